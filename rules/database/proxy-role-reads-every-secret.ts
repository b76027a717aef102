// A proxy whose role may read more secrets than the proxy has.

import {
  askPermissions,
  defineRule,
  exampleProxy,
  exampleRole,
  ifKnown,
  nothing,
  parseArn,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

export const rule = defineRule({
  id: 'proxy-role-reads-every-secret',
  title: 'the role of a proxy may read any secret',
  severity: 'warning',
  aws: 'opens',
  subject: 'database',
  needs: ['proxy-role'],
  since: '0.1.0',
  why: 'whoever may change the proxy, or pass its role, reaches every secret of the account that its key policy gives away',
  fix: 'Name the secrets of the proxy in the resource.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html'],
  covers: ['RP-34'],
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
            Resource: '*',
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
    const partition = parseArn(database.arn)?.partition ?? 'aws'
    const other = `arn:${partition}:secretsmanager:${database.region}:${database.account}:secret:unrelated-Zx9Yw8`
    const side = askPermissions(reader.permissions.items, reader.arn)
    if (side.decide('secretsmanager:GetSecretValue', other).decision !== 'allowed') return nothing
    const found = side.allowedBy('secretsmanager:GetSecretValue', other)
    if (!found) return nothing
    const { held, statement } = found
    const element = 'Resource' in statement.raw ? '/Resource' : ''
    const at = { pointer: `${statement.pointer}${element}` }
    return [{ in: held.document, at, statement, facts: { role: reader.name } }]
  },
  say: ({ role }) => `${role}, the role of a proxy, may read any secret of its account`,
})
