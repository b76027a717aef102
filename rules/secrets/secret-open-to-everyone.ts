// A secret that anybody may read.

import {
  defineRule,
  exampleSecret,
  ifKnown,
  letsReaderRead,
  nothing,
  placeIn,
  stranger,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'secret-open-to-everyone',
  title: 'the policy of a secret lets any account read it',
  severity: 'error',
  aws: 'opens',
  subject: 'secret',
  needs: ['secret-policy'],
  since: '0.1.0',
  why: 'everybody with an AWS account has the password, unless the key of the secret keeps them out',
  fix: 'Name the role that reads it as Principal.',
  sources: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
  ],
  covers: ['XA-S02'],
  examples: {
    bad: [exampleSecret({ lets: [{ ...letsReaderRead, Principal: '*' }] })],
    good: [
      exampleSecret(),
      exampleSecret({
        lets: [
          {
            ...letsReaderRead,
            Principal: '*',
            Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcd123456' } },
          },
        ],
      }),
    ],
  },
  find({ secret, letsIn }) {
    const isOpen = ifKnown(letsIn(stranger, 'secretsmanager:GetSecretValue')) === true
    return isOpen ? [{ ...placeIn(secret, 'ResourcePolicy'), facts: { name: secret.name } }] : nothing
  },
  say: ({ name }) => `anybody of any account may read ${name}`,
})
