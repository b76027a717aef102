import { rule } from '../../../rules/connect/wrong-form-of-login-resource.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const granted = (Action: string | string[], ...Resource: string[]) => ({
  document: policyWith({ Effect: 'Allow', Action, Resource }) as never,
})

tryRule(rule, [
  {
    name: 'a user of MemoryDB with a colon',
    ...granted(
      'memorydb:Connect',
      'arn:aws:memorydb:us-west-2:444455556666:cluster/sessions',
      'arn:aws:memorydb:us-west-2:444455556666:user:app',
    ),
    finds: ['/Statement/0/Resource/1'],
    fixes: ['"arn:aws:memorydb:us-west-2:444455556666:user/app"'],
  },
  {
    name: 'in another case',
    ...granted('MemoryDB:connect', 'arn:aws:memorydb:us-west-2:444455556666:Cluster/sessions'),
    finds: ['/Statement/0/Resource/0'],
    fixes: ['cluster/sessions'],
  },
  {
    name: 'a user of ElastiCache with a slash',
    ...granted('elasticache:Connect', 'arn:aws:elasticache:us-west-2:444455556666:user/app'),
    finds: ['/Statement/0/Resource/0'],
    fixes: ['user:app'],
  },
  {
    name: 'a workgroup with a colon',
    ...granted(
      'redshift-serverless:GetCredentials',
      'arn:aws:redshift-serverless:us-west-2:444455556666:workgroup:0a1b',
    ),
    finds: ['/Statement/0/Resource/0'],
  },
  {
    name: 'wildcards and right forms',
    ...granted(
      ['memorydb:Connect', 'elasticache:Connect', 'redshift:GetClusterCredentials'],
      'arn:aws:memorydb:*:*:*',
      'arn:aws:elasticache:us-west-2:444455556666:serverlesscache:sessions',
      'arn:aws:elasticache:us-west-2:444455556666:user:app',
      'arn:aws:redshift:us-west-2:444455556666:dbgroup:orders/readers',
      'arn:aws:redshift:us-west-2:444455556666:dbuser:orders/app',
      '*',
    ),
    finds: [],
  },
  {
    name: 'another action on the same ARN',
    ...granted('memorydb:DescribeUsers', 'arn:aws:memorydb:us-west-2:444455556666:user:app'),
    finds: [],
  },
])
