import { rule } from '../../../rules/syntax/unknown-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Action: string | string[]) => policyWith({ Effect: 'Allow', Action, Resource: '*' })
const at = ['/Statement/0/Action']

tryRule(rule, [
  { name: 'near to nothing', document: on('rds:ListDatabases'), finds: at, says: ['for Amazon RDS'] },
  {
    name: 'two slips away',
    document: on('sts:GetCalerIdentety'),
    finds: at,
    says: ['did you mean sts:GetCallerIdentity?'],
  },
  {
    name: 'of another service',
    document: on('ec2:ListAllMyBuckets'),
    finds: at,
    says: ['AWS lists no action ec2:ListAllMyBuckets for Amazon EC2'],
  },
  {
    name: 'of a service with one action only',
    document: on('eks-auth:GetToken'),
    finds: at,
    says: ['did you mean eks-auth:AssumeRoleForPodIdentity?'],
  },
  {
    name: 'in NotAction',
    document: policyWith({ NotAction: ['s3:Fetch'] }),
    finds: ['/Statement/0/NotAction/0'],
  },
  { name: 'known', document: on(['rds:DescribeDBInstances', 'rds:describedbinstances']), finds: [] },
  { name: 'misspelt, which another rule says', document: on(['rds:connect', 'sts:AssumeRoles']), finds: [] },
  { name: 'a pattern', document: on('rds:Fetch*'), finds: [] },
  { name: 'of an unknown or retired service', document: on(['foo:Bar', 'deeplens:Bar']), finds: [] },
])
