// A reader in another account whom the policy of the secret does not let in.

import {
  defineRule,
  exampleSecret,
  ifKnown,
  letsReaderRead,
  nothing,
  placeIn,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'secret-policy-without-reader',
  title: 'a reader of another account is not let in by the policy of the secret',
  severity: 'error',
  aws: 'denies',
  subject: 'secret',
  needs: ['secret-policy'],
  since: '0.1.0',
  why: "across accounts both sides have to allow: the reader's own policies are not enough without the policy of the secret",
  fix: 'Let the role of the reader in by the policy of the secret, or have it assume a role in the account of the secret.',
  sources: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  ],
  covers: ['XA-S02'],
  yieldsTo: ['managed-key-of-shared-secret'],
  examples: {
    bad: [
      exampleSecret({ lets: [] }),
      exampleSecret({
        lets: [{ ...letsReaderRead, Principal: { AWS: 'arn:aws:iam::111122223333:role/orders-reports' } }],
      }),
    ],
    good: [exampleSecret()],
  },
  find({ secret, readers }) {
    const shut = readers.filter(({ isForeign, access: { both } }) => {
      const decision = isForeign ? ifKnown(both) : undefined
      return decision !== undefined && !decision.outcomes.includes('allowed')
    })
    if (shut.length === 0) return nothing
    return shut.map(({ identity, grant }) => ({
      ...placeIn(secret, 'ResourcePolicy'),
      also: [{ in: grant.held.document, at: { pointer: grant.statement.pointer }, label: 'meant for it' }],
      facts: { name: secret.name, reader: identity.arn },
      fix: {
        text: `{ "Effect": "Allow", "Principal": { "AWS": "${identity.arn}" }, "Action": "secretsmanager:GetSecretValue", "Resource": "*" }`,
      },
    }))
  },
  say: ({ name, reader }) => `the policy of ${name} does not let ${reader} read it`,
})
