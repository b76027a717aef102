import { rule } from '../../../rules/connect/login-denied-by-absent-key.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const user = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app'
const allow = { Effect: 'Allow', Action: 'rds-db:connect', Resource: user }
const deny = (Condition: object, more: object = { Action: '*' }) => ({
  Effect: 'Deny',
  Resource: '*',
  ...more,
  Condition,
})
const elsewhere = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
const here = '/Statement/1/Condition/NotIpAddress/aws:SourceIp'

tryRule(rule, [
  {
    name: 'everything from elsewhere',
    document: both(allow, deny(elsewhere)),
    finds: [here],
    says: ['refuses every login'],
  },
  {
    name: 'logins from elsewhere',
    document: both(allow, deny(elsewhere, { Action: 'rds-db:connect' })),
    finds: [here],
  },
  {
    name: 'all but IAM from elsewhere',
    document: both(allow, deny(elsewhere, { NotAction: 'iam:*' })),
    finds: [here],
  },
  {
    name: 'from another endpoint',
    document: both(allow, deny({ StringNotEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } })),
    finds: ['/Statement/1/Condition/StringNotEquals/aws:SourceVpce'],
  },
  {
    name: 'with IfExists, which a missing key meets too',
    document: both(allow, deny({ StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-0a1b2c3d' } })),
    finds: ['/Statement/1/Condition/StringNotEqualsIfExists/aws:SourceVpc'],
  },
  {
    name: 'in another policy of the same link',
    files: { 'a.json': policyWith(allow), 'b.json': policyWith(deny(elsewhere)) },
    config: {
      links: [
        { name: 'x', target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['a.json', 'b.json'] } },
      ],
    },
    finds: ['b.json /Statement/0/Condition/NotIpAddress/aws:SourceIp'],
  },
  {
    name: 'that depends on something else too',
    document: both(allow, deny({ ...elsewhere, StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })),
    finds: [],
  },
  {
    name: 'only where the key is there',
    document: both(allow, deny({ ...elsewhere, Null: { 'aws:SourceIp': 'false' } })),
    finds: [],
  },
  {
    name: 'plain transport',
    document: both(allow, deny({ Bool: { 'aws:SecureTransport': 'false' } })),
    finds: [],
  },
  {
    name: 'from this address only',
    document: both(allow, deny({ IpAddress: { 'aws:SourceIp': '203.0.113.7' } })),
    finds: [],
  },
  { name: 'other actions', document: both(allow, deny(elsewhere, { Action: 'rds:*' })), finds: [] },
  {
    name: 'another database',
    document: both(allow, deny(elsewhere, { Action: '*', Resource: 'arn:aws:rds-db:*:*:dbuser:db-XYZ/*' })),
    finds: [],
  },
  {
    name: 'nobody connects',
    document: both({ ...allow, Action: 'rds:*', Resource: '*' }, deny(elsewhere)),
    finds: [],
  },
  {
    name: 'an administrator',
    document: both({ Effect: 'Allow', Action: '*', Resource: '*' }, deny(elsewhere)),
    finds: [],
  },
])
