// Teleport's configuration → databases, matchers, selectors and roles.
// https://goteleport.com/docs/reference/agent-services/database-access-reference/configuration/

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import type { AppConfig, AppDatabase, AppEntry } from '../../../model/app-config.ts'
import { type TeleportPart, teleportPartOf } from '../../app-shape.ts'
import { settingsOf, textIn } from '../app-settings.ts'
import { readDatabase } from './read-database.ts'

export interface FoundTeleport {
  readonly apps: readonly AppConfig[]
}

export function readTeleport(value: JsonValue): FoundTeleport {
  const documents = isArray(value)
    ? value.map((one, index) => [one, childPointer('', index)] as const)
    : [[value, ''] as const]
  return {
    apps: documents.flatMap(([one, pointer]) => {
      const part = isObject(one) ? teleportPartOf(one) : undefined
      return part === undefined ? [] : [readPart(part, one as JsonObject, pointer)]
    }),
  }
}

/** A resource of Teleport's provider for Terraform; its attributes are those of the document. */
export function readTeleportResource(
  type: 'teleport_database' | 'teleport_role',
  values: JsonObject,
  pointer: string,
): AppConfig | undefined {
  if (!isObject(memberOf(values, 'spec'))) return undefined
  return readPart(type === 'teleport_database' ? 'db' : 'role', values, pointer)
}

function readPart(part: TeleportPart, value: JsonObject, pointer: string): AppConfig {
  switch (part) {
    case 'file':
      return readFile(value, pointer)
    case 'chart':
      return readChart(value, pointer)
    case 'db':
      return configOf('db', value, pointer, { databases: [readDatabase('dynamic', value, pointer)] })
    case 'db_server':
      return configOf('db_server', value, pointer, { databases: databaseOfServer(value, pointer) })
    case 'role':
      return configOf('role', value, pointer, { entries: [entryOf('role', value, pointer)] })
    case 'discovery_config':
      return configOf('discovery_config', value, pointer, {
        entries: listed(objectIn(value, 'spec'), childPointer(pointer, 'spec'), 'aws').map(one =>
          matcherOf(...one),
        ),
      })
  }
}

/** What a resource says in an object of its own, the file says beside the rest. */
function matcherOf(value: JsonObject, pointer: string): AppEntry {
  const entry = entryOf('discovery matcher', value, pointer)
  const role = entry.settings.get('assume_role.role_arn')
  const externalId = entry.settings.get('assume_role.external_id')
  const settings = new Map([
    ...entry.settings,
    ...(role ? [['assume_role_arn', role] as const] : []),
    ...(externalId ? [['external_id', externalId] as const] : []),
  ])
  return { ...entry, settings }
}

/** `teleport.yaml`. */
function readFile(value: JsonObject, pointer: string): AppConfig {
  const service = objectIn(value, 'db_service')
  const at = childPointer(pointer, 'db_service')
  const discovery = objectIn(value, 'discovery_service')
  return configOf('teleport.yaml', value, pointer, {
    databases: listed(service, at, 'databases').map(one => readDatabase('static', ...one)),
    entries: [
      ...listed(service, at, 'aws').map(one => entryOf('matcher', ...one)),
      ...listed(service, at, 'resources').map(one => entryOf('selector', ...one)),
      ...listed(discovery, childPointer(pointer, 'discovery_service'), 'aws').map(one =>
        entryOf('discovery matcher', ...one),
      ),
    ],
  })
}

/** The values of the chart teleport-kube-agent, which copies these lists to `teleport.yaml`. */
function readChart(value: JsonObject, pointer: string): AppConfig {
  const chart = configOf('values of teleport-kube-agent', value, pointer, {
    databases: listed(value, pointer, 'databases').map(one => readDatabase('static', ...one)),
    entries: [
      ...listed(value, pointer, 'awsDatabases').map(one => entryOf('matcher', ...one)),
      ...listed(value, pointer, 'databaseResources').map(one => entryOf('selector', ...one)),
    ],
  })
  const caller = textIn(chart.settings, roleOfServiceAccount)
  return caller ? { ...chart, caller } : chart
}

/** https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
const roleOfServiceAccount = 'annotations.serviceAccount.eks.amazonaws.com/role-arn'

/** What an agent says that it serves: the database with everything found out about it. */
function databaseOfServer(value: JsonObject, pointer: string): readonly AppDatabase[] {
  const database = memberOf(objectIn(value, 'spec'), 'database')
  return isObject(database)
    ? [readDatabase('dynamic', database, childPointer(childPointer(pointer, 'spec'), 'database'))]
    : []
}

function configOf(
  kind: string,
  value: JsonObject,
  pointer: string,
  { databases = [], entries = [] }: Partial<Pick<AppConfig, 'databases' | 'entries'>>,
): AppConfig {
  const settings = settingsOf(value, pointer)
  const name = textIn(settings, 'metadata.name')?.value ?? kind
  return { product: 'teleport', kind, name, pointer, databases, entries, settings }
}

function entryOf(kind: string, value: JsonObject, pointer: string): AppEntry {
  const settings = settingsOf(value, pointer)
  return { kind, name: textIn(settings, 'metadata.name')?.value ?? kind, pointer, settings }
}

function objectIn(value: JsonObject, name: string): JsonObject {
  const member = memberOf(value, name)
  return isObject(member) ? member : {}
}

/** The objects of a list, with their places. */
function listed(
  value: JsonObject,
  pointer: string,
  name: string,
): readonly (readonly [JsonObject, string])[] {
  const list = memberOf(value, name)
  const at = childPointer(pointer, name)
  return (isArray(list) ? list : []).flatMap((one, index) =>
    isObject(one) ? [[one, childPointer(at, index)] as const] : [],
  )
}
