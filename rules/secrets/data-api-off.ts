// A grant of the Data API on a cluster where it is off.

import { defineRule, exampleHttpEndpoint, flagOf, whyNoDataApi } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'data-api-off',
  title: 'an identity is granted the Data API of a cluster that has it switched off',
  severity: 'error',
  aws: 'denies',
  subject: 'http-endpoint',
  since: '0.1.0',
  why: 'the Data API answers that its HTTP endpoint is not enabled for the cluster',
  fix: 'Switch the Data API of the cluster on, or take the grant away.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.enabling.html'],
  covers: ['XA-D01'],
  examples: {
    bad: [exampleHttpEndpoint({ cluster: { HttpEndpointEnabled: false } })],
    good: [exampleHttpEndpoint({ cluster: { HttpEndpointEnabled: true } })],
  },
  find({ caller, grants }) {
    return grants.flatMap(({ held, statement, pointer, cluster }) =>
      // What cannot be switched on another rule tells.
      cluster && flagOf(cluster, 'HttpEndpointEnabled') === false && !whyNoDataApi(cluster)
        ? [
            {
              in: held.document,
              at: { pointer },
              statement,
              facts: { role: caller.name, cluster: cluster.name },
              fix: { text: `aws rds enable-http-endpoint --resource-arn ${cluster.arn}` },
            },
          ]
        : [],
    )
  },
  say: ({ role, cluster }) => `${role} is granted the Data API of ${cluster}, which has it switched off`,
})
