// A proxy that logs in with tokens and still has secrets.

import {
  defineRule,
  exampleProxy,
  logsInByItself,
  nothing,
  partsOf,
  placeIn,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

export const rule = defineRule({
  id: 'leftover-proxy-secrets',
  title: 'a proxy logs in with tokens, and still has secrets',
  severity: 'info',
  aws: 'opens',
  subject: 'database',
  since: '0.1.0',
  why: 'the way with passwords stays open beside the one without them',
  fix: 'Take the entries of Auth off the proxy, and the secrets out of the policies of its role.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-creating.html'],
  covers: ['RP-16'],
  examples: {
    bad: [
      exampleProxy({
        Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
        DefaultAuthScheme: 'IAM_AUTH',
      }),
    ],
    good: [exampleProxy({ Auth: [], DefaultAuthScheme: 'IAM_AUTH' })],
  },
  find({ database }) {
    if (database.kind !== 'proxy' || !logsInByItself(database)) return nothing
    const count = partsOf(database, 'Auth').length
    return count === 0 ? nothing : [{ ...placeIn(database, 'Auth'), facts: { name: database.name, count } }]
  },
  say: ({ name, count }) =>
    `the proxy ${name} logs in with tokens, and still has ${count === 1 ? 'a secret' : `${count} secrets`}`,
})
