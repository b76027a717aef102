import { rule } from '../../../rules/database/proxy-role-without-login.ts'
import { exampleProxy, exampleRegion, exampleRole } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

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

const role = (user: string) => ({
  'roles.json': exampleRole({
    Effect: 'Allow',
    Action: 'rds-db:connect',
    Resource: `arn:aws:rds-db:eu-west-1:444455556666:dbuser:${user}`,
  }),
})

tryRule(rule, [
  {
    name: 'the id of the proxy',
    ...exampleProxy(
      { DefaultAuthScheme: 'IAM_AUTH' },
      { ...behind({}), ...role('prx-0123456789abcdef0/app') },
    ),
    finds: ['proxies.json /DBProxies/0/RoleArn'],
    fixes: ['dbuser:db-ABCDEFGHIJKL01234/app'],
  },
  {
    name: 'another user',
    ...exampleProxy(
      { DefaultAuthScheme: 'IAM_AUTH' },
      { ...behind({}), ...role('db-ABCDEFGHIJKL01234/report') },
    ),
    finds: ['proxies.json /DBProxies/0/RoleArn'],
  },
  {
    name: 'the user of the database',
    ...exampleProxy(
      { DefaultAuthScheme: 'IAM_AUTH' },
      { ...behind({}), ...role('db-ABCDEFGHIJKL01234/app') },
    ),
    finds: [],
  },
  {
    name: 'logs in with a password',
    ...exampleProxy({ DefaultAuthScheme: 'NONE' }, { ...behind({}), ...role('db-ABCDEFGHIJKL01234/report') }),
    finds: [],
  },
  {
    name: 'the role was not read',
    ...exampleProxy({ DefaultAuthScheme: 'IAM_AUTH' }, behind({})),
    finds: [],
    undecided: true,
  },
])
