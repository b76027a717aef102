import { rule } from '../../../rules/syntax/malformed-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Action: string | string[]) => policyWith({ Effect: 'Allow', Action, Resource: '*' })
const at = ['/Statement/0/Action']

tryRule(rule, [
  { name: 'no service', document: on('connect'), finds: at, says: ['no service and colon'] },
  { name: 'another separator', document: on('sts.AssumeRole'), finds: at, says: ['no service and colon'] },
  { name: 'nothing before the colon', document: on(':connect'), finds: at, says: ['no service before'] },
  { name: 'nothing behind it', document: on('rds-db:'), finds: at, says: ['no name'] },
  { name: 'two colons', document: on('rds-db:connect:app'), finds: at, says: ['one colon only'] },
  { name: 'the service twice', document: on('ec2:ec2:RunInstances'), finds: at, says: ['one colon only'] },
  { name: 'a wildcard for the service', document: on('*:connect'), finds: at, says: ['no wildcard'] },
  { name: 'a wildcard in the service', document: on('rds*:connect'), finds: at, says: ['no wildcard'] },
  { name: 'an underscore', document: on('rds_db:connect'), finds: at, says: ['"_"'] },
  { name: 'a blank', document: on('rds db:connect'), finds: at, says: ['" "'] },
  {
    name: 'an ARN',
    document: on('arn:aws:rds-db:us-east-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/app'),
    finds: at,
    says: ['ARNs belong in Resource'],
  },
  {
    name: 'one of a list',
    document: on(['rds-db:connect', 'sts', 'sts:*']),
    finds: ['/Statement/0/Action/1'],
  },
  { name: 'in NotAction', document: policyWith({ NotAction: 'iam' }), finds: ['/Statement/0/NotAction'] },
  { name: 'every action', document: on('*'), finds: [] },
  { name: 'every action of every service', document: on('*:*'), finds: [] },
  { name: 'another case', document: on('RDS-DB:Connect'), finds: [] },
  { name: 'wildcards in the name', document: on(['rds-db:c?nnect', 's3:*Object*']), finds: [] },
  { name: 'a dot in the service, which IAM accepts', document: on('s3.x:GetObject'), finds: [] },
])
