// A cache or a cluster that Teleport logs in to by IAM, and that takes no such logins.

import {
  defineRule,
  exampleTeleportDatabase,
  type JsonObject,
  nothing,
  placeIn,
  services,
  whyServiceTakesNoLogins,
} from '../../src/engine/rule-kit.ts'

const example = (cluster: JsonObject) => ({
  files: {
    'database.json': exampleTeleportDatabase({
      protocol: 'mongodb',
      uri: 'orders.cluster-abcdefghijkl.eu-west-1.docdb.amazonaws.com:27017',
      aws: { account_id: '444455556666' },
    }).document,
    'clusters.json': {
      DBClusters: [
        {
          DBClusterIdentifier: 'orders',
          DBClusterArn: 'arn:aws:rds:eu-west-1:444455556666:cluster:orders',
          Engine: 'docdb',
          ...cluster,
        },
      ],
    },
  },
})

export const rule = defineRule({
  id: 'service-without-iam-logins',
  title: 'a cache or a cluster that a product logs in to does not accept IAM logins',
  severity: 'error',
  aws: 'denies',
  subject: 'app-database',
  since: '0.1.0',
  why: 'its engine, its version or its encryption knows no IAM logins, so that no token is ever accepted',
  fix: 'Upgrade it, or turn on encryption in transit; a cache may be logged in to with users whose passwords Teleport keeps (secret_store).',
  sources: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
    'https://docs.aws.amazon.com/memorydb/latest/devguide/auth-iam.html',
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/iam-identity-auth.html',
  ],
  covers: ['TP-26'],
  examples: {
    bad: [example({ EngineVersion: '4.0.0' })],
    good: [example({ EngineVersion: '5.0.0' })],
  },
  find({ database, inventory }) {
    const { service, resourceId, account, region, settings } = database
    if (service === undefined || resourceId === undefined) return nothing
    // Logins with passwords are meant.
    if ([...settings.keys()].some(name => name.startsWith('aws.secret_store'))) return nothing
    const where = { ...(account && { account: account.value }), ...(region && { region: region.value }) }
    const obstacle = whyServiceTakesNoLogins(service, resourceId.value, where, inventory.estate)
    if (!obstacle) return nothing
    const { title } = services[service]
    return [
      {
        ...placeIn(obstacle.entry, obstacle.member),
        facts: { name: resourceId.value, title, what: obstacle.what },
      },
    ]
  },
  say: ({ name, title, what }) => `${name} (${title}) cannot accept IAM logins: ${what}`,
})
