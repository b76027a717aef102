// A proxy that has no secret of the database user of a link.

import {
  defineRule,
  exampleProxy,
  ifKnown,
  logsInByItself,
  nothing,
  partsOf,
  placeIn,
  textOf,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

export const rule = defineRule({
  id: 'proxy-without-credentials',
  title: 'a proxy has no credentials for the database user of a link',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  since: '0.1.0',
  why: 'the proxy takes the token, and cannot log in itself: it answers that it has no credentials for the role',
  fix: 'Give the proxy a secret of the user, or set its default authentication scheme to IAM_AUTH.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.troubleshooting.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-secrets-arns.html',
  ],
  covers: ['RP-04', 'RP-11', 'TP-27'],
  examples: {
    bad: [
      exampleProxy({
        Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'report', IAMAuth: 'REQUIRED' }],
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
  find({ database, links }) {
    if (database.kind !== 'proxy' || logsInByItself(database) || database.value['Auth'] === undefined)
      return nothing
    const users = partsOf(database, 'Auth').map(entry => textOf(entry, 'UserName'))
    // Whose secret it is, the secret says where the proxy does not; it is never read.
    if (users.includes(undefined)) return nothing
    return links.flatMap(link => {
      const user = ifKnown(link.user)
      if (user === undefined || users.includes(user)) return []
      return [{ ...placeIn(database, 'Auth'), facts: { name: database.name, user, link: link.name } }]
    })
  },
  say: ({ name, user, link }) => `the proxy ${name} has no secret of ${user}, as which link ${link} logs in`,
})
