// A read replica that takes no tokens, of a database that does.

import { defineRule, exampleRegion, flagOf, nothing, placeIn, replicasOf } from '../../src/engine/rule-kit.ts'

const member = 'IAMDatabaseAuthenticationEnabled'

const instance = (name: string, id: string, members: object) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: `arn:aws:rds:eu-west-1:444455556666:db:${name}`,
  DbiResourceId: id,
  Engine: 'postgres',
  ...members,
})

const source = (isOn: boolean) => ({
  files: {
    'connect.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: [
            'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL56789/app',
          ],
        },
      ],
    },
    'snapshot.json': exampleRegion({
      DBInstances: [
        instance('orders', 'db-ABCDEFGHIJKL01234', {
          [member]: true,
          ReadReplicaDBInstanceIdentifiers: ['orders-2'],
        }),
        instance('orders-2', 'db-ABCDEFGHIJKL56789', { [member]: isOn }),
      ],
    }),
  },
})

export const rule = defineRule({
  id: 'replica-without-iam-logins',
  title: 'a read replica does not accept IAM logins, and its source does',
  severity: 'info',
  aws: 'accepts',
  subject: 'database',
  needs: ['copies'],
  since: '0.1.0',
  why: 'the setting is one of each instance: clients that are sent to the replica are refused like with a wrong password',
  fix: 'Enable IAM database authentication of the replica, too, if anybody logs in there.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Enabling.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html',
  ],
  covers: ['RC-05'],
  examples: { bad: [source(false)], good: [source(true)] },
  find({ database, inventory }) {
    if (flagOf(database, member) !== true) return nothing
    return replicasOf(database, inventory.estate)
      .filter(replica => flagOf(replica, member) === false)
      .map(replica => ({
        ...placeIn(replica, member),
        facts: { name: database.name, replica: replica.name },
      }))
  },
  say: ({ name, replica }) => `${replica}, a replica of ${name}, does not accept IAM logins`,
})
