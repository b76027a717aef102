import { rule } from '../../../rules/hop/missing-role.ts'
import { exampleRole } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const linkTo = (account: string, name: string, more: object = {}) => ({
  files: {
    'roles.json': { ...exampleRole({ Effect: 'Allow', Action: 'iam:GetRole', Resource: '*' }), ...more },
  },
  config: { links: [{ name: 'orders', target: { role: `arn:aws:iam::${account}:role/${name}` } }] },
})

tryRule(rule, [
  {
    name: 'not among all',
    ...linkTo('444455556666', 'orders-logon'),
    finds: ['rdsaudit.config.json /links/0/target'],
    says: ['has no role arn:aws:iam::444455556666:role/orders-logon'],
  },
  { name: 'there', ...linkTo('444455556666', 'orders-proxy'), finds: [] },
  { name: 'an account that was not read', ...linkTo('111122223333', 'orders-logon'), finds: [] },
  {
    name: 'a page is missing',
    ...linkTo('444455556666', 'orders-logon', { IsTruncated: true, Marker: 'more' }),
    finds: [],
  },
])
