import { rule } from '../../../rules/connect/wildcard-account-in-grant.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })
const here = '/Statement/0/Resource'

const at = (account: string) => `arn:aws:rds-db:us-east-1:${account}:dbuser:db-ABC/app`

tryRule(rule, [
  { name: 'every account', document: connect(at('*')), finds: [here], says: ['opens nothing'] },
  { name: 'accounts with a beginning', document: connect([at('4444*')]), finds: [`${here}/0`] },
  {
    name: 'of a role that is known',
    document: { Arn: 'arn:aws:iam::444455556666:role/db', PolicyDocument: connect(at('*')) } as never,
    finds: ['/PolicyDocument/Statement/0/Resource'],
  },
  { name: 'one account', document: connect(at('444455556666')), finds: [] },
  { name: 'everything', document: connect('*'), finds: [] },
  { name: 'no login at all', document: connect(at('*'), 'rds:DescribeDBInstances'), finds: [] },
])
