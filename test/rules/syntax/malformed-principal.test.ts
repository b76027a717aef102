import { expect, it } from 'vitest'
import { rule } from '../../../rules/syntax/malformed-principal.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (principal: unknown, element = 'Principal') =>
  policyWith({ Effect: 'Allow', [element]: principal, Action: 'sts:AssumeRole' })

tryRule(rule, [
  {
    name: 'accounts, roles and users',
    document: trust({
      AWS: [
        'app',
        '11122223333',
        '1111-2222-3333',
        'arn:aws:iam:111122223333:role/app',
        'arn:aws:iam::111122223333:role',
      ],
    }),
    finds: [0, 1, 2, 3, 4].map(index => `/Statement/0/Principal/AWS/${index}`),
    says: ['"app" is only a name', 'has 11 digits', 'separators', 'lacks a section', 'names no role'],
  },
  {
    name: 'services and providers',
    document: trust({
      Service: 'ec2',
      Federated: 'token.actions.githubusercontent.com',
      CanonicalUser: 'me',
    }),
    finds: ['Service', 'Federated', 'CanonicalUser'].map(kind => `/Statement/0/Principal/${kind}`),
    says: ['"ec2" is only a name', 'needs its ARN', '64 hexadecimal digits'],
  },
  {
    name: 'NotPrincipal',
    document: trust({ AWS: 'arn:aws:sts::1234567:assumed-role/a/b' }, 'NotPrincipal'),
    finds: ['/Statement/0/NotPrincipal/AWS'],
    says: ['7 digits'],
  },
  {
    name: 'well-formed, whether they exist or not',
    document: trust({
      AWS: [
        '*',
        '111122223333',
        'AROADBQP57FF2AEXAMPLE',
        'AIDACKCEVSQ6C2EXAMPLE',
        'arn:aws:iam::111122223333:root',
        'arn:aws-cn:iam::111122223333:role/path/app',
        'arn:aws:sts::111122223333:assumed-role/app/session',
        'arn:aws:sts::111122223333:federated-user/alice',
      ],
      Service: ['ec2.amazonaws.com', 's3.ap-east-1.amazonaws.com'],
      Federated: ['cognito-identity.amazonaws.com', 'arn:aws:iam::111122223333:saml-provider/ADFS'],
    }),
    finds: [],
  },
  { name: 'an unknown kind', document: trust({ IAM: 'app' }), finds: [] },
  { name: 'an empty text', document: trust({ AWS: '' }), finds: [] },
])

it.each([
  [{ AWS: 'arn:aws:iam:111122223333:role/app' }, '"arn:aws:iam::111122223333:role/app"'],
  [{ AWS: '1111-2222-3333' }, '"111122223333"'],
  [{ Service: 'lambda' }, '"lambda.amazonaws.com"'],
  [{ Service: 'my-service' }, undefined],
  [{ AWS: '11122223333' }, undefined],
  [{ AWS: 'app' }, undefined],
])('mends only what can be nothing else: %j', async (principal, text) => {
  const [finding] = await findingsOf([rule], { document: trust(principal) })
  expect(finding?.fix?.text).toBe(text)
})
