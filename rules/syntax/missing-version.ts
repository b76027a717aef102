// No `Version`: the language of 2008. Harmless where no newer feature is used, so only mentioned.

import { defineRule, hasOrMeans, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'missing-version',
  title: 'a policy does not say which version of the policy language it is written in',
  severity: 'info',
  aws: 'accepts',
  subject: 'policy',
  form: true,
  types: ['trust', 'session', 'resource'],
  since: '0.1.0',
  why: 'AWS reads it by the rules of 2008, where a policy variable such as ${aws:username} is plain text and matches nobody',
  fix: 'Add "Version": "2012-10-17".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['PS-03'],
  yieldsTo: ['variable-in-old-version', 'missing-statement'],
  examples: {
    bad: [
      {
        document: {
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'rds.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
          },
        },
      },
    ],
  },
  find({ policy }) {
    if (hasOrMeans(policy.root, 'Version', 'policy')) return nothing
    return [
      {
        facts: {},
        fix: {
          text: '"Version": "2012-10-17"',
          edits: [{ do: 'add', pointer: policy.pointer, name: 'Version', value: '2012-10-17' }],
        },
      },
    ]
  },
  say: () => 'this policy has no Version',
})
