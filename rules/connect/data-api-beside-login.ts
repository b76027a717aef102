// Who logs in by IAM and may use the Data API runs statements as the user of a secret.

import {
  defineRule,
  effectOf,
  isForLogins,
  nothing,
  openWay,
  type PermissionsSubject,
  reachesAction,
  statementsOf,
  type Way,
} from '../../src/engine/rule-kit.ts'

const ways: readonly Way[] = [
  {
    action: 'rds-data:ExecuteStatement',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:cluster:zq-decoy`,
  },
  {
    action: 'rds-data:BatchExecuteStatement',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:cluster:zq-decoy`,
  },
]

/** The Data API takes the user and its password from a secret, which the caller has to be able to read. */
function readsSomeSecret({ policies }: PermissionsSubject): boolean {
  return policies.some(({ policy }) =>
    statementsOf(policy).some(
      one => effectOf(one) === 'Allow' && reachesAction(one, 'secretsmanager:getsecretvalue'),
    ),
  )
}

export const rule = defineRule({
  id: 'data-api-beside-login',
  title: 'an identity that logs in by IAM may use the Data API of any cluster',
  severity: 'warning',
  aws: 'opens',
  subject: 'permissions',
  since: '0.1.0',
  why: 'the Data API runs statements as the database user of a secret, past the user that the grant names and past the network',
  fix: 'Name the clusters and secrets that are needed, or take the permission away.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.access.html'],
  covers: ['PB-55', 'XA-I05'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
            {
              Effect: 'Allow',
              Action: ['rds-data:ExecuteStatement', 'secretsmanager:GetSecretValue'],
              Resource: '*',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
            {
              Effect: 'Allow',
              Action: 'rds-data:ExecuteStatement',
              Resource: 'arn:aws:rds:us-east-1:444455556666:cluster:reports',
            },
          ],
        },
      },
    ],
  },
  find(permissions) {
    if (!isForLogins(permissions) || !readsSomeSecret(permissions)) return nothing
    const way = openWay(permissions, ways)
    if (way === undefined) return nothing
    const { action, held, statement, at } = way
    return [{ in: held.document, at, statement, facts: { action } }]
  },
  say: ({ action }) =>
    `beside its login by IAM this identity may call ${action} on any cluster, as the user of a secret that it can read`,
})
