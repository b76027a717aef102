import { rule } from '../../../rules/database/proxy-serves-master-user.ts'
import { exampleProxy, exampleRegion } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'
const entry = (members: object = {}) => ({
  AuthScheme: 'SECRETS',
  SecretArn: secret,
  UserName: 'app',
  IAMAuth: 'REQUIRED',
  ...members,
})

const behind = (members: object) => ({
  'snapshot.json': exampleRegion({
    DBInstances: [
      {
        DBInstanceIdentifier: 'orders-1',
        DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders-1',
        DbiResourceId: 'db-ABCDEFGHIJKL01234',
        Engine: 'postgres',
        ...members,
      },
    ],
    DBProxyTargets: [{ DBProxyName: 'orders', RdsResourceId: 'orders-1', Type: 'RDS_INSTANCE' }],
  }),
})

tryRule(rule, [
  {
    name: 'its secret',
    ...exampleProxy({ Auth: [entry()] }, behind({ MasterUserSecret: { SecretArn: secret } })),
    finds: ['proxies.json /DBProxies/0/Auth/0/SecretArn'],
  },
  {
    name: 'another secret',
    ...exampleProxy({ Auth: [entry()] }, behind({ MasterUserSecret: { SecretArn: `${secret}2` } })),
    finds: [],
  },
  { name: 'no secret of the master user', ...exampleProxy({ Auth: [entry()] }, behind({})), finds: [] },
])
