// A role lets its sessions last longer than any of those who may assume it asks for.

import { defineRule, groupedNumber, ifKnown, nothing, usualSession } from '../../src/engine/rule-kit.ts'

const example = (MaxSessionDuration: number) => ({
  files: {
    'role.json': {
      Role: {
        Arn: 'arn:aws:iam::444455556666:role/db',
        MaxSessionDuration,
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/tool' },
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
        caller: { role: 'arn:aws:iam::444455556666:role/tool' },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'role.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'max-session-longer-than-needed',
  title: 'a role that only links use allows sessions of more than the hour that they ask for',
  severity: 'info',
  aws: 'accepts',
  subject: 'trust',
  since: '0.1.0',
  why: 'whoever gets hold of the caller can ask for the whole maximum, and the credentials of a session are good until it ends',
  fix: 'Set MaxSessionDuration to 3600, which is also its default.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ],
  covers: ['TB-87'],
  examples: { bad: [example(43_200)], good: [example(3600)] },
  find({ role, hops, trusted, document }) {
    const most = ifKnown(role)?.maxSession
    // A maximum that no file says was not chosen by anybody, as far as the files go: there is nothing to shorten.
    if (most?.state !== 'known' || most.value.seconds <= usualSession) return nothing
    if (hops.length === 0 || most.value.document !== document) return nothing
    const enough = hops.every(
      ({ hop: { sessionSeconds } }) =>
        sessionSeconds.state === 'known' && (sessionSeconds.value ?? usualSession) <= usualSession,
    )
    const callers = new Set(hops.map(({ caller }) => caller?.arn))
    // Others may have reasons of their own, people at the console for one.
    if (!enough || !trusted.every(({ element, value }) => element === 'Principal' && callers.has(value)))
      return nothing
    const { seconds, pointer } = most.value
    return [
      {
        at: { pointer },
        facts: { seconds, role: ifKnown(role)?.name ?? '' },
        fix: {
          text: `"MaxSessionDuration": ${usualSession}`,
          edits: [{ do: 'replace', pointer, value: usualSession }],
        },
      },
    ]
  },
  say: ({ seconds, role }) =>
    `${role} allows sessions of ${groupedNumber(seconds)} seconds, and no link that may assume it asks for more than 3,600`,
})
