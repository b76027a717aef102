// The caller passes session tags, and the trust policy does not allow that.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const example = (actions: readonly string[]) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Resource: 'arn:aws:iam::444455556666:role/db',
        },
      ],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' }, Action: [...actions] },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
        target: {
          role: 'arn:aws:iam::444455556666:role/db',
          trust: 'trust.json',
          sessionTags: { team: 'orders' },
        },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'session-tags-without-trust',
  title: 'the role does not let its caller pass session tags',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'trust'],
  since: '0.1.0',
  why: 'passing session tags takes sts:TagSession beside sts:AssumeRole, on both sides: STS refuses the whole call',
  fix: 'Allow sts:TagSession beside sts:AssumeRole in the trust policy, or pass no session tags.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html'],
  covers: ['TB-34', 'TP-12'],
  examples: { bad: [example(['sts:AssumeRole'])], good: [example(['sts:AssumeRole', 'sts:TagSession'])] },
  find({ causes, caller, hop }) {
    const refused = causes.filter(cause => cause.kind === 'tagging').filter(cause => cause.side === 'role')
    if (refused.length === 0) return nothing
    return refused.map(cause => ({
      ...cause.place,
      label: 'sts:TagSession is not among them',
      facts: { caller: caller?.name ?? '', role: hop.role.name, tags: Object.keys(hop.sessionTags) },
      fix: { text: '["sts:AssumeRole", "sts:TagSession"]' },
    }))
  },
  say: ({ caller, role, tags }) =>
    `${caller} passes the session tags ${tags.join(', ')} to ${role}, and the trust policy does not allow sts:TagSession`,
})
