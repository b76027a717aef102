import { rule } from '../../../rules/database/leftover-proxy-secrets.ts'
import { exampleProxy } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'
const entry = (members: object = {}) => ({
  AuthScheme: 'SECRETS',
  SecretArn: secret,
  UserName: 'app',
  IAMAuth: 'REQUIRED',
  ...members,
})

tryRule(rule, [
  {
    name: 'left',
    ...exampleProxy({ DefaultAuthScheme: 'IAM_AUTH', Auth: [entry(), entry()] }),
    finds: ['proxies.json /DBProxies/0/Auth'],
    says: ['still has 2 secrets'],
  },
  { name: 'none left', ...exampleProxy({ DefaultAuthScheme: 'IAM_AUTH', Auth: [] }), finds: [] },
  { name: 'needed', ...exampleProxy({ DefaultAuthScheme: 'NONE', Auth: [entry()] }), finds: [] },
])
