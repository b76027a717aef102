// A secret that everybody of another account may read.

import {
  defineRule,
  exampleSecret,
  ifKnown,
  letsReaderRead,
  nothing,
  placeIn,
  strangerIn,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'secret-open-to-account',
  title: 'the policy of a secret lets every identity of another account read it',
  severity: 'warning',
  aws: 'opens',
  subject: 'secret',
  needs: ['secret-policy'],
  since: '0.1.0',
  why: 'who has the password is up to the administrators of that account, each of whom can give it to any role there',
  fix: 'Name the role that reads it as Principal.',
  sources: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html',
  ],
  covers: ['XA-S02'],
  yieldsTo: ['secret-open-to-everyone'],
  examples: {
    bad: [exampleSecret({ lets: [{ ...letsReaderRead, Principal: { AWS: '111122223333' } }] })],
    good: [
      exampleSecret(),
      exampleSecret({
        lets: [
          {
            ...letsReaderRead,
            Principal: { AWS: '111122223333' },
            Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/orders-report' } },
          },
        ],
      }),
    ],
  },
  find({ secret, guests, letsIn }) {
    const open = guests.filter(
      account => ifKnown(letsIn(strangerIn(account), 'secretsmanager:GetSecretValue')) === true,
    )
    if (open.length === 0) return nothing
    return open.map(account => ({
      ...placeIn(secret, 'ResourcePolicy'),
      facts: { name: secret.name, account },
    }))
  },
  say: ({ name, account }) => `whoever account ${account} allows it may read ${name}`,
})
