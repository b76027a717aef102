// One session of a role is trusted.

import { defineRule, nothing, parseArn } from '../../src/engine/rule-kit.ts'

const trusting = (principal: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
    },
  ],
})

export const rule = defineRule({
  id: 'session-as-principal',
  title: 'a principal is one session of a role, or of a federated user',
  severity: 'info',
  aws: 'accepts',
  subject: 'trust',
  since: '0.1.0',
  why: 'only a session of exactly that name gets in, and most programs make up a new name for each session, so the link works once or never',
  fix: 'Name the role, arn:aws:iam::ACCOUNT:role/NAME with its path; pin the name of the session, if it has to be, where the session is made.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session',
  ],
  covers: ['TB-07'],

  examples: {
    bad: [{ document: trusting('arn:aws:sts::111122223333:assumed-role/bytebase/i-0abcdef1234567890') }],
    good: [{ document: trusting('arn:aws:iam::111122223333:role/bytebase') }],
  },
  find({ trusted }) {
    const sessions = trusted.filter(({ form, element }) => form === 'role-session' && element === 'Principal')
    if (sessions.length === 0) return nothing
    return sessions.map(({ pointer, statement, value }) => {
      const [, role = '', session = ''] = parseArn(value)?.resource.split('/') ?? []
      return { at: { pointer }, label: `only the session ${session}`, statement, facts: { role, session } }
    })
  },
  say: ({ role, session }) => `of the role ${role}, only sessions with the name ${session} are trusted`,
})
