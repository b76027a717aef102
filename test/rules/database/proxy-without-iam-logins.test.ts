import { rule } from '../../../rules/database/proxy-without-iam-logins.ts'
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
    name: 'passwords only',
    ...exampleProxy({ Auth: [entry({ IAMAuth: 'DISABLED' })] }),
    finds: ['proxies.json /DBProxies/0/Auth/0/IAMAuth'],
  },
  { name: 'tokens', ...exampleProxy({ Auth: [entry()] }), finds: [] },
  {
    name: 'tokens for one of two',
    ...exampleProxy({ Auth: [entry({ IAMAuth: 'DISABLED' }), entry()] }),
    finds: [],
  },
  {
    name: 'end to end',
    ...exampleProxy({ DefaultAuthScheme: 'IAM_AUTH', Auth: [entry({ IAMAuth: 'DISABLED' })] }),
    finds: [],
  },
  { name: 'not told', ...exampleProxy({}), finds: [] },
])
