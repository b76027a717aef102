import { rule } from '../../../rules/trust/key-of-other-caller.ts'
import { token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const role = { AWS: 'arn:aws:iam::111122223333:role/tool' }
const service = { Service: 'lambda.amazonaws.com' }
const asking = (Principal: object, Condition: object) =>
  trustOf({ Principal, Action: 'sts:AssumeRole', Condition })

tryRule(rule, [
  {
    name: 'a source account of a role',
    document: asking(role, { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:SourceAccount'],
    says: ['nobody gets in'],
  },
  {
    name: 'a source ARN of an account',
    document: asking(
      { AWS: '111122223333' },
      { ArnLike: { 'AWS:SourceArn': 'arn:aws:iam::111122223333:role/*' } },
    ),
    finds: ['/Statement/0/Condition/ArnLike/AWS:SourceArn'],
  },
  {
    name: 'a role beside a service that sends it',
    document: asking({ ...role, ...service }, { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:SourceAccount'],
    says: ['the users and roles of this statement never get in'],
  },
  {
    name: 'an organization of a service',
    document: asking(service, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:PrincipalOrgID'],
  },
  {
    name: 'MFA of a token',
    document: trustOf(token('id.example.com', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })),
    finds: ['/Statement/0/Condition/Bool/aws:MultiFactorAuthPresent'],
    says: ['calls that users and roles sign'],
  },

  {
    name: 'a service',
    document: asking(service, { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    finds: [],
  },
  {
    name: 'if it is there',
    document: asking(role, { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }),
    finds: [],
  },
  {
    name: 'not this one',
    document: asking(role, { StringNotEquals: { 'aws:SourceAccount': '111122223333' } }),
    finds: [],
  },
  {
    name: 'beside an action that is none of theirs, of which another rule speaks',
    document: trustOf({
      ...token('id.example.com', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      Action: 'sts:AssumeRole',
    }),
    finds: [],
  },
  {
    name: 'everyone, services included',
    document: asking({ AWS: '*' }, { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    finds: [],
  },
  {
    name: 'an organization of a role',
    document: asking(role, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: [],
  },
  {
    name: 'MFA of a role, whose caller may have had it',
    document: asking(role, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    finds: [],
  },
])
