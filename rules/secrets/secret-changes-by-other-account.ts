// A secret that another account may change, delete or hand on.

import {
  defineRule,
  exampleSecret,
  ifKnown,
  letsReaderRead,
  nothing,
  placeIn,
  strangerIn,
} from '../../src/engine/rule-kit.ts'

const changes = [
  'secretsmanager:PutResourcePolicy',
  'secretsmanager:DeleteResourcePolicy',
  'secretsmanager:PutSecretValue',
  'secretsmanager:UpdateSecret',
  'secretsmanager:DeleteSecret',
  'secretsmanager:RotateSecret',
]

export const rule = defineRule({
  id: 'secret-changes-by-other-account',
  title: 'the policy of a secret lets another account change it',
  severity: 'error',
  aws: 'opens',
  subject: 'secret',
  needs: ['secret-policy'],
  since: '0.1.0',
  why: 'a reader who can write replaces the password and shuts everybody else out, and one who can change the policy lets in whom it likes',
  fix: 'Allow secretsmanager:GetSecretValue alone.',
  sources: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html',
  ],
  covers: ['XA-S03'],
  examples: {
    bad: [exampleSecret({ lets: [{ ...letsReaderRead, Action: 'secretsmanager:*' }] })],
    good: [exampleSecret()],
  },
  find({ secret, guests, principals, letsIn }) {
    const foreign = principals.filter(({ account }) => guests.includes(account))
    const found = foreign.flatMap(({ arn, account }) => {
      const allowed = changes.filter(action => ifKnown(letsIn(arn, action)) === true)
      const who = arn === strangerIn(account) ? `any identity of account ${account}` : arn
      return allowed.length === 0 ? [] : [{ who, allowed }]
    })
    const [first] = found
    if (first === undefined) return nothing
    return [
      {
        ...placeIn(secret, 'ResourcePolicy'),
        facts: { name: secret.name, who: first.who, actions: first.allowed },
        fix: { text: '"Action": "secretsmanager:GetSecretValue"' },
      },
    ]
  },
  say: ({ name, who, actions }) =>
    `${who}, of another account, may do more to ${name} than read it: ${actions.join(', ')}`,
})
