// A scenario of the lab as a user would have it on disk: a snapshot, and a configuration with its link.

import type { JsonValue } from '../../src/base/json-value.ts'
import { loadScenario } from '../../src/lab/scenarios.ts'
import type { World, WorldHop } from '../../src/lab/world.ts'
import { itemsOf } from '../../src/model/snapshot-part.ts'

export interface ScenarioFiles {
  readonly world: World
  readonly files: Readonly<Record<string, JsonValue>>
  readonly config: JsonValue
}

export function scenarioFiles(name: string): ScenarioFiles {
  const world = loadScenario(name)
  return {
    world,
    files: { 'snapshot.json': world.snapshot as unknown as JsonValue },
    config: { links: [linkOf(world)] } as unknown as JsonValue,
  }
}

function linkOf(world: World): object {
  const { link } = world
  if (!link) return { name: 'none' }
  const hops = link.hops.map(hopOf)
  const caller = callerOf(world)
  const { region, engine, host, port, user, database: name } = link
  return {
    name: 'orders',
    ...(!link.hops[0]?.webIdentity && caller && { caller }),
    ...(hops.length > 1 && { hops: hops.slice(0, -1) }),
    ...(hops.length > 0 && { target: hops.at(-1) }),
    ...(link.hops.at(-1)?.externalId !== undefined && { externalId: link.hops.at(-1)?.externalId }),
    database: { region, engine, host, port, user, name },
  }
}

function hopOf(
  { roleArn, externalId, tags, durationSeconds }: WorldHop,
  index: number,
  all: readonly WorldHop[],
) {
  return {
    role: roleArn,
    ...(index < all.length - 1 && externalId !== undefined && { externalId }),
    ...(tags && { sessionTags: tags }),
    ...(durationSeconds !== undefined && { sessionSeconds: durationSeconds }),
  }
}

/** The role or user whose key comes first. */
function callerOf({ keys, snapshot }: World): { role: string } | { user: string } | undefined {
  const principal = keys[0]?.principal ?? ''
  if (principal.includes(':user/')) return { user: principal }
  const [, account, role] = /sts::(\d{12}):assumed-role\/([^/]+)\//.exec(principal) ?? []
  const roles = itemsOf(snapshot.accounts.find(one => one.Account === account)?.iam?.RoleDetailList)
  const arn = roles.find(({ RoleName }) => RoleName === role)?.Arn
  return arn === undefined ? undefined : { role: arn }
}
