// A matcher asks Teleport to find what it cannot find.

import {
  childPointer,
  closest,
  defineRule,
  exampleMatchers,
  isArray,
  nothing,
} from '../../src/engine/rule-kit.ts'

const example = (type: string) =>
  exampleMatchers([{ types: [type], regions: ['eu-west-1'], tags: { '*': '*' } }])

const ofDatabases = [
  'rds',
  'rdsproxy',
  'redshift',
  'redshift-serverless',
  'elasticache',
  'elasticache-serverless',
  'memorydb',
  'opensearch',
  'docdb',
]

/** The Discovery Service finds other things beside databases. */
const ofDiscovery = [...ofDatabases, 'ec2', 'eks', 'rolesanywhere-profile']

const never = ['dynamodb', 'keyspaces', 'keyspace', 'cassandra']

export const rule = defineRule({
  id: 'undiscoverable-database-type',
  title: 'a matcher of Teleport names a type that it does not find databases of',
  severity: 'error',
  aws: 'refuses',
  subject: 'app-entry',
  since: '0.1.0',
  why: 'Teleport refuses a matcher with a type that it does not know, and the service does not start',
  fix: 'Name a type that Teleport finds; register tables of DynamoDB and Keyspaces under db_service.databases, or as resources of kind db.',
  sources: ['https://goteleport.com/docs/reference/agent-services/database-access-reference/configuration/'],
  covers: ['TP-25'],
  examples: { bad: [example('dynamodb')], good: [example('rds')] },
  find({ app, entry }) {
    if (app.product !== 'teleport' || !entry.kind.endsWith('matcher')) return nothing
    const types = entry.settings.get('types')
    if (types === undefined || !isArray(types.value)) return nothing
    const known = entry.kind === 'matcher' ? ofDatabases : ofDiscovery
    return types.value.flatMap((type, index) => {
      if (typeof type !== 'string' || known.includes(type)) return []
      const near = never.includes(type) ? undefined : closest(type, known, 3)
      // A later version may know what is like nothing here.
      if (!never.includes(type) && !ofDiscovery.includes(type) && near === undefined) return []
      return [
        {
          at: { pointer: childPointer(types.pointer, index) },
          facts: { type, isNever: never.includes(type) },
          ...(near !== undefined && { fix: { text: `"${near}"` } }),
        },
      ]
    })
  },
  say: ({ type, isNever }) =>
    isNever
      ? `Teleport does not find databases of ${type}`
      : `"${type}" is no type that Teleport finds databases of`,
})
