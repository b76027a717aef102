import { expect, it } from 'vitest'
import { rule } from '../../../rules/syntax/wildcard-in-principal-arn.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (principal: unknown) =>
  policyWith({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })

tryRule(rule, [
  {
    name: 'in every part of an ARN',
    document: trust({
      AWS: [
        'arn:aws:iam::111122223333:role/app-*',
        'arn:aws:iam::111122223333:*',
        'arn:aws:iam::*:root',
        'arn:aws:sts::111122223333:assumed-role/app/*',
        'arn:aws:iam::111122223333:user/alic?',
        'arn:*:iam::111122223333:root',
        '11112222*',
      ],
    }),
    finds: [0, 1, 2, 3, 4, 5, 6].map(index => `/Statement/0/Principal/AWS/${index}`),
    says: ['has the wildcard * in it', '*', '*', '*', 'has the wildcard ? in it'],
  },
  {
    name: 'for services and providers',
    document: trust({ Service: ['*', '*.amazonaws.com'], Federated: '*', CanonicalUser: '*' }),
    finds: [
      '/Statement/0/Principal/Service/0',
      '/Statement/0/Principal/Service/1',
      '/Statement/0/Principal/Federated',
      '/Statement/0/Principal/CanonicalUser',
    ],
    says: [
      'where each service has to be named',
      '*.amazonaws.com',
      'where each principal',
      'where each principal',
    ],
  },
  { name: 'everyone', document: trust('*'), finds: [] },
  { name: 'everyone of kind AWS', document: trust({ AWS: ['*'] }), finds: [] },
  { name: 'a variable', document: trust({ AWS: 'arn:aws:iam::111122223333:user/${*}' }), finds: [] },
])

it.each([
  [
    'arn:aws:iam::111122223333:role/app-*',
    '"Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app-*"}}',
  ],
  ['arn:aws:iam::111122223333:*', '"Principal": {"AWS": "arn:aws:iam::111122223333:root"}'],
  [
    'arn:aws:sts::111122223333:assumed-role/app/*',
    '"AWS": "arn:aws:iam::111122223333:role/app" (all sessions of the role; with its path, if it has one)',
  ],
  ['arn:aws:iam::*:role/app', undefined],
  ['arn:aws:sts::111122223333:assumed-role/a*/s', undefined],
])('shows the way out of %s', async (principal, text) => {
  const [finding] = await findingsOf([rule], { document: trust({ AWS: principal }) })
  expect(finding?.fix?.text).toBe(text)
})
