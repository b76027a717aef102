import { rule } from '../../../rules/hop/boundary-without-assume-role.ts'
import { linkFiles, mayAssume, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const allow = (action: string) => ({ Effect: 'Allow', Action: action, Resource: '*' })

tryRule(rule, [
  {
    name: 'rds alone',
    ...linkFiles({ boundary: { of: 'caller', allows: [allow('rds:*')] } }),
    finds: ['boundary.json /Statement'],
    fixes: ['role/db'],
  },
  {
    name: 'roles of its own account alone',
    ...linkFiles({ boundary: { of: 'caller', allows: [mayAssume('arn:aws:iam::111122223333:role/*')] } }),
    finds: ['boundary.json /Statement'],
  },
  { name: 'everything', ...linkFiles({ boundary: { of: 'caller', allows: [allow('*')] } }), finds: [] },
  {
    name: 'all but IAM',
    ...linkFiles({
      boundary: { of: 'caller', allows: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] },
    }),
    finds: [],
  },
  {
    name: 'of the role, where it does not matter',
    ...linkFiles({ boundary: { of: 'target', allows: [allow('rds:*')] } }),
    finds: [],
  },
  { name: 'none', ...linkFiles(), finds: [] },
  {
    name: 'one account, the trust naming the account',
    ...linkFiles({
      from: 'arn:aws:iam::444455556666:role/tool',
      trust: [trusts('444455556666')],
      boundary: { of: 'caller', allows: [allow('rds:*')] },
    }),
    finds: ['boundary.json /Statement'],
  },
])
