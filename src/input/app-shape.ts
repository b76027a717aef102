// Is this the configuration of a product? Told from the shape; asked of every document, so it costs next to nothing.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { mayBeBytebase } from './readers/bytebase/bytebase-shape.ts'

export type ProductShape = 'teleport' | 'bytebase'

/** The product whose configuration, or resources, a JSON or YAML text holds. */
export function productOf(value: JsonValue): ProductShape | undefined {
  return isTeleport(value) ? 'teleport' : mayBeBytebase(value) ? 'bytebase' : undefined
}

/** `teleport.yaml`, the values of its agent's chart, a resource of Teleport, or a list with one. */
function isTeleport(value: JsonValue): boolean {
  if (isArray(value)) return value.some(one => isObject(one) && isTeleportPart(one))
  return isObject(value) && isTeleportPart(value)
}

function isTeleportPart(value: JsonObject): boolean {
  return teleportPartOf(value) !== undefined
}

export type TeleportPart = 'file' | 'chart' | 'db' | 'db_server' | 'role' | 'discovery_config'

/** Which of Teleport's documents an object is. */
export function teleportPartOf(value: JsonObject): TeleportPart | undefined {
  if (isObject(memberOf(value, 'db_service')) || isObject(memberOf(value, 'discovery_service'))) return 'file'
  const kind = memberOf(value, 'kind')
  const spec = memberOf(value, 'spec')
  if (typeof kind === 'string' && isObject(spec) && isObject(memberOf(value, 'metadata')))
    return partOfKind(kind, spec)
  const ofChart = ['awsDatabases', 'databases', 'databaseResources'].some(name =>
    isArray(memberOf(value, name)),
  )
  return ofChart && typeof memberOf(value, 'proxyAddr') === 'string' ? 'chart' : undefined
}

/** As `tctl` writes it, or as Teleport's operator for Kubernetes reads it. */
function partOfKind(kind: string, spec: JsonObject): TeleportPart | undefined {
  switch (kind) {
    case 'db':
    case 'db_server':
    case 'discovery_config':
      return kind
    case 'TeleportDatabaseV3':
      return 'db'
    default:
      return /^(role|TeleportRole(V\d)?)$/.test(kind) && speaksOfDatabases(spec) ? 'role' : undefined
  }
}

function speaksOfDatabases(role: JsonObject): boolean {
  return ['allow', 'deny'].some(name => {
    const side = memberOf(role, name)
    return isObject(side) && Object.keys(side).some(member => member.startsWith('db_'))
  })
}
