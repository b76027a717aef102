// A grant of the Data API on a cluster whose engine or version has none.

import { defineRule, exampleHttpEndpoint, placeIn, whyNoDataApi } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'cluster-without-data-api',
  title: 'an identity is granted the Data API of a cluster that cannot have it',
  severity: 'error',
  aws: 'denies',
  subject: 'http-endpoint',
  since: '0.1.0',
  why: 'the Data API cannot be switched on there, so that every call is answered that the HTTP endpoint is not enabled',
  fix: 'Upgrade the cluster to a version that has the Data API, or connect to the database instead.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.Data_API.html',
  ],
  covers: ['XA-D01'],
  examples: {
    bad: [exampleHttpEndpoint({ cluster: { EngineVersion: '13.9' } })],
    good: [exampleHttpEndpoint({ cluster: { EngineVersion: '16.4' } })],
  },
  find({ caller, grants }) {
    return grants.flatMap(({ held, statement, pointer, cluster }) => {
      const obstacle = cluster && whyNoDataApi(cluster)
      if (!obstacle) return []
      const { in: document, at } = placeIn(cluster, obstacle.member)
      return [
        {
          in: held.document,
          at: { pointer },
          also: [{ in: document, at, label: 'this is why' }],
          statement,
          facts: { role: caller.name, cluster: cluster.name, what: obstacle.what },
        },
      ]
    })
  },
  say: ({ role, cluster, what }) =>
    `${role} is granted the Data API of ${cluster}, which cannot have it: ${what}`,
})
