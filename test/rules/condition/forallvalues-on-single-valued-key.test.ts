import { rule } from '../../../rules/condition/forallvalues-on-single-valued-key.ts'
import { github, token, trustOf } from '../../helpers/federated-trust.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const asking = (Condition: object, Effect = 'Allow') =>
  policyWith({ Effect, Action: 'rds:DescribeDBInstances', Resource: '*', Condition })

tryRule(rule, [
  {
    name: 'a source identity',
    document: asking({ 'ForAllValues:StringEquals': { 'sts:SourceIdentity': 'alice' } }),
    finds: ['/Statement/0/Condition/ForAllValues:StringEquals'],
  },
  {
    name: 'a key of a service, of which that is not certain',
    document: asking({ 'ForAllValues:StringEquals': { 'codestar-connections:ProviderAction': 'x' } }),
    finds: [],
  },
  {
    name: 'an organization',
    document: asking({ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: ['/Statement/0/Condition/ForAllValues:StringEquals'],
    fixes: ['"StringEquals"'],
  },
  {
    name: 'a subject of a token',
    document: trustOf(
      token(github, { 'ForAllValues:StringLike': { [`${github}:sub`]: 'repo:example/orders:*' } }),
    ),
    finds: ['/Statement/0/Condition/ForAllValues:StringLike'],
  },
  {
    name: 'a tag',
    document: asking({ 'ForAllValues:StringEquals': { 'aws:RequestTag/team': ['a', 'b'] } }),
    finds: ['/Statement/0/Condition/ForAllValues:StringEquals'],
  },

  {
    name: 'the plain operator',
    document: asking({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: [],
  },
  {
    name: 'a key with several values',
    document: asking({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }),
    finds: [],
  },
  {
    name: 'ForAnyValue, which asks for one',
    document: asking({ 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: [],
  },
  {
    name: 'the key has to be there',
    document: asking({
      'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
      Null: { 'aws:PrincipalOrgID': 'false' },
    }),
    finds: [],
  },
  {
    name: 'a Deny',
    document: asking({ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, 'Deny'),
    finds: [],
  },
  {
    name: 'a key that nobody knows',
    document: asking({ 'ForAllValues:StringEquals': { 'rds:nonsense': 'x' } }),
    finds: [],
  },
  {
    name: 'an external id, of which another rule speaks',
    document: trustOf({
      Principal: { AWS: '111122223333' },
      Action: 'sts:AssumeRole',
      Condition: { 'ForAllValues:StringEquals': { 'sts:ExternalId': 'x1' } },
    }),
    finds: [],
  },
])
