// A proxy that asks for tokens for one secret and not for another.

import {
  defineRule,
  exampleProxy,
  nothing,
  partsOf,
  placeIn,
  takesTokens,
  textOf,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

export const rule = defineRule({
  id: 'proxy-takes-passwords',
  title: 'a proxy asks for tokens for some of its secrets only',
  severity: 'warning',
  aws: 'opens',
  subject: 'database',
  since: '0.1.0',
  why: 'for the users of the other secrets the password is enough, and IAM has no say in who they are',
  fix: 'Set IAMAuth to REQUIRED on every entry.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-creating.html'],
  covers: ['RP-36'],
  examples: {
    bad: [
      exampleProxy({
        Auth: [
          { AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' },
          { AuthScheme: 'SECRETS', SecretArn: `${secret}2`, UserName: 'report', IAMAuth: 'DISABLED' },
        ],
        DefaultAuthScheme: 'NONE',
      }),
    ],
    good: [
      exampleProxy({
        Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
        DefaultAuthScheme: 'NONE',
      }),
    ],
  },
  find({ database }) {
    const entries = database.kind === 'proxy' ? partsOf(database, 'Auth') : []
    if (!entries.some(entry => takesTokens(textOf(entry, 'IAMAuth')))) return nothing
    return entries
      .filter(entry => textOf(entry, 'IAMAuth') === 'DISABLED')
      .map(entry => ({
        ...placeIn(entry, 'IAMAuth'),
        facts: { name: database.name, user: textOf(entry, 'UserName') },
        fix: { text: '"IAMAuth": "REQUIRED"' },
      }))
  },
  say: ({ name, user }) =>
    `the proxy ${name} takes the password of ${user === undefined ? 'one of its users' : user}, and no token`,
})
