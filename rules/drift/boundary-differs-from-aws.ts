// The permissions boundary in a file is not the one that an identity has.

import { defineRule, driftOf, exampleDrift, ifKnown, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'boundary-differs-from-aws',
  title: 'the file with the permissions boundary of an identity leaves other calls than its boundary in AWS',
  severity: 'warning',
  aws: 'accepts',
  subject: 'permissions',
  needs: ['owner'],
  since: '0.1.0',
  why: 'AWS knows only the boundary that is set: the one in the file limits nothing, or was changed behind its back',
  fix: 'Deploy the file, or write into it what AWS has.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  covers: ['BD-07'],
  examples: {
    bad: [exampleDrift({ boundary: 'iam:GetRole' })],
    good: [exampleDrift({ boundary: 'rds-db:connect' })],
  },
  find({ owner }) {
    const identity = ifKnown(owner)
    return identity?.live ? driftOf(identity, 'boundary') : nothing
  },
  say: ({ name, more, call, age }) =>
    more === 'aws'
      ? `the boundary of ${name} in AWS lets it call ${call}, and the file does not${age}`
      : `the file's boundary lets ${name} call ${call}, and AWS's does not${age}`,
})
