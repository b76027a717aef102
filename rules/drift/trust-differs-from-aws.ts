// The trust policy in a file is not the one that the role has.

import { defineRule, driftOf, exampleDrift, ifKnown, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'trust-differs-from-aws',
  title: 'the file with the trust policy of a role lets in others than the role does in AWS',
  severity: 'warning',
  aws: 'accepts',
  subject: 'trust',
  needs: ['role'],
  since: '0.1.0',
  why: 'AWS knows only what is attached to the role: what is right in the file is not in effect, or was changed behind its back',
  fix: 'Deploy the file, or write into it what AWS has.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-edit.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html',
  ],
  covers: ['TB-84'],
  examples: {
    bad: [exampleDrift({ trusted: 'arn:aws:iam::111122223333:role/other' })],
    good: [exampleDrift({ trusted: 'arn:aws:iam::111122223333:role/tool' })],
  },
  find({ role }) {
    const identity = ifKnown(role)
    return identity?.live ? driftOf(identity, 'trust') : nothing
  },
  say: ({ name, more, call }) =>
    more === 'aws'
      ? `AWS lets ${call} assume ${name}, and the file does not`
      : `the file lets ${call} assume ${name}, and AWS does not`,
})
