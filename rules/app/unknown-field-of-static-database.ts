// A field that resources of Teleport have, and its configuration file does not.

import { defineRule, exampleTeleport, nothing } from '../../src/engine/rule-kit.ts'

const example = (aws: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  exampleTeleport({ aws: { region: 'eu-west-1', ...aws } })

/** What only `kind: db` has, or Teleport finds out. */
const ofResources = [
  'aws.rds.resource_id',
  'aws.rds.iam_auth',
  'aws.rdsproxy',
  'aws.opensearch',
  'aws.docdb',
  'aws.redshift_serverless.workgroup_id',
] as const

export const rule = defineRule({
  id: 'unknown-field-of-static-database',
  title: 'teleport.yaml has a field that only resources of Teleport have',
  severity: 'error',
  aws: 'refuses',
  subject: 'app-database',
  since: '0.1.0',
  why: 'Teleport reads its configuration file strictly, and does not start with a field that it does not know',
  fix: 'Take the field out: Teleport tells it from the endpoint or asks AWS; or declare the database as a resource of kind db.',
  sources: ['https://goteleport.com/docs/reference/agent-services/database-access-reference/configuration/'],
  covers: ['TP-06'],
  examples: {
    bad: [example({ rds: { resource_id: 'db-ABCDEFGHIJKL01234' } })],
    good: [example({ rds: { instance_id: 'orders' } })],
  },
  find({ database }) {
    if (database.kind !== 'static database') return nothing
    return ofResources.flatMap(field => {
      const written = database.settings.get(field)
      return written ? [{ at: { pointer: written.pointer, on: 'key' as const }, facts: { field } }] : []
    })
  },
  say: ({ field }) => `${field} is no field of a database in teleport.yaml`,
})
