// A database that talks to clients without TLS, too.

import {
  defineRule,
  exampleInstance,
  exampleRegion,
  ifKnown,
  nothing,
  textOf,
  unforcedTls,
} from '../../src/engine/rule-kit.ts'

const parameter = (value: string) => ({
  'snapshot.json': exampleRegion({
    DBParameters: [{ ParameterGroupName: 'ours', ParameterName: 'rds.force_ssl', ParameterValue: value }],
  }),
})

export const rule = defineRule({
  id: 'tls-not-forced',
  title: 'a database that a link or a grant is for lets other users log in without TLS',
  severity: 'warning',
  aws: 'opens',
  subject: 'database',
  needs: ['parameters'],
  since: '0.1.0',
  why: 'IAM logins always need TLS; users with passwords may connect in the clear, and so may a client that was switched back to a password',
  fix: 'Set rds.force_ssl of PostgreSQL to 1, require_secure_transport of MySQL and MariaDB to ON, in a parameter group of your own.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html',
  ],
  covers: ['RC-18', 'BB-15'],
  examples: {
    bad: [
      exampleInstance(
        { EngineVersion: '14.12', DBParameterGroups: [{ DBParameterGroupName: 'ours' }] },
        parameter('0'),
      ),
    ],
    good: [
      exampleInstance(
        { EngineVersion: '14.12', DBParameterGroups: [{ DBParameterGroupName: 'ours' }] },
        parameter('1'),
      ),
    ],
  },
  find({ database, parameters }) {
    const known = ifKnown(parameters)
    const unforced =
      known && unforcedTls(textOf(database, 'Engine') ?? '', textOf(database, 'EngineVersion') ?? '', known)
    if (!unforced) return nothing
    return [{ facts: { name: database.name, ...unforced } }]
  },
  say: ({ name, parameter, value }) => `${name} does not ask for TLS: ${parameter} is ${value}`,
})
