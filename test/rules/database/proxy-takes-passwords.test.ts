import { rule } from '../../../rules/database/proxy-takes-passwords.ts'
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
    name: 'one of two',
    ...exampleProxy({ Auth: [entry(), entry({ UserName: 'report', IAMAuth: 'DISABLED' })] }),
    finds: ['proxies.json /DBProxies/0/Auth/1/IAMAuth'],
    says: ['takes the password of report'],
  },
  {
    name: 'none takes tokens, which is another rule',
    ...exampleProxy({ Auth: [entry({ IAMAuth: 'DISABLED' })] }),
    finds: [],
  },
  { name: 'all take tokens', ...exampleProxy({ Auth: [entry(), entry({ UserName: 'report' })] }), finds: [] },
])
