import { rule } from '../../../rules/connect/forgeable-database-user.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const tool = 'arn:aws:iam::444455556666:role/tool'
const role = (trust: object, user = '${aws:PrincipalTag/user}') =>
  ({
    Arn: 'arn:aws:iam::444455556666:role/db',
    AssumeRolePolicyDocument: policyWith({
      Effect: 'Allow',
      Principal: { AWS: tool },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      ...trust,
    }),
    PolicyDocument: policyWith({
      Effect: 'Allow',
      Action: 'rds-db:connect',
      Resource: `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/${user}`,
    }),
  }) as never
const here = '/AssumeRolePolicyDocument/Statement/0/Principal/AWS'

tryRule(rule, [
  { name: 'any value', document: role({}), finds: [here], says: ['session tag "user"'] },
  {
    name: 'of a whole account',
    document: role({ Principal: { AWS: ['111122223333'] } }),
    finds: [`${here}/0`],
  },
  {
    name: 'any value of some keys',
    document: role({ Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['user', 'team'] } } }),
    finds: [here],
  },
  {
    name: 'with an external id',
    document: role({
      Condition: { StringEquals: { 'sts:ExternalId': '0b9f2a5e-6d0c-4f5e-9a43-2a7d5c1e8b90' } },
    }),
    finds: [here],
  },
  {
    name: 'values that are meant',
    document: role({ Condition: { StringEquals: { 'aws:RequestTag/user': ['app', 'ro'] } } }),
    finds: [],
  },
  {
    name: 'other keys only',
    document: role({ Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } } }),
    finds: [],
  },
  { name: 'no tags at all', document: role({ Action: 'sts:AssumeRole' }), finds: [] },
  {
    name: 'another tag in the grant',
    document: role(
      { Condition: { StringEquals: { 'aws:RequestTag/user': 'app' } } },
      '${aws:PrincipalTag/team}',
    ),
    finds: [here],
    says: ['"team"'],
  },
  { name: 'a fixed user', document: role({}, 'app'), finds: [], undecided: false },
  {
    name: 'a provider',
    document: role({
      Principal: { Federated: 'arn:aws:iam::444455556666:saml-provider/corp' },
      Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    }),
    finds: [],
  },
  {
    name: 'nobody said whose trust it is',
    document: policyWith({ Effect: 'Allow', Principal: { AWS: tool }, Action: 'sts:AssumeRole' }),
    finds: [],
    undecided: true,
  },
])
