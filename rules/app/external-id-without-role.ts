// A product is told an external id and no role to send it to.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const teleport = (aws: object) => ({
  document: {
    db_service: {
      enabled: true,
      databases: [
        {
          name: 'orders',
          protocol: 'postgres',
          uri: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com:5432',
          aws: { region: 'eu-west-1', ...aws },
        },
      ],
    },
  },
})

/** Where the database user is a role, Teleport sends the external id with the assumption of that one. */
const sendsToUser = ['redshift', 'redshift-serverless', 'docdb', 'dynamodb', 'keyspaces', 'opensearch']

export const rule = defineRule({
  id: 'external-id-without-role',
  title: 'a product is told an external id, and no role that it would be sent to',
  severity: 'error',
  aws: 'never-matches',
  subject: 'app-database',
  since: '0.1.0',
  why: 'an external id goes with the call that assumes a role: without a role Teleport refuses the database, and Bytebase drops it without a word',
  fix: 'Name the role, or take the external id out.',
  sources: [
    'https://goteleport.com/docs/enroll-resources/database-access/guides/aws-cross-account/',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ],
  covers: ['BB-05', 'TP-03'],
  examples: {
    bad: [teleport({ external_id: 'orders-0b9f2a5e' })],
    good: [
      teleport({
        assume_role_arn: 'arn:aws:iam::444455556666:role/orders-login',
        external_id: 'orders-0b9f2a5e',
      }),
    ],
  },
  find({ database, app }) {
    const { externalId, role, service } = database
    if (externalId === undefined || role !== undefined || service === undefined) return nothing
    if (app.product === 'teleport' && sendsToUser.includes(service)) return nothing
    const field = app.product === 'teleport' ? 'assume_role_arn' : 'roleArn'
    return [
      {
        at: { pointer: externalId.pointer },
        facts: { name: database.name, field },
        fix: { text: `${field}: the ARN of the role in the account of the database` },
      },
    ]
  },
  say: ({ name, field }) => `${name} has an external id and no ${field}, so nothing is sent`,
})
