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
  meant('rds:connect', 'called rds-db:connect: logins have a prefix of their own'),
  meant('rds:Connect', 'called rds-db:connect'),
  meant('RDS:CONNECT', 'called rds-db:connect'),
  meant('rds:Connect*', 'called rds-db:connect'),
  meant('rds:conn*', 'called rds-db:connect'),
  meant('rdsdb:connect', 'called rds-db:connect'),
  meant('rdsdb:*', 'called rds-db:*'),
  meant('rds-bd:connect', 'called rds-db:connect'),
  meant('rds-dbs:connect', 'called rds-db:connect'),
  meant('rds-db:conect', 'called rds-db:connect'),
  meant('rds-db:Login', 'called rds-db:connect'),
  meant('rds-db:log*', 'called rds-db:connect'),
  meant('rds-db:GenerateAuthToken', 'signing a token is done on the client'),
  meant('rds:GenerateDBAuthToken', 'signing a token is done on the client'),
  meant('rds-data:connect', 'rds-data is the Data API'),
  meant('rds-db:executeStatement', 'called rds-data:ExecuteStatement'),
  meant('sts:AssumeRoles', 'called sts:AssumeRole'),
  meant('sts:assume-role', 'called sts:AssumeRole'),
  meant('sts:assume_role', 'called sts:AssumeRole'),
  meant('sts:AsumeRole', 'called sts:AssumeRole'),
  meant('sts:AssumeRoleWithWebIdendity', 'called sts:AssumeRoleWithWebIdentity'),
  meant('iam:AssumeRole', 'roles are assumed through STS'),
  meant('s3:GetObjet', 'called s3:GetObject'),
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
