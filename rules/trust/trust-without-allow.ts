// A trust policy in which no statement allows anything.

import { defineRule, effectOf, nothing } from '../../src/engine/rule-kit.ts'

const denied = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sts:AssumeRole',
  Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/bytebase' } },
}

const allowed = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
}

export const rule = defineRule({
  id: 'trust-without-allow',
  title: 'no statement of the trust policy allows anybody in',
  severity: 'warning',
  aws: 'accepts',
  subject: 'trust',
  since: '0.1.0',
  why: 'what a Deny spares is not allowed by that: without an Allow that names the caller, nobody can assume the role',
  fix: 'Add an Allow that names who calls; keep only Denies if nobody is to use the role for now.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'],
  covers: ['TB-01'],
  yieldsTo: ['unknown-effect', 'statement-without-effect'],
  examples: {
    bad: [{ document: { Version: '2012-10-17', Statement: [denied] } }],
    good: [{ document: { Version: '2012-10-17', Statement: [allowed, denied] } }],
  },
  find({ statements }) {
    const [first] = statements
    if (first === undefined || statements.some(one => effectOf(one) !== 'Deny')) return nothing
    return [{ at: { pointer: `${first.pointer}/Effect` }, statement: first, facts: {} }]
  },
  say: () => 'nobody can assume this role: no statement of its trust policy allows it',
})
