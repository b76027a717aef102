// `Principal` beside `NotPrincipal`.

import { defineRule, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'principal-and-notprincipal',
  title: 'a statement has both Principal and NotPrincipal',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  types: ['trust', 'resource'],
  since: '0.1.0',
  why: 'AWS refuses the document: a statement names its principals or its exceptions, not both',
  fix: 'Keep "Principal"; exceptions go into a statement with "Effect": "Deny" and a condition on aws:PrincipalArn.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  ],
  covers: [],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '111122223333' },
              NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/intern' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
            },
          ],
        },
      },
    ],
  },
  find({ raw, pointer }) {
    if (memberOf(raw, 'Principal') === undefined || memberOf(raw, 'NotPrincipal') === undefined)
      return nothing
    return [
      {
        at: keyAt(`${pointer}/NotPrincipal`),
        also: [{ at: keyAt(`${pointer}/Principal`), label: 'beside this' }],
        facts: {},
      },
    ]
  },
  say: () => 'this statement has both Principal and NotPrincipal',
})
