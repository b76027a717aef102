// A database whose endpoint does not say the account, and whose configuration does not either.

import {
  type DatabaseService,
  defineRule,
  exampleTeleportDatabase,
  nothing,
  services,
} from '../../src/engine/rule-kit.ts'

const example = (aws: Readonly<Record<string, string>>) =>
  exampleTeleportDatabase({
    protocol: 'dynamodb',
    uri: 'dynamodb.eu-west-1.amazonaws.com:443',
    aws: { region: 'eu-west-1', ...aws },
  })

const needsAccount: readonly (DatabaseService | undefined)[] = ['keyspaces', 'dynamodb', 'opensearch']

export const rule = defineRule({
  id: 'database-without-account',
  title: 'DynamoDB, Keyspaces or OpenSearch is configured without the account',
  severity: 'error',
  aws: 'refuses',
  subject: 'app-database',
  since: '0.1.0',
  why: 'the endpoint is the same for all accounts, and the users are roles of one: without account_id Teleport refuses the database',
  fix: 'Write the account to aws.account_id.',
  sources: [
    'https://goteleport.com/docs/enroll-resources/database-access/guides/aws-cross-account/',
    'https://goteleport.com/docs/enroll-resources/database-access/enrollment/aws/aws-dynamodb/',
  ],
  covers: ['TP-08'],
  examples: { bad: [example({})], good: [example({ account_id: '444455556666' })] },
  find({ database, app }) {
    const { service, account, role } = database
    if (app.product !== 'teleport' || !needsAccount.includes(service) || account !== undefined) return nothing
    return [
      {
        at: { pointer: role?.pointer ?? database.host?.pointer ?? database.pointer },
        facts: { name: database.name, service, hasRole: role !== undefined },
        ...(role && { fix: { text: `account_id: "${role.value.split(':')[4] ?? ''}"` } }),
      },
    ]
  },
  say: ({ name, service, hasRole }) =>
    `${name} is of ${service ? services[service].title : 'AWS'} and has no account_id${hasRole ? ', which a resource does not take from its role' : ''}`,
})
