// Boundaries, SCPs and RCPs exist in the language of 2012 only.

import { defineRule, hasOrMeans, nothing, type PolicyType } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'version-below-required',
  title: 'a boundary, SCP or RCP does not say Version 2012-10-17',
  severity: 'error',
  aws: 'refuses',
  subject: 'policy',
  form: true,
  types: ['boundary', 'scp', 'rcp'],
  since: '0.1.0',
  why: 'AWS refuses it: a policy of this kind must include "Version": "2012-10-17", and without one it counts as 2008-10-17',
  fix: 'Write "Version": "2012-10-17".',
  sources: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  ],
  covers: ['PS-03', 'PS-04'],
  yieldsTo: ['missing-statement'],
  examples: {
    bad: [
      {
        policyType: 'scp',
        document: { Statement: [{ Effect: 'Deny', Action: 'rds:DeleteDBInstance', Resource: '*' }] },
      },
      {
        policyType: 'boundary',
        document: {
          Version: '2008-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        policyType: 'scp',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Action: 'rds:DeleteDBInstance', Resource: '*' }],
        },
      },
    ],
  },
  find({ policy, version }) {
    const pointer = `${policy.pointer}/Version`
    const text = '"Version": "2012-10-17"'
    if (version === '2008-10-17') {
      const fix = { text, edits: [{ do: 'replace', pointer, value: '2012-10-17' }] } as const
      return [{ at: { pointer }, facts: { type: policy.type, missing: false }, fix }]
    }
    if (hasOrMeans(policy.root, 'Version', 'policy')) return nothing
    const fix = {
      text,
      edits: [{ do: 'add', pointer: policy.pointer, name: 'Version', value: '2012-10-17' }],
    } as const
    return [{ facts: { type: policy.type, missing: true }, fix }]
  },
  say: ({ type, missing }) =>
    `${named[type]} needs Version 2012-10-17, and this one ${missing ? 'has no Version' : 'says 2008-10-17'}`,
})

const named: Partial<Readonly<Record<PolicyType, string>>> = {
  boundary: 'a permissions boundary',
  scp: 'an SCP',
  rcp: 'an RCP',
}
