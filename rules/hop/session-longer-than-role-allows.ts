// The link asks for a session that is longer than the role allows.

import { defineRule, groupedNumber, ifKnown, nothing } from '../../src/engine/rule-kit.ts'

const example = (sessionSeconds: number) => ({
  files: {
    'role.json': {
      Role: {
        Arn: 'arn:aws:iam::444455556666:role/db',
        MaxSessionDuration: 7200,
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:user/tool' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: { user: 'arn:aws:iam::444455556666:user/tool' },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'role.json', sessionSeconds },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'session-longer-than-role-allows',
  title: 'the link asks for a longer session than the role allows',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['duration', 'max-session'],
  since: '0.1.0',
  why: 'STS gives no shorter session instead: it answers ValidationError, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role"',
  fix: "Ask for no more than the role's MaxSessionDuration where the caller is configured, and in the link; or raise the maximum, to 43200 at most.",
  sources: [
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html',
  ],
  covers: ['ST-04'],
  examples: { bad: [example(43_200)], good: [example(7200)] },
  find({ hop, caller }) {
    const asked = ifKnown(hop.sessionSeconds)
    const most = ifKnown(hop.role.maxSession)
    // A role that calls gets an hour at most: no maximum of this role would help.
    if (asked === undefined || most === undefined || asked <= most.seconds || caller?.kind === 'role')
      return nothing
    const declared = hop.sessionSecondsAt
    return [
      {
        ...(declared && { in: declared.document, at: declared.at }),
        label: `more than ${most.seconds}`,
        also: [{ in: most.document, at: { pointer: most.pointer }, label: 'the most that the role allows' }],
        facts: { asked, most: most.seconds, role: hop.role.name },
        fix: { text: `"sessionSeconds": ${most.seconds}` },
      },
    ]
  },
  say: ({ asked, most, role }) =>
    `the link asks for a session of ${groupedNumber(asked)} seconds, and ${role} allows ${groupedNumber(most)} at most`,
})
