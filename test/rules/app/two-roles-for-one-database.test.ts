import { rule } from '../../../rules/app/two-roles-for-one-database.ts'
import { exampleMatchers } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const matcher = (name: string, tags: object, others: object = {}) => ({
  types: ['rds'],
  regions: ['eu-west-1'],
  tags: tags as never,
  assume_role_arn: `arn:aws:iam::444455556666:role/${name}`,
  ...others,
})
const second = '/db_service/aws/1/assume_role_arn'
const orders = { team: 'orders' }

tryRule(rule, [
  {
    name: 'what has both tags has the one',
    ...exampleMatchers([matcher('a', orders), matcher('b', { team: ['orders', 'x'], env: 'prod' })]),
    finds: [second],
    says: ['role/b finds is found by another matcher, too, with arn:aws:iam::444455556666:role/a'],
  },
  {
    name: 'tags that need not meet',
    ...exampleMatchers([matcher('a', orders), matcher('b', { env: 'prod' })]),
    finds: [],
  },
  {
    name: 'another type, or another region',
    ...exampleMatchers([
      matcher('a', orders),
      matcher('b', orders, { types: ['redshift'] }),
      matcher('c', orders, { regions: ['eu-west-2'] }),
    ]),
    finds: [],
  },
  {
    name: 'all regions',
    ...exampleMatchers([matcher('a', orders, { regions: '*' }), matcher('b', orders)]),
    finds: [second],
  },
  { name: 'one role', ...exampleMatchers([matcher('a', orders), matcher('a', { '*': '*' })]), finds: [] },
  {
    name: 'roles of other accounts find other databases',
    ...exampleMatchers([
      matcher('a', orders),
      matcher('b', orders, { assume_role_arn: 'arn:aws:iam::111122223333:role/b' }),
    ]),
    finds: [],
  },
])
