// Teleport takes a database for one of another service than the one that its endpoint is of.

import {
  awsEndpoint,
  type DatabaseService,
  defineRule,
  exampleTeleport,
  nothing,
  services,
} from '../../src/engine/rule-kit.ts'

const example = (aws: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  exampleTeleport({ uri: 'orders.abcdefghijkl.eu-west-1.redshift.amazonaws.com:5439', aws })

/** The two kinds of one service whose endpoints look alike. */
const alike: readonly (readonly DatabaseService[])[] = [['rds', 'docdb']]

export const rule = defineRule({
  id: 'service-unlike-endpoint',
  title: 'a database is configured as one of another service than its endpoint is of',
  severity: 'error',
  aws: 'denies',
  subject: 'app-database',
  since: '0.1.0',
  why: 'the service decides how Teleport logs in: with a login of another service the database refuses it',
  fix: 'Take out the block of the other service, or give the endpoint of the database that the block names.',
  sources: ['https://goteleport.com/docs/reference/agent-services/database-access-reference/configuration/'],
  covers: ['TP-04'],
  examples: {
    bad: [example({ elasticache: { replication_group_id: 'orders' } })],
    good: [example({ redshift: { cluster_id: 'orders' } })],
  },
  find({ database, app }) {
    const { service, host } = database
    if (app.product !== 'teleport' || service === undefined || host === undefined) return nothing
    const real = awsEndpoint(host.value)?.service
    if (real === undefined || real === service) return nothing
    if (alike.some(pair => pair.includes(real) && pair.includes(service))) return nothing
    return [
      {
        at: { pointer: host.pointer },
        facts: { name: database.name, is: services[real].title, as: services[service].title },
      },
    ]
  },
  say: ({ name, is, as }) =>
    `the endpoint of ${name} is of ${is}, and the configuration makes it one of ${as}`,
})
