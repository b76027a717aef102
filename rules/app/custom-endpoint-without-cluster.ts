// A custom endpoint of Aurora does not have the name of its cluster in it.

import { awsEndpoint, defineRule, exampleTeleport, nothing } from '../../src/engine/rule-kit.ts'

const example = (rds: Readonly<Record<string, string>>) =>
  exampleTeleport({
    uri: 'reports.cluster-custom-abcdefghijkl.eu-west-1.rds.amazonaws.com:5432',
    aws: { region: 'eu-west-1', ...(Object.keys(rds).length > 0 && { rds }) },
  })

export const rule = defineRule({
  id: 'custom-endpoint-without-cluster',
  title: 'a custom endpoint of Aurora is configured without the cluster that it belongs to',
  severity: 'error',
  aws: 'refuses',
  subject: 'app-database',
  since: '0.1.0',
  why: 'the name before the first dot is that of the endpoint and not of the cluster, so Teleport cannot tell which cluster it is, and refuses the database',
  fix: 'Write the cluster to aws.rds.cluster_id.',
  sources: [
    'https://goteleport.com/docs/reference/agent-services/database-access-reference/configuration/',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html',
  ],
  covers: ['TP-05'],
  examples: { bad: [example({})], good: [example({ cluster_id: 'orders' })] },
  find({ database, app }) {
    const { service, host, settings } = database
    if (app.product !== 'teleport' || service !== 'rds' || host === undefined) return nothing
    if (awsEndpoint(host.value)?.kind !== 'custom' || settings.has('aws.rds.cluster_id')) return nothing
    return [
      {
        at: { pointer: host.pointer },
        facts: { name: database.name },
        fix: { text: 'aws.rds.cluster_id: the name of the cluster' },
      },
    ]
  },
  say: ({ name }) =>
    `${name} is a custom endpoint of Aurora, and aws.rds.cluster_id does not say of which cluster`,
})
