import { rule } from '../../../rules/connect/denied-login-grant.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const user = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app'
const allow = { Effect: 'Allow', Action: 'rds-db:connect', Resource: user }
const here = '/Statement/0/Resource'

tryRule(rule, [
  {
    name: 'the whole service denied',
    document: both(allow, { Sid: 'NoLogins', Effect: 'Deny', Action: 'rds*', Resource: '*' }),
    finds: [here],
    says: ['NoLogins'],
  },
  {
    name: 'all but other actions denied',
    document: both(allow, { Effect: 'Deny', NotAction: 'rds:*', Resource: '*' }),
    finds: [here],
  },
  {
    name: 'all but another user denied',
    document: both(allow, { Effect: 'Deny', Action: '*', NotResource: `${user}2` }),
    finds: [here],
  },
  {
    name: 'one of two values',
    document: both(
      { ...allow, Resource: [user, `${user}2`] },
      { Effect: 'Deny', Action: '*', Resource: user },
    ),
    finds: [`${here}/0`],
  },
  {
    name: 'in another file of the link',
    files: {
      'a.json': policyWith(allow),
      'b.json': policyWith({ Effect: 'Deny', Action: '*', Resource: '*' }),
    },
    config: {
      links: [
        { name: 'x', target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['a.json', 'b.json'] } },
      ],
    },
    finds: [`a.json ${here}`],
    says: ['a statement of b.json'],
  },
  {
    name: 'under a condition',
    document: both(allow, {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    }),
    finds: [],
  },
  {
    name: 'by a condition, which another rule is about',
    document: both(allow, {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    }),
    finds: [],
  },
  {
    name: 'another user denied',
    document: both(allow, { Effect: 'Deny', Action: '*', Resource: `${user}2` }),
    finds: [],
  },
  {
    name: 'a pattern, of which something is left',
    document: both({ ...allow, Resource: `${user}*` }, { Effect: 'Deny', Action: '*', Resource: user }),
    finds: [],
  },
])
