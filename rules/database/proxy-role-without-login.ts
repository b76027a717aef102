// A proxy that logs in with tokens, and whose role may not.

import {
  askPermissions,
  defineRule,
  exampleProxy,
  exampleRegion,
  exampleRole,
  ifKnown,
  loginArn,
  logsInByItself,
  nothing,
  placeIn,
} from '../../src/engine/rule-kit.ts'

const behind = (id: string) => ({
  'roles.json': exampleRole({
    Effect: 'Allow',
    Action: 'rds-db:connect',
    Resource: `arn:aws:rds-db:eu-west-1:444455556666:dbuser:${id}/app`,
  }),
  'snapshot.json': exampleRegion({
    DBInstances: [
      {
        DBInstanceIdentifier: 'orders-1',
        DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders-1',
        DbiResourceId: 'db-ABCDEFGHIJKL01234',
        Engine: 'postgres',
        IAMDatabaseAuthenticationEnabled: true,
      },
    ],
    DBProxyTargets: [{ DBProxyName: 'orders', RdsResourceId: 'orders-1', Type: 'RDS_INSTANCE' }],
  }),
})

export const rule = defineRule({
  id: 'proxy-role-without-login',
  title: 'a proxy logs in with tokens, and its role may not log in as the database user of a link',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  needs: ['proxy-role', 'proxy-role-policies', 'proxy-targets'],
  since: '0.1.0',
  why: 'without a secret the proxy signs a token as its own role, which the database checks like any other: it needs rds-db:connect on the database itself',
  fix: 'Allow rds-db:connect on the database user, with the resource id of the database behind the proxy, in a policy of the role of the proxy.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html'],
  covers: ['RP-13'],
  examples: {
    bad: [exampleProxy({ DefaultAuthScheme: 'IAM_AUTH' }, behind('prx-0123456789abcdef0'))],
    good: [exampleProxy({ DefaultAuthScheme: 'IAM_AUTH' }, behind('db-ABCDEFGHIJKL01234'))],
  },
  find({ database, links, role, targets }) {
    const signer = ifKnown(role)
    if (database.kind !== 'proxy' || !logsInByItself(database) || !signer) return nothing
    const side = askPermissions(signer.permissions.items, signer.arn)
    return (ifKnown(targets) ?? []).flatMap(target =>
      links.flatMap(({ user }) => {
        const name = ifKnown(user)
        const arn = name === undefined ? undefined : loginArn(target, name)
        if (arn === undefined || side.decide('rds-db:connect', arn).outcomes.includes('allowed')) return []
        const text = `"Action": "rds-db:connect", "Resource": "${arn}"`
        return [{ ...placeIn(database, 'RoleArn'), facts: { role: signer.name, arn }, fix: { text } }]
      }),
    )
  },
  say: ({ role, arn }) => `${role}, as which the proxy logs in, may not log in as ${arn}`,
})
