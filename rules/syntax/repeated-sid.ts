// The same Sid twice in a resource policy: services differ in whether they take it.

import { defineRule, nothing, repeatedSids } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'repeated-sid',
  title: 'two statements of a resource policy have the same Sid',
  severity: 'warning',
  aws: 'accepts',
  subject: 'policy',
  types: ['resource'],
  since: '0.1.0',
  why: 'AWS recommends Sids that are unique in a policy: some services refuse the document, and elsewhere nobody can tell the two statements apart by name',
  fix: 'Give each statement a Sid of its own, or leave "Sid" out: it is optional.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['PS-31'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Reader',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'secretsmanager:GetSecretValue',
              Resource: '*',
            },
            {
              Sid: 'Reader',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/bytebase' },
              Action: 'secretsmanager:GetSecretValue',
              Resource: '*',
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
            {
              Sid: 'Reader',
              Effect: 'Allow',
              Principal: {
                AWS: ['arn:aws:iam::111122223333:role/bytebase', 'arn:aws:iam::444455556666:role/bytebase'],
              },
              Action: 'secretsmanager:GetSecretValue',
              Resource: '*',
            },
          ],
        },
      },
    ],
  },
  find({ statements }) {
    const repeated = repeatedSids(statements)
    if (repeated.length === 0) return nothing
    return repeated.map(({ sid, statement, first }) => ({
      at: { pointer: `${statement.pointer}/Sid` },
      also: [{ at: { pointer: `${first.pointer}/Sid` }, label: 'first here' }],
      facts: { sid },
      statement,
    }))
  },
  say: ({ sid }) => `the Sid "${sid}" is used by an earlier statement already`,
})
