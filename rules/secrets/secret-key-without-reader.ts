// A reader in another account who may read the secret, and not use the key that encrypts it.

import {
  defineRule,
  exampleSecret,
  exampleSecretArn,
  ifKnown,
  nothing,
  placeIn,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'secret-key-without-reader',
  title: 'a reader of another account may not decrypt with the key of the secret',
  severity: 'error',
  aws: 'denies',
  subject: 'secret',
  needs: ['secret-key', 'secret-key-policy'],
  since: '0.1.0',
  why: 'Secrets Manager decrypts in the name of the reader, and across accounts both the policy of the key and the policies of the reader have to allow it',
  fix: 'Allow kms:Decrypt for the reader in the policy of the key, and on the ARN of the key in a policy of the reader.',
  sources: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
  ],
  covers: ['XA-S04'],
  yieldsTo: ['idle-key-of-secret'],
  examples: {
    bad: [
      exampleSecret({ keyLets: [] }),
      exampleSecret({
        reader: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: exampleSecretArn }],
      }),
    ],
    good: [exampleSecret()],
  },
  find({ secret, key, readers }) {
    const described = ifKnown(key)
    if (!described || described.isByAws) return nothing
    return readers.flatMap(({ identity, isForeign, grant, access }) => {
      if (!isForeign) return []
      const shut = [access.key, access.ownKey].map(
        decision => ifKnown(decision)?.outcomes.includes('allowed') === false,
      )
      const facts = { name: secret.name, reader: identity.arn, key: described.arn }
      if (shut[0])
        return [
          {
            ...placeIn(described, 'Policy'),
            facts: { ...facts, side: 'the policy of the key does' },
            fix: {
              text: `{ "Effect": "Allow", "Principal": { "AWS": "${identity.arn}" }, "Action": "kms:Decrypt", "Resource": "*" }`,
            },
          },
        ]
      if (!shut[1]) return []
      return [
        {
          in: grant.held.document,
          at: { pointer: grant.statement.pointer },
          facts: { ...facts, side: `the policies of ${identity.name} do` },
          fix: { text: `{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "${described.arn}" }` },
        },
      ]
    })
  },
  say: ({ name, reader, key, side }) =>
    `${reader} cannot decrypt ${name}: ${side} not allow kms:Decrypt with ${key}`,
})
