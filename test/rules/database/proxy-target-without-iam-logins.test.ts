import { rule } from '../../../rules/database/proxy-target-without-iam-logins.ts'
import { exampleProxy, exampleRegion } from '../../../src/engine/example-databases.ts'
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

tryRule(rule, [
  {
    name: 'takes no tokens',
    ...exampleProxy({ DefaultAuthScheme: 'IAM_AUTH' }, behind({ IAMDatabaseAuthenticationEnabled: false })),
    finds: ['snapshot.json /accounts/0/regions/0/rds/DBInstances/items/0/IAMDatabaseAuthenticationEnabled'],
  },
  {
    name: 'takes tokens',
    ...exampleProxy({ DefaultAuthScheme: 'IAM_AUTH' }, behind({ IAMDatabaseAuthenticationEnabled: true })),
    finds: [],
  },
  {
    name: 'is reached with a password',
    ...exampleProxy({ DefaultAuthScheme: 'NONE' }, behind({ IAMDatabaseAuthenticationEnabled: false })),
    finds: [],
  },
  {
    name: 'was not described',
    ...exampleProxy({ DefaultAuthScheme: 'IAM_AUTH' }),
    finds: [],
    undecided: true,
  },
])
