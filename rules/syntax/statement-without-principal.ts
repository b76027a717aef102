// A trust or resource policy that does not say whom it is about.

import { defineRule, hasOrMeans, nothing, type Policy } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'statement-without-principal',
  title: 'a statement of a trust or resource policy names no principal',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  types: ['trust', 'resource', 'rcp'],
  since: '0.1.0',
  why: 'AWS refuses the document: a policy on a resource or a role has to say who is meant',
  fix: 'Add "Principal", such as { "AWS": "arn:aws:iam::111122223333:role/NAME" } for a role; in an RCP it is always "*".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
  ],
  covers: ['PS-09'],
  yieldsTo: ['empty-element', 'resource-in-trust-policy'],
  examples: {
    bad: [
      { document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole' }] } },
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
  find({ raw, policy }) {
    if (hasOrMeans(raw, 'Principal', 'statement') || hasOrMeans(raw, 'NotPrincipal', 'statement'))
      return nothing
    return [{ facts: { policy: whichPolicy(policy) } }]
  },
  say: ({ policy }) => `this statement of ${policy} has no Principal`,
})

function whichPolicy({ type, typeSource }: Policy): string {
  if (type === 'rcp') return 'an RCP'
  if (type === 'resource') return 'a resource policy'
  return typeSource === 'shape' ? 'what looks like a trust policy' : 'a trust policy'
}
