// A role that assumes a role asks for more than the hour that it can get.

import { defineRule, groupedNumber, ifKnown, nothing, usualSession } from '../../src/engine/rule-kit.ts'

const example = (sessionSeconds: number) => ({
  files: {
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::111122223333:role/tool' },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json', sessionSeconds },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'session-longer-than-chaining-allows',
  title: 'a role that assumes a role asks for a session of more than an hour',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['duration', 'chaining'],
  since: '0.1.0',
  why: 'a role that assumes a role (role chaining) gets 3600 seconds at most, whatever the maximum of the role: STS answers ValidationError',
  fix: 'Ask for 3600 seconds or fewer where the caller is configured, and in the link; have the caller assume the role anew before the session ends.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ],
  covers: ['ST-05'],
  examples: { bad: [example(43_200)], good: [example(3600)] },
  find({ hop, caller }) {
    const asked = ifKnown(hop.sessionSeconds)
    if (asked === undefined || asked <= usualSession || caller?.kind !== 'role') return nothing
    const declared = hop.sessionSecondsAt
    const most = ifKnown(hop.role.maxSession)
    return [
      {
        ...(declared && { in: declared.document, at: declared.at }),
        label: `more than ${usualSession}`,
        also: most
          ? [{ in: most.document, at: { pointer: most.pointer }, label: 'counts for users, not for roles' }]
          : [],
        facts: { asked, caller: caller.name, role: hop.role.name },
        fix: { text: `"sessionSeconds": ${usualSession}` },
      },
    ]
  },
  say: ({ asked, caller, role }) =>
    `${caller} asks for a session of ${role} of ${groupedNumber(asked)} seconds, and a role that assumes a role gets 3,600 at most`,
})
