// A world for a bare snapshot: what a collected set-up needs to be run, guessed from what it says.

import { UsageError } from '../base/errors.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'

/** Nobody knows the database users of a snapshot: every one that an `rds-db:connect` grant names is taken to exist. */
export function worldAround(snapshot: JsonObject, principal: string | undefined): JsonObject {
  const key = principal ?? firstPrincipal(snapshot)
  if (key === undefined)
    throw new UsageError('the snapshot has no user and no role whose key the lab could hand out')
  const users = grantedUsers(snapshot)
  return {
    formatVersion: 1,
    title: 'a collected set-up',
    snapshot,
    keys: [{ principal: key }],
    databases: resourceIds(snapshot).map(resourceId => ({
      resourceId,
      databases: ['postgres'],
      users: users.map(name => ({ name, memberOf: ['rds_iam'], plugin: 'AWSAuthenticationPlugin' })),
    })),
  }
}

function firstPrincipal(snapshot: JsonObject): string | undefined {
  const [role] = [...membersNamed(snapshot, 'RoleDetailList')].flatMap(itemsIn)
  const account = role && memberOf(role, 'Arn')
  if (role && typeof account === 'string') {
    return `arn:aws:sts::${account.split(':')[4]}:assumed-role/${String(memberOf(role, 'RoleName'))}/lab`
  }
  const [user] = [...membersNamed(snapshot, 'UserDetailList')].flatMap(itemsIn)
  return user && String(memberOf(user, 'Arn'))
}

function resourceIds(snapshot: JsonObject): readonly string[] {
  const names = ['DbiResourceId', 'DbClusterResourceId']
  return [
    ...new Set(names.flatMap(name => [...membersNamed(snapshot, name)]).filter(id => typeof id === 'string')),
  ]
}

/** Users that grants name outright; a pattern names nobody. */
function grantedUsers(snapshot: JsonObject): readonly string[] {
  const resources = [...membersNamed(snapshot, 'Resource')].flatMap(value =>
    isArray(value) ? value : [value],
  )
  const users = resources.flatMap(value => {
    const user = typeof value === 'string' ? /:dbuser:[^/]+\/([^*?$]+)$/.exec(value)?.[1] : undefined
    return user ?? []
  })
  return [...new Set(users)]
}

function itemsIn(part: JsonValue): readonly JsonObject[] {
  const items = isObject(part) ? memberOf(part, 'items') : undefined
  return isArray(items) ? items.filter(isObject) : []
}

function* membersNamed(value: JsonValue, name: string): Generator<JsonValue> {
  if (isArray(value)) for (const item of value) yield* membersNamed(item, name)
  if (!isObject(value)) return
  for (const [key, member] of Object.entries(value)) {
    if (key === name) yield member
    yield* membersNamed(member, name)
  }
}
