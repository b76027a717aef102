// `2008-10-17`: what some services still write into their default policies. Harmless without newer features.

import { defineRule, mentionsVariable, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'old-version',
  title: 'a policy is written in the policy language of 2008',
  severity: 'info',
  aws: 'accepts',
  subject: 'policy',
  form: true,
  types: ['trust', 'session', 'resource'],
  since: '0.1.0',
  why: 'AWS says not to use it for new policies: a policy variable such as ${aws:username} would be plain text and match nobody',
  fix: 'Write "Version": "2012-10-17"; nothing else in the policy has to change.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html'],
  covers: ['PS-04'],
  examples: {
    bad: [
      {
        document: {
          Version: '2008-10-17',
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
  find({ policy, version }) {
    // A variable makes it an error, which is another rule's to tell.
    if (version !== '2008-10-17' || mentionsVariable(policy)) return nothing
    const pointer = `${policy.pointer}/Version`
    return [
      {
        at: { pointer },
        facts: {},
        fix: {
          text: '"Version": "2012-10-17"',
          edits: [{ do: 'replace', pointer, value: '2012-10-17' }],
        },
      },
    ]
  },
  say: () => 'this policy is written in the policy language of 2008',
})
