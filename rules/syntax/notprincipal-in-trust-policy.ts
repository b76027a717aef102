// `NotPrincipal` in a trust policy.

import { defineRule, effectOf, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'notprincipal-in-trust-policy',
  title: 'a role trust policy uses NotPrincipal',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  types: ['trust'],
  since: '0.1.0',
  why: 'AWS refuses the document: a role trust policy does not support NotPrincipal, which would trust everybody else',
  fix: 'Name who may assume the role in "Principal"; to keep somebody out, deny with ArnLike on aws:PrincipalArn.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  ],
  covers: ['PS-10'],
  yieldsTo: ['principal-and-notprincipal'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
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
  find(statement) {
    if (memberOf(statement.raw, 'NotPrincipal') === undefined) return nothing
    return [
      {
        at: keyAt(`${statement.pointer}/NotPrincipal`),
        facts: { allows: effectOf(statement) === 'Allow' },
      },
    ]
  },
  say: ({ allows }) =>
    allows
      ? 'this trust policy would trust everybody but the ones named here'
      : 'a trust policy cannot use NotPrincipal',
})
