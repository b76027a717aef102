// Databases of Teleport in which nothing is wrong, for the examples of rules.

import type { JsonObject, JsonValue } from '../base/json-value.ts'

const fine = {
  protocol: 'postgres',
  uri: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com:5432',
}

/** `teleport.yaml` with one database that differs from a good one, and whatever else its service has. */
export function exampleTeleport(
  database: JsonObject,
  service: JsonObject = {},
): { readonly document: JsonValue } {
  return {
    document: {
      version: 'v3',
      db_service: { enabled: true, databases: [{ name: 'orders', ...fine, ...database }], ...service },
    },
  }
}

/** A database as `tctl` writes it; `spec` is what differs from a good one. */
export function exampleTeleportDatabase(spec: JsonObject): { readonly document: JsonValue } {
  return { document: teleportDatabase(spec) }
}

/** With a role of Teleport that lets its owners in as some users. */
export function exampleTeleportUsers(
  spec: JsonObject,
  users: readonly string[],
): { readonly files: Readonly<Record<string, JsonValue>> } {
  return { files: { 'database.json': teleportDatabase(spec), 'role.json': teleportRole(users) } }
}

function teleportDatabase(spec: JsonObject): JsonObject {
  const metadata = { name: 'orders', labels: { team: 'shop' } }
  return { kind: 'db', version: 'v3', metadata, spec: { ...fine, ...spec } }
}

function teleportRole(users: readonly string[]): JsonObject {
  const allow = { db_labels: { team: 'shop' }, db_names: ['*'], db_users: users }
  return { kind: 'role', version: 'v7', metadata: { name: 'shop' }, spec: { allow } }
}

/** `teleport.yaml` with nothing but what its service finds databases by. */
export function exampleMatchers(matchers: readonly JsonObject[]): { readonly document: JsonValue } {
  return { document: { version: 'v3', db_service: { enabled: true, aws: matchers } } }
}
