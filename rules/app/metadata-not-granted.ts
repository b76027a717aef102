// Teleport has to ask AWS about a database, with a role that may not.

import {
  defineRule,
  exampleTeleportDatabase,
  type JsonObject,
  nothing,
  services,
} from '../../src/engine/rule-kit.ts'

const role = 'arn:aws:iam::444455556666:role/example-role'

const login = {
  Effect: 'Allow',
  Action: 'rds-db:connect',
  Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKLMNOPQRSTUVWXYZ/shop',
}

const example = (...others: readonly JsonObject[]) => ({
  files: {
    'policy.json': { Version: '2012-10-17', Statement: [login, ...others] },
    'teleport.json': exampleTeleportDatabase({ aws: { assume_role_arn: role } }).document,
  },
  config: { links: [{ name: 'own', target: { role, policies: ['policy.json'] } }] },
})

export const rule = defineRule({
  id: 'metadata-not-granted',
  title: 'the role with which a product asks about a database may not ask',
  severity: 'warning',
  aws: 'accepts',
  subject: 'link',
  needs: ['metadata-policies'],
  since: '0.1.0',
  why: 'what the configuration leaves open Teleport asks of AWS, such as the resource id of a database, or whether a user of a cache logs in by IAM; refused, it writes placeholders into its policy, or takes the user for one with a password',
  fix: 'Allow the actions on "*" in a policy of that role; where only the resource id is asked for, it may be written to the configuration instead.',
  sources: [
    'https://goteleport.com/docs/enroll-resources/database-access/enrollment/aws/rds/',
    'https://goteleport.com/docs/enroll-resources/database-access/enrollment/aws/aws-cross-account/',
  ],
  covers: ['TP-17'],
  examples: {
    bad: [example()],
    good: [
      example({
        Effect: 'Allow',
        Action: ['rds:DescribeDBInstances', 'rds:DescribeDBClusters'],
        Resource: '*',
      }),
    ],
  },
  find({ link, database, asker, refusedMetadata }) {
    if (asker === undefined || database === undefined || refusedMetadata.length === 0) return nothing
    const { title } = services[database.service]
    return [
      {
        facts: { name: link.name, actions: refusedMetadata, role: asker.name, title },
        fix: { text: `"Action": ${JSON.stringify(refusedMetadata)}, "Resource": "*"` },
      },
    ]
  },
  say: ({ name, actions, role: asker, title }) =>
    `Teleport asks about ${name} (${title}) as ${asker}, and none of its policies allows ${actions.join(' or ')}`,
})
