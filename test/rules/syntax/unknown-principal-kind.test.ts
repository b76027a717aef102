import { rule } from '../../../rules/syntax/unknown-principal-kind.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (principal: unknown, element = 'Principal') =>
  policyWith({ Effect: 'Allow', [element]: principal, Action: 'sts:AssumeRole' })
const role = 'arn:aws:iam::111122223333:role/app'

tryRule(rule, [
  {
    name: 'wrong case',
    document: trust({ aws: role, service: 'ec2.amazonaws.com' }),
    finds: ['/Statement/0/Principal/aws', '/Statement/0/Principal/service'],
    says: ['did you mean "AWS"', 'did you mean "Service"'],
  },
  {
    name: 'slips and other words',
    document: trust({
      Services: 'x',
      IAM: role,
      Federatde: 'x',
      OIDC: 'x',
      'AWS ': role,
      canonicaluser: 'x',
    }),
    finds: ['Services', 'IAM', 'Federatde', 'OIDC', 'AWS ', 'canonicaluser'].map(
      name => `/Statement/0/Principal/${name}`,
    ),
    says: [
      '"Service"',
      '"AWS"',
      '"Federated"',
      '"Federated"',
      'the character U+0020 in it',
      '"CanonicalUser"',
    ],
  },
  {
    name: 'nothing near',
    document: trust({ Everybody: '*' }),
    finds: ['/Statement/0/Principal/Everybody'],
    says: ['there are AWS, Service, Federated and CanonicalUser'],
  },
  { name: 'an empty list', document: trust({ aws: [] }), finds: ['/Statement/0/Principal/aws'] },
  { name: 'the star of Terraform', document: trust({ '*': '*' }), finds: ['/Statement/0/Principal/*'] },
  {
    name: 'NotPrincipal',
    document: trust({ aws: role }, 'NotPrincipal'),
    finds: ['/Statement/0/NotPrincipal/aws'],
  },
  {
    name: 'the four there are',
    document: trust({ AWS: role, Service: 'ec2.amazonaws.com', Federated: 'x', CanonicalUser: 'x' }),
    finds: [],
  },
  { name: 'no object', document: trust('*'), finds: [] },
])
