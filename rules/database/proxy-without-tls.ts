// A proxy that talks to clients without TLS.

import { defineRule, exampleProxy, flagOf, nothing, placeIn } from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

export const rule = defineRule({
  id: 'proxy-without-tls',
  title: 'a proxy that a link or a grant is for does not ask for TLS',
  severity: 'warning',
  aws: 'opens',
  subject: 'database',
  since: '0.1.0',
  why: 'tokens need TLS all the same, but a client that was switched back to a password sends it in the clear',
  fix: 'Set RequireTLS of the proxy.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html'],
  covers: ['RP-37'],
  examples: {
    bad: [
      exampleProxy({
        RequireTLS: false,
        Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
        DefaultAuthScheme: 'NONE',
      }),
    ],
    good: [
      exampleProxy({
        RequireTLS: true,
        Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
        DefaultAuthScheme: 'NONE',
      }),
    ],
  },
  find({ database }) {
    if (database.kind !== 'proxy' || flagOf(database, 'RequireTLS') !== false) return nothing
    return [{ ...placeIn(database, 'RequireTLS'), facts: { name: database.name } }]
  },
  say: ({ name }) => `the proxy ${name} does not ask for TLS`,
})
