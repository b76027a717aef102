import { rule } from '../../../rules/database/proxy-role-reads-every-secret.ts'
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
    name: 'everything',
    ...exampleProxy({ Auth: [entry()] }, role('*')),
    finds: ['roles.json /RoleDetailList/0/RolePolicyList/0/PolicyDocument/Statement/0/Resource'],
  },
  {
    name: 'every secret',
    ...exampleProxy({ Auth: [entry()] }, role('arn:aws:secretsmanager:*:*:secret:*')),
    finds: ['roles.json /RoleDetailList/0/RolePolicyList/0/PolicyDocument/Statement/0/Resource'],
  },
  {
    name: 'some of them',
    ...exampleProxy({ Auth: [entry()] }, role('arn:aws:secretsmanager:*:*:secret:orders-*')),
    finds: [],
  },
  { name: 'one', ...exampleProxy({ Auth: [entry()] }, role(secret)), finds: [] },
])
