import { rule } from '../../../rules/hop/service-control-policy-without-assume-role.ts'
import { linkFiles } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const allow = (action: string) => ({ Effect: 'Allow', Action: action, Resource: '*' })

tryRule(rule, [
  {
    name: 'at the account',
    ...linkFiles({ scps: { of: 'caller', levels: [[allow('*')], [allow('rds:*')]] } }),
    finds: ['scp-1.json /Statement'],
  },
  {
    name: 'at the root',
    ...linkFiles({ scps: { of: 'caller', levels: [[allow('rds:*')], [allow('*')]] } }),
    finds: ['scp-0.json /Statement'],
  },
  {
    name: 'at two levels',
    ...linkFiles({ scps: { of: 'caller', levels: [[allow('rds:*')], [allow('ec2:*')]] } }),
    finds: ['scp-0.json /Statement', 'scp-1.json /Statement'],
  },
  {
    name: 'allowed at every level',
    ...linkFiles({ scps: { of: 'caller', levels: [[allow('*')], [allow('sts:*')]] } }),
    finds: [],
  },
  {
    name: "of the role's account, which does not cap the call",
    ...linkFiles({ scps: { of: 'target', levels: [[allow('rds:*')]] } }),
    finds: [],
  },
])
