import { rule } from '../../../rules/syntax/principal-under-wrong-kind.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (principal: unknown) =>
  policyWith({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })
const canonical = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'

tryRule(rule, [
  {
    name: 'a service under AWS',
    document: trust({ AWS: 'ec2.amazonaws.com' }),
    finds: ['/Statement/0/Principal/AWS'],
    says: ['belongs under "Service"'],
  },
  {
    name: 'identity providers under AWS',
    document: trust({
      AWS: [
        'arn:aws:iam::111122223333:oidc-provider/example.com',
        'cognito-identity.amazonaws.com',
        'accounts.google.com',
      ],
    }),
    finds: [0, 1, 2].map(index => `/Statement/0/Principal/AWS/${index}`),
    says: ['"Federated"', '"Federated"', '"Federated"'],
  },
  {
    name: 'identities under Service and Federated',
    document: trust({
      Service: ['arn:aws:iam::111122223333:role/app', '111122223333'],
      Federated: ['arn:aws:iam::111122223333:user/alice', 'ec2.amazonaws.com', 'AROADBQP57FF2AEXAMPLE'],
      CanonicalUser: 'arn:aws:iam::111122223333:root',
    }),
    finds: [
      '/Statement/0/Principal/Service/0',
      '/Statement/0/Principal/Service/1',
      '/Statement/0/Principal/Federated/0',
      '/Statement/0/Principal/Federated/1',
      '/Statement/0/Principal/Federated/2',
      '/Statement/0/Principal/CanonicalUser',
    ],
    says: ['"AWS"', '"AWS"', '"AWS"', '"Service"', '"AWS"', '"AWS"'],
  },
  {
    name: 'a canonical user under AWS',
    document: trust({ AWS: canonical }),
    finds: ['/Statement/0/Principal/AWS'],
    says: ['"CanonicalUser"'],
  },
  {
    name: 'malformed, and under the wrong kind',
    document: trust({ Service: 'arn:aws:iam::11112222:role/app' }),
    finds: ['/Statement/0/Principal/Service'],
  },
  {
    name: 'each under its own',
    document: trust({
      AWS: ['*', '111122223333', 'arn:aws:iam::111122223333:role/app'],
      Service: ['ec2.amazonaws.com', 'cognito-identity.amazonaws.com'],
      Federated: ['cognito-identity.amazonaws.com', 'www.amazon.com'],
      CanonicalUser: canonical,
    }),
    finds: [],
  },
  { name: 'what could be anything', document: trust({ Service: ['ec2', '*'], AWS: 'app' }), finds: [] },
])
