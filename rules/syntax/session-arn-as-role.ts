// What is assumed is a role, and a role's ARN is one of IAM. The ARN that GetCallerIdentity prints is a session's.

import { arnFault, defineRule, nothing, replacement } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'session-arn-as-role',
  title: 'a resource is a session of a role, or a role written as one of STS',
  severity: 'error',
  aws: 'never-matches',
  subject: 'resource',
  form: true,
  since: '0.1.0',
  why: 'AWS compares the ARN of the role, arn:aws:iam::ACCOUNT:role/NAME, and no action works on a session or on a role of STS, so the statement does nothing',
  fix: 'Write the ARN of the role, arn:aws:iam::ACCOUNT:role/NAME, with the path of the role if it has one.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns',
  ],
  covers: ['IA-04', 'IA-05'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'malformed-variable'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:sts::444455556666:assumed-role/app-db/bytebase',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/app-db' },
          ],
        },
      },
    ],
  },
  find({ value }) {
    const fault = value.startsWith('arn:') ? arnFault(value) : undefined
    if (fault?.is !== 'session') return nothing
    const { instead, exact } = fault
    return [
      {
        facts: { value, exact },
        label: `the role is ${instead}`,
        // A session's ARN does not tell the path of its role.
        fix: exact ? replacement(instead) : { text: `"${instead}", with the path of the role if it has one` },
      },
    ]
  },
  say: ({ value, exact }) =>
    exact
      ? `${value} is no ARN of a role: roles belong to iam`
      : `${value} is a session, and not the role itself`,
})
