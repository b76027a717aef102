// A proxy whose role may not read its secrets.

import {
  askPermissions,
  defineRule,
  exampleProxy,
  exampleRole,
  ifKnown,
  nothing,
  partsOf,
  placeIn,
  textOf,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

export const rule = defineRule({
  id: 'proxy-role-without-secret',
  title: 'the role of a proxy may not read one of the secrets of the proxy',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  needs: ['proxy-role', 'proxy-role-policies'],
  since: '0.1.0',
  why: 'the proxy cannot get the password with which it would log in, and answers that it has no credentials',
  fix: 'Allow secretsmanager:GetSecretValue on the ARN of the secret in a policy of the role of the proxy.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.troubleshooting.html',
  ],
  covers: ['RP-07', 'TP-27'],
  examples: {
    bad: [
      exampleProxy(
        {
          Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
          DefaultAuthScheme: 'NONE',
        },
        {
          'roles.json': exampleRole({
            Effect: 'Allow',
            Action: 'secretsmanager:GetSecretValue',
            Resource: `${secret}X`,
          }),
        },
      ),
    ],
    good: [
      exampleProxy(
        {
          Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
          DefaultAuthScheme: 'NONE',
        },
        {
          'roles.json': exampleRole({
            Effect: 'Allow',
            Action: 'secretsmanager:GetSecretValue',
            Resource: secret,
          }),
        },
      ),
    ],
  },
  find({ database, role }) {
    const reader = ifKnown(role)
    if (database.kind !== 'proxy' || !reader) return nothing
    const side = askPermissions(reader.permissions.items, reader.arn)
    return partsOf(database, 'Auth').flatMap(entry => {
      const arn = textOf(entry, 'SecretArn')
      if (arn === undefined) return []
      const { outcomes } = side.decide('secretsmanager:GetSecretValue', arn)
      if (outcomes.includes('allowed')) return []
      const text = `"Action": "secretsmanager:GetSecretValue", "Resource": "${arn}"`
      return [{ ...placeIn(entry, 'SecretArn'), facts: { role: reader.name, arn }, fix: { text } }]
    })
  },
  say: ({ role, arn }) => `${role}, the role of the proxy, may not read the secret ${arn}`,
})
