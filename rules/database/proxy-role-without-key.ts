// A proxy whose role may not decrypt its secrets.

import {
  decryptFault,
  defineRule,
  exampleProxy,
  exampleRole,
  exampleSecrets,
  ifKnown,
  isObject,
  keysOfSecrets,
  memberOf,
  nothing,
  textOf,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'
const key = 'arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const proxy = {
  Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
  DefaultAuthScheme: 'NONE',
}
const leftToAccount = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::444455556666:root' },
  Action: 'kms:*',
  Resource: '*',
}

export const rule = defineRule({
  id: 'proxy-role-without-key',
  title: 'the role of a proxy may not decrypt one of the secrets of the proxy',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  needs: ['proxy-role', 'proxy-role-policies', 'proxy-keys'],
  since: '0.1.0',
  why: 'a secret that is encrypted with a key of its own is read only by who may use the key: the proxy cannot get the password, and answers that it has no credentials',
  fix: 'Allow kms:Decrypt on the key, through Secrets Manager, in a policy of the role of the proxy; the policy of the key has to name the role or its account.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
  ],
  covers: ['RP-08', 'TP-27'],
  examples: {
    bad: [
      exampleProxy(proxy, {
        'secrets.json': exampleSecrets(secret, key, leftToAccount),
        'roles.json': exampleRole({
          Effect: 'Allow',
          Action: 'secretsmanager:GetSecretValue',
          Resource: secret,
        }),
      }),
    ],
    good: [
      exampleProxy(proxy, {
        'secrets.json': exampleSecrets(secret, key, leftToAccount),
        'roles.json': exampleRole({
          Effect: 'Allow',
          Action: ['secretsmanager:GetSecretValue', 'kms:Decrypt'],
          Resource: [secret, key],
        }),
      }),
    ],
  },
  find({ database, role, inventory }) {
    const reader = ifKnown(role)
    if (database.kind !== 'proxy' || !reader) return nothing
    const via = `secretsmanager.${database.region}.amazonaws.com`
    return keysOfSecrets(database, inventory.estate).flatMap(({ at, key: used }) => {
      const policy = used && memberOf(used.value, 'Policy')
      const arn = used && textOf(used, 'Arn')
      if (!isObject(policy) || arn === undefined) return []
      const fault = decryptFault(reader, { arn, policy }, via)
      if (!fault) return []
      const text =
        fault === 'key'
          ? `"Principal": {"AWS": "${reader.arn}"}, "Action": "kms:Decrypt"`
          : `"Action": "kms:Decrypt", "Resource": "${arn}"`
      return [{ ...at, facts: { role: reader.name, arn, fault }, fix: { text } }]
    })
  },
  say: ({ role, arn, fault }) =>
    fault === 'key'
      ? `the policy of the key ${arn} lets neither ${role}, the role of the proxy, nor its account decrypt the secret`
      : `${role}, the role of the proxy, may not decrypt the secret: it lacks kms:Decrypt on ${arn}`,
})
