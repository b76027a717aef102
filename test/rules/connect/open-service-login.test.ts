import { rule } from '../../../rules/connect/open-service-login.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const granted = (Action: string, ...Resource: string[]) => ({
  document: policyWith({ Effect: 'Allow', Action, Resource }) as never,
})

tryRule(rule, [
  {
    name: 'any user of any cluster in any region',
    ...granted('redshift:GetClusterCredentials', 'arn:aws:redshift:*:444455556666:dbuser:*/*'),
    finds: ['/Statement/0/Resource/0'],
    says: ['any region, database and user'],
  },
  {
    name: 'a star that goes over the slash',
    ...granted('redshift:GetClusterCredentials', 'arn:aws:redshift:us-west-2:444455556666:dbuser:*'),
    finds: ['/Statement/0/Resource/0'],
    says: ['any database and user'],
  },
  {
    name: 'the database of a call is no login of its own',
    ...granted(
      'redshift:GetClusterCredentials',
      'arn:aws:redshift:us-west-2:444455556666:dbuser:orders/app',
      'arn:aws:redshift:us-west-2:444455556666:dbname:orders/*',
    ),
    finds: [],
  },
  {
    name: 'any database of a call',
    ...granted('redshift:GetClusterCredentials', 'arn:aws:redshift:*:*:dbname:*/*'),
    finds: [],
  },
  {
    name: 'one user of any cluster',
    ...granted('redshift:GetClusterCredentials', 'arn:aws:redshift:*:*:dbuser:*/loader'),
    finds: [],
  },
  {
    name: 'any cache, one user',
    ...granted(
      'elasticache:Connect',
      'arn:aws:elasticache:us-west-2:444455556666:replicationgroup:*',
      'arn:aws:elasticache:us-west-2:444455556666:user:app',
    ),
    finds: ['/Statement/0/Resource/0'],
    says: ['any database'],
  },
  {
    name: 'a pattern that is more than a star',
    ...granted('elasticache:Connect', 'arn:aws:elasticache:us-west-2:444455556666:user:app-*'),
    finds: [],
  },
  {
    name: 'only what has a tag',
    document: policyWith({
      Effect: 'Allow',
      Action: 'redshift-serverless:GetCredentials',
      Resource: 'arn:aws:redshift-serverless:*:*:workgroup/*',
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } },
    }) as never,
    finds: [],
  },
])
