import { rule } from '../../../rules/connect/wildcard-service-login.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const granted = (Action: string | string[], Resource: string | string[], Effect = 'Allow') => ({
  document: policyWith({ Effect, Action, Resource }) as never,
})

tryRule(rule, [
  {
    name: 'MemoryDB',
    ...granted('memorydb:Connect', '*'),
    finds: ['/Statement/0/Resource'],
    says: ['memorydb:Connect on "*" is open to any region, database and user'],
  },
  {
    name: 'a workgroup has no users of its own',
    ...granted('redshift-serverless:GetCredentials', ['*']),
    finds: ['/Statement/0/Resource/0'],
    says: ['any region and database'],
  },
  { name: 'refused', ...granted('memorydb:Connect', '*', 'Deny'), finds: [] },
  { name: 'beside other things', ...granted(['memorydb:Connect', 'memorydb:DescribeUsers'], '*'), finds: [] },
  {
    name: 'named',
    ...granted('redshift:GetClusterCredentials', 'arn:aws:redshift:us-west-2:444455556666:dbuser:orders/app'),
    finds: [],
  },
  {
    name: 'only what has a tag',
    document: policyWith({
      Effect: 'Allow',
      Action: 'elasticache:Connect',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } },
    }) as never,
    finds: [],
  },
])
