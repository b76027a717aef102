// A secret for another account, encrypted with the key that AWS manages.

import { defineRule, exampleSecret, ifKnown, nothing, placeIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'managed-key-of-shared-secret',
  title: 'a secret that another account is meant to read is encrypted with the key that AWS manages',
  severity: 'error',
  aws: 'denies',
  subject: 'secret',
  needs: ['secret-key'],
  since: '0.1.0',
  why: 'no other account can use the key aws/secretsmanager, whose policy nobody can change: every read from there is refused, whatever the policies say',
  fix: 'Encrypt the secret with a key of your own whose policy lets the reader decrypt, or have the reader assume a role in the account of the secret.',
  sources: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
  ],
  covers: ['XA-S01'],
  examples: {
    bad: [exampleSecret({ secret: { KmsKeyId: 'alias/aws/secretsmanager' } })],
    good: [exampleSecret()],
  },
  find({ secret, key, readers, guests }) {
    const described = ifKnown(key)
    if (described && !described.isByAws) return nothing
    const foreign = [
      ...readers.filter(({ isForeign }) => isForeign).map(({ identity }) => identity.arn),
      ...guests,
    ]
    const [first] = foreign
    if (first === undefined) return nothing
    return [
      {
        ...placeIn(secret, 'KmsKeyId'),
        facts: { name: secret.name, reader: first },
        fix: { text: `aws secretsmanager update-secret --secret-id ${secret.arn} --kms-key-id KEY-ARN` },
      },
    ]
  },
  say: ({ name, reader }) =>
    `${reader} of another account is to read ${name}, which is encrypted with the key that AWS manages`,
})
