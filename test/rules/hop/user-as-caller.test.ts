import { rule } from '../../../rules/hop/user-as-caller.ts'
import type { JsonObject } from '../../../src/base/json-value.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`
const target = { role: role('444455556666', 'orders-login') }
const example = (link: JsonObject) => ({ files: {}, config: { links: [{ name: 'orders', ...link }] } })
const tool = { user: 'arn:aws:iam::111122223333:user/tool' }

tryRule(rule, [
  {
    name: 'a user',
    ...example({ caller: tool, target }),
    finds: ['rdsaudit.config.json /links/0/target'],
    says: ['tool, who gets into orders-login, is a user'],
  },
  { name: 'a role', ...example({ caller: { role: role('111122223333', 'tool') }, target }), finds: [] },
  {
    name: 'once for a link of two hops',
    ...example({ caller: tool, hops: [{ role: role('111122223333', 'between') }, target] }),
    finds: ['rdsaudit.config.json /links/0/hops/0'],
  },
  { name: 'nobody said who calls', ...example({ target }), finds: [] },
])
