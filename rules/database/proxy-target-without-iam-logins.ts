// A proxy that logs in with tokens, before a database that takes none.

import {
  defineRule,
  exampleProxy,
  exampleRegion,
  flagOf,
  ifKnown,
  logsInByItself,
  nothing,
  placeIn,
} from '../../src/engine/rule-kit.ts'

const behind = (isOn: boolean) => ({
  'snapshot.json': exampleRegion({
    DBInstances: [
      {
        DBInstanceIdentifier: 'orders-1',
        DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders-1',
        DbiResourceId: 'db-ABCDEFGHIJKL01234',
        Engine: 'postgres',
        IAMDatabaseAuthenticationEnabled: isOn,
      },
    ],
    DBProxyTargets: [{ DBProxyName: 'orders', RdsResourceId: 'orders-1', Type: 'RDS_INSTANCE' }],
  }),
})

export const rule = defineRule({
  id: 'proxy-target-without-iam-logins',
  title: 'a proxy logs in with tokens to a database that does not accept them',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  needs: ['proxy-targets'],
  since: '0.1.0',
  why: 'without a secret the proxy logs in to the database by IAM, which the database refuses like a wrong password',
  fix: 'Enable IAM database authentication of the database behind the proxy.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-creating.html',
  ],
  covers: ['RP-12'],
  yieldsTo: ['iam-logins-off'],
  examples: {
    bad: [exampleProxy({ DefaultAuthScheme: 'IAM_AUTH' }, behind(false))],
    good: [exampleProxy({ DefaultAuthScheme: 'IAM_AUTH' }, behind(true))],
  },
  find({ database, targets }) {
    if (database.kind !== 'proxy' || !logsInByItself(database)) return nothing
    const member = 'IAMDatabaseAuthenticationEnabled'
    return (ifKnown(targets) ?? [])
      .filter(target => flagOf(target, member) === false)
      .map(target => ({ ...placeIn(target, member), facts: { proxy: database.name, name: target.name } }))
  },
  say: ({ proxy, name }) =>
    `the proxy ${proxy} logs in to ${name} with tokens, and ${name} does not accept IAM logins`,
})
