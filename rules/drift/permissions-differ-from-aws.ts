// The policies in files are not those that an identity has.

import { defineRule, driftOf, exampleDrift, ifKnown, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'permissions-differ-from-aws',
  title: 'the files with the policies of an identity allow other calls than the identity may make in AWS',
  severity: 'warning',
  aws: 'accepts',
  subject: 'permissions',
  needs: ['owner'],
  since: '0.1.0',
  why: 'AWS knows only what is attached to the identity: what is right in the files is not in effect, or was changed behind their back',
  fix: 'Deploy and attach the file, or write into it what AWS has.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html'],
  covers: ['PS-34', 'PB-61'],
  examples: { bad: [exampleDrift({ user: 'report' })], good: [exampleDrift({ user: 'app' })] },
  find({ owner }) {
    const identity = ifKnown(owner)
    return identity?.live ? driftOf(identity, 'permissions') : nothing
  },
  say: ({ name, more, call, age }) =>
    more === 'aws'
      ? `AWS lets ${name} call ${call}, and the files do not${age}`
      : `the files let ${name} call ${call}, and AWS does not${age}`,
})
