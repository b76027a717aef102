import { rule } from '../../../rules/link/service-control-policy-without-login.ts'
import { linkFiles, mayConnect, userArn } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const allow = (action: string) => ({ Effect: 'Allow', Action: action, Resource: '*' })

tryRule(rule, [
  {
    name: 'rds is not rds-db',
    ...linkFiles({
      connect: [mayConnect()],
      scps: { of: 'target', levels: [[allow('*')], [allow('rds:*')]] },
    }),
    finds: ['scp-1.json /Statement'],
    fixes: [userArn],
  },
  {
    name: 'allowed at every level',
    ...linkFiles({
      connect: [mayConnect()],
      scps: { of: 'target', levels: [[allow('*')], [allow('rds-db:*')]] },
    }),
    finds: [],
  },
  {
    name: 'of the account of the caller, where it does not matter',
    ...linkFiles({ connect: [mayConnect()], scps: { of: 'caller', levels: [[allow('sts:*')]] } }),
    finds: [],
  },
])
