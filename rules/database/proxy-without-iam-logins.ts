// A proxy that somebody logs in to with tokens, and that takes none.

import {
  defineRule,
  exampleProxy,
  logsInByItself,
  nothing,
  partsOf,
  placeIn,
  takesTokens,
  textOf,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

export const rule = defineRule({
  id: 'proxy-without-iam-logins',
  title: 'a proxy that a link or a grant is for does not accept IAM logins',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  since: '0.1.0',
  why: 'the proxy takes the token for a password, which is wrong',
  fix: 'Set IAMAuth of the secret to REQUIRED, or the default authentication scheme of the proxy to IAM_AUTH.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-connecting.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.troubleshooting.html',
  ],
  covers: ['RP-01', 'TP-27'],
  examples: {
    bad: [
      exampleProxy({
        Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, IAMAuth: 'DISABLED' }],
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
    if (database.kind !== 'proxy' || logsInByItself(database)) return nothing
    const entries = partsOf(database, 'Auth')
    if (entries.length === 0 || entries.some(entry => takesTokens(textOf(entry, 'IAMAuth')))) return nothing
    return entries.map(entry => ({
      ...placeIn(entry, 'IAMAuth'),
      facts: { name: database.name },
      fix: { text: '"IAMAuth": "REQUIRED"' },
    }))
  },
  say: ({ name }) => `the proxy ${name} does not accept IAM logins`,
})
