// An identity policy in the language of 2008, said or by default: IAM takes it inline and refuses it as managed.
// The refusal is "Policy document must be version 2012-10-17 or greater", of CreatePolicy and CreatePolicyVersion.

import { defineRule, hasOrMeans, mentionsVariable, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'inline-only-version',
  title: 'a permission policy is in a version of the policy language that managed policies cannot have',
  severity: 'warning',
  aws: 'accepts',
  subject: 'policy',
  form: true,
  types: ['identity'],
  since: '0.1.0',
  why: 'IAM takes it as an inline policy, where a variable such as ${aws:username} is plain text, and refuses it as a managed policy',
  fix: 'Write "Version": "2012-10-17"; without variables nothing else changes.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['PS-03', 'PS-04'],
  yieldsTo: ['variable-in-old-version', 'missing-statement'],
  examples: {
    bad: [
      {
        note: 'no version, which means 2008',
        document: { Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }] },
      },
      {
        document: {
          Version: '2008-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
  },
  find({ policy, version }) {
    const text = '"Version": "2012-10-17"'
    if (version === '2008-10-17') {
      // A variable makes it an error, which is another rule's to tell.
      if (mentionsVariable(policy)) return nothing
      const pointer = `${policy.pointer}/Version`
      const fix = { text, edits: [{ do: 'replace', pointer, value: '2012-10-17' }] } as const
      return [{ at: { pointer }, facts: { missing: false }, fix }]
    }
    if (hasOrMeans(policy.root, 'Version', 'policy')) return nothing
    const fix = {
      text,
      edits: [{ do: 'add', pointer: policy.pointer, name: 'Version', value: '2012-10-17' }],
    } as const
    return [{ facts: { missing: true }, fix }]
  },
  say: ({ missing }) =>
    missing
      ? 'this policy has no Version, so it is read as one of 2008 and cannot be a managed policy'
      : 'a policy of version 2008-10-17 cannot be a managed policy',
})
