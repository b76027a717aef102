import { rule } from '../../../rules/syntax/misspelt-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Action: string | string[]) => policyWith({ Effect: 'Allow', Action, Resource: '*' })
const at = ['/Statement/0/Action']
const meant = (written: string, ...says: string[]) => ({
  name: written,
  document: on(written),
  finds: at,
  says,
})

tryRule(rule, [
  meant('rds:connect', 'rds-db:connect is meant: logins have a prefix of their own'),
  meant('rds:Connect', 'rds-db:connect is meant'),
  meant('RDS:CONNECT', 'rds-db:connect is meant'),
  meant('rds:Connect*', 'rds-db:connect is meant'),
  meant('rds:conn*', 'rds-db:connect is meant'),
  meant('rdsdb:connect', 'rds-db:connect is meant'),
  meant('rdsdb:*', 'rds-db:* is meant'),
  meant('rds-bd:connect', 'rds-db:connect is meant'),
  meant('rds-dbs:connect', 'rds-db:connect is meant'),
  meant('rds-db:conect', 'rds-db:connect is meant'),
  meant('rds-db:Login', 'rds-db:connect is meant'),
  meant('rds-db:log*', 'rds-db:connect is meant'),
  meant('rds-db:GenerateAuthToken', 'signing a token is done on the client'),
  meant('rds:GenerateDBAuthToken', 'signing a token is done on the client'),
  meant('rds-data:connect', 'rds-data is the Data API'),
  meant('rds-db:executeStatement', 'rds-data:ExecuteStatement is meant'),
  meant('sts:AssumeRoles', 'sts:AssumeRole is meant'),
  meant('sts:assume-role', 'sts:AssumeRole is meant'),
  meant('sts:assume_role', 'sts:AssumeRole is meant'),
  meant('sts:AsumeRole', 'sts:AssumeRole is meant'),
  meant('sts:AssumeRoleWithWebIdendity', 'sts:AssumeRoleWithWebIdentity is meant'),
  meant('iam:AssumeRole', 'roles are assumed through STS'),
  meant('s3:GetObjet', 's3:GetObject is meant'),
  {
    name: 'one of a list',
    document: on(['rds-db:connect', 'rds:connect']),
    finds: ['/Statement/0/Action/1'],
  },
  {
    name: 'in a trust policy',
    document: policyWith({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRoles' }),
    finds: at,
  },
  {
    name: 'right in any case',
    document: on(['rds-db:connect', 'RDS-DB:Connect', 'sts:assumerole']),
    finds: [],
  },
  { name: 'patterns that match', document: on(['rds-db:*', 'rds-db:con*', 'sts:Assume*', '*']), finds: [] },
  { name: 'near to nothing', document: on(['s3:FetchTheObject', 'foo:Bar']), finds: [] },
  { name: 'not of the form of an action', document: on(['connect', 'rds_db:connect', 'rds:']), finds: [] },
  { name: 'a service of one letter less, with other actions', document: on('macie:ListFindings'), finds: [] },
])
