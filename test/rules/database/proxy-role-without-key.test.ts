import { rule } from '../../../rules/database/proxy-role-without-key.ts'
import type { JsonObject } from '../../../src/base/json-value.ts'
import { exampleProxy, exampleRole, exampleSecrets } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'
const key = 'arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const proxy = { Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }] }
const here = ['proxies.json /DBProxies/0/Auth/0/SecretArn']

const allow = (AWS: string, Condition?: JsonObject): JsonObject => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: 'kms:Decrypt',
  Resource: '*',
  ...(Condition && { Condition }),
})
const account = 'arn:aws:iam::444455556666:root'
const role = 'arn:aws:iam::444455556666:role/orders-proxy'
const via = (service: string) => ({
  StringEquals: { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` },
})

const reads: JsonObject = { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: secret }
const decrypts = (more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: ['secretsmanager:GetSecretValue', 'kms:Decrypt'],
  Resource: '*',
  ...more,
})

const withKey = (ofKey: JsonObject, ofRole: JsonObject) =>
  exampleProxy(proxy, {
    'secrets.json': exampleSecrets(secret, key, ofKey),
    'roles.json': exampleRole(ofRole),
  })

tryRule(rule, [
  {
    name: 'the key leaves it to the account, and the role has nothing',
    ...withKey(allow(account), reads),
    finds: here,
    says: ['lacks kms:Decrypt on'],
    fixes: ['"kms:Decrypt"'],
  },
  { name: 'both allow it', ...withKey(allow(account), decrypts()), finds: [] },
  {
    name: 'through the right service',
    ...withKey(allow(account), decrypts({ Condition: via('secretsmanager') })),
    finds: [],
  },
  {
    name: 'the key is for another role',
    ...withKey(allow('arn:aws:iam::444455556666:role/other'), decrypts()),
    finds: here,
    says: ['lets neither orders-proxy'],
    fixes: [role],
  },
  {
    name: 'the key is for another service',
    ...withKey(allow(account, via('s3')), decrypts()),
    finds: here,
  },
  { name: 'the key names the role', ...withKey(allow(role), reads), finds: [] },
  {
    name: 'the role is denied',
    ...withKey(allow(role), { Effect: 'Deny', Action: 'kms:*', Resource: '*' }),
    finds: here,
  },
  {
    name: 'the key was not read',
    ...exampleProxy(proxy, { 'roles.json': exampleRole(reads) }),
    finds: [],
    undecided: true,
  },
])
