// A proxy that has the secret of the master user.

import {
  defineRule,
  exampleProxy,
  exampleRegion,
  ifKnown,
  nothing,
  partOf,
  partsOf,
  placeIn,
  textOf,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

const behind = (masterSecret: string) => ({
  'snapshot.json': exampleRegion({
    DBInstances: [
      {
        DBInstanceIdentifier: 'orders-1',
        DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders-1',
        DbiResourceId: 'db-ABCDEFGHIJKL01234',
        Engine: 'postgres',
        MasterUserSecret: { SecretArn: masterSecret },
      },
    ],
    DBProxyTargets: [{ DBProxyName: 'orders', RdsResourceId: 'orders-1', Type: 'RDS_INSTANCE' }],
  }),
})

export const rule = defineRule({
  id: 'proxy-serves-master-user',
  title: 'a proxy has the secret of the master user of its database',
  severity: 'warning',
  aws: 'opens',
  subject: 'database',
  since: '0.1.0',
  why: 'who may log in to the proxy as the master user needs no password for it: a grant on the proxy with an open user name is enough',
  fix: 'Give the proxy a secret of a user of its own, and take this one off it.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-secrets-arns.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
  ],
  covers: ['RP-35'],
  examples: {
    bad: [
      exampleProxy(
        {
          Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
          DefaultAuthScheme: 'NONE',
        },
        behind(secret),
      ),
    ],
    good: [
      exampleProxy(
        {
          Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
          DefaultAuthScheme: 'NONE',
        },
        behind(`${secret}-of-master`),
      ),
    ],
  },
  find({ database, targets }) {
    const masters = (ifKnown(targets) ?? []).flatMap(target => {
      const secretOfMaster = partOf(target, 'MasterUserSecret')
      const arn = secretOfMaster && textOf(secretOfMaster, 'SecretArn')
      return arn === undefined ? [] : [{ arn, target: target.name }]
    })
    if (database.kind !== 'proxy' || masters.length === 0) return nothing
    return partsOf(database, 'Auth').flatMap(entry => {
      const master = masters.find(({ arn }) => arn === textOf(entry, 'SecretArn'))
      if (!master) return []
      return [{ ...placeIn(entry, 'SecretArn'), facts: { name: database.name, target: master.target } }]
    })
  },
  say: ({ name, target }) => `the proxy ${name} has the secret of the master user of ${target}`,
})
