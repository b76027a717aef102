// Teleport finds databases with a role that may not look for them.

import { defineRule, exampleMatchers, nothing } from '../../src/engine/rule-kit.ts'

const role = 'arn:aws:iam::444455556666:role/example-role'

const example = (...actions: readonly string[]) => ({
  files: {
    'policy.json': {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
    },
    'teleport.json': exampleMatchers([{ types: ['rds'], regions: ['eu-west-1'], assume_role_arn: role }])
      .document,
  },
  config: { links: [{ name: 'own', target: { role, policies: ['policy.json'] } }] },
})

export const rule = defineRule({
  id: 'discovery-not-granted',
  title: 'the role with which a product finds databases may not look for them',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['discovery-policies'],
  since: '0.1.0',
  why: 'what is refused is not found, and little is said of it: the databases are missing from the list, and so are members of clusters where clusters may not be described',
  fix: 'Allow the actions on "*" in a policy of the role that the matcher names: most of them know no narrower resource.',
  sources: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html'],
  covers: ['TP-17'],
  examples: {
    bad: [example('rds:DescribeDBInstances')],
    good: [example('rds:DescribeDBInstances', 'rds:DescribeDBClusters')],
  },
  find({ refusedDiscovery, signer }) {
    if (signer === undefined || refusedDiscovery.length === 0) return nothing
    return refusedDiscovery.map(({ service, actions }) => ({
      facts: { service, actions, role: signer.name },
      fix: { text: `"Action": ${JSON.stringify(actions)}, "Resource": "*"` },
    }))
  },
  say: ({ service, actions, role }) =>
    `databases of ${service} are to be found with ${role}, and none of its policies allows ${actions.join(' or ')}`,
})
