// An id where an ARN stood: the role or user is gone.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

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
  id: 'deleted-principal',
  title: 'a principal is the id of a role or user that was deleted',
  severity: 'error',
  aws: 'never-matches',
  subject: 'trust',
  since: '0.1.0',
  why: 'IAM keeps the id behind an ARN and shows it once the role or user is gone; a new one of the same name has another id, so it does not get in',
  fix: 'Write the ARN of the role or user that calls, and save the policy again, or take the id out.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
  ],
  covers: ['TB-03'],

  examples: {
    bad: [{ document: trusting('AROAEXAMPLEEXAMPLE123') }],
    good: [{ document: trusting('arn:aws:iam::111122223333:role/bytebase') }],
  },
  find({ trusted }) {
    const gone = trusted.filter(({ form, element }) => form === 'unique-id' && element === 'Principal')
    if (gone.length === 0) return nothing
    return gone.map(({ pointer, statement, value }) => ({
      at: { pointer },
      label: 'an id, not an ARN',
      statement,
      facts: { value },
    }))
  },
  say: ({ value }) =>
    `${value} is the id of a ${value.startsWith('AROA') ? 'role' : 'user'} that was deleted, and lets nobody in`,
})
