import { rule } from '../../../rules/hop/missing-role.ts'
import { exampleDrift } from '../../../src/engine/example-drift.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const linkTo = (account: string, name: string, more: object = {}) => ({
  files: { 'roles.json': { ...exampleDrift({}).files['roles.json'], ...more } },
  config: { links: [{ name: 'orders', target: { role: `arn:aws:iam::${account}:role/${name}` } }] },
})

tryRule(rule, [
  {
    name: 'not among all',
    ...linkTo('444455556666', 'dbs'),
    finds: ['rdsaudit.config.json /links/0/target'],
    says: ['has no role arn:aws:iam::444455556666:role/dbs'],
  },
  { name: 'there', ...linkTo('444455556666', 'db'), finds: [] },
  { name: 'an account that was not read', ...linkTo('111122223333', 'dbs'), finds: [] },
  {
    name: 'a page is missing',
    ...linkTo('444455556666', 'dbs', { IsTruncated: true, Marker: 'more' }),
    finds: [],
  },
])
