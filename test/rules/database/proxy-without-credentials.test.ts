import { rule } from '../../../rules/database/proxy-without-credentials.ts'
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
    name: 'a secret of somebody else',
    ...exampleProxy({ Auth: [entry({ UserName: 'report' })] }),
    finds: ['proxies.json /DBProxies/0/Auth'],
    says: ['has no secret of app'],
  },
  {
    name: 'no secret at all',
    ...exampleProxy({ Auth: [], DefaultAuthScheme: 'NONE' }),
    finds: ['proxies.json /DBProxies/0/Auth'],
  },
  {
    name: 'a secret of the user',
    ...exampleProxy({ Auth: [entry({ UserName: 'report' }), entry()] }),
    finds: [],
  },
  { name: 'the secret says whose it is', ...exampleProxy({ Auth: [entry({ UserName: '' })] }), finds: [] },
  { name: 'needs none', ...exampleProxy({ Auth: [], DefaultAuthScheme: 'IAM_AUTH' }), finds: [] },
  { name: 'not told', ...exampleProxy({}), finds: [] },
])
