import { rule } from '../../../rules/database/proxy-role-without-secret.ts'
import { exampleProxy, exampleRole } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'
const entry = (members: object = {}) => ({
  AuthScheme: 'SECRETS',
  SecretArn: secret,
  UserName: 'app',
  IAMAuth: 'REQUIRED',
  ...members,
})

const role = (resource: string) => ({
  'roles.json': exampleRole({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: resource }),
})

tryRule(rule, [
  {
    name: 'another secret',
    ...exampleProxy({ Auth: [entry()] }, role(`${secret}X`)),
    finds: ['proxies.json /DBProxies/0/Auth/0/SecretArn'],
    fixes: [secret],
  },
  { name: 'the secret', ...exampleProxy({ Auth: [entry()] }, role(secret)), finds: [] },
  {
    name: 'a pattern',
    ...exampleProxy({ Auth: [entry()] }, role('arn:aws:secretsmanager:*:*:secret:orders-*')),
    finds: [],
  },
  {
    name: 'one of two',
    ...exampleProxy({ Auth: [entry(), entry({ SecretArn: `${secret}2` })] }, role(secret)),
    finds: ['proxies.json /DBProxies/0/Auth/1/SecretArn'],
  },
  { name: 'the role was not read', ...exampleProxy({ Auth: [entry()] }), finds: [], undecided: true },
])
