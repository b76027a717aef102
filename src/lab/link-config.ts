// The link of a world as a user would declare it: a configuration, as JSON.

import type { JsonObject } from '../base/json-value.ts'
import { itemsOf } from '../model/snapshot-part.ts'
import type { World, WorldHop } from './world.ts'

/** `identityTokenFile`: where the lab wrote the token of its OIDC provider. */
export function linkConfig(
  { link, keys, snapshot }: World,
  name: string,
  identityTokenFile: string | undefined,
): JsonObject | undefined {
  if (link === undefined) return undefined
  const { region, engine, host, port, user, database, hops } = link
  const last = hops.at(-1)
  const byToken = hops[0]?.webIdentity === true && identityTokenFile !== undefined
  const caller = byToken
    ? { webIdentityTokenFile: identityTokenFile }
    : callerOf(keys[0]?.principal, snapshot)
  const externalId = last?.externalId
  return {
    links: [
      {
        name,
        app: 'bytebase',
        ...(caller && { caller }),
        ...(hops.length > 1 && { hops: hops.slice(0, -1).map(hop => ({ ...hopConfig(hop), ...idOf(hop) })) }),
        ...(last && { target: hopConfig(last) }),
        ...(externalId !== undefined && { externalId }),
        database: { engine, host, port, region, user, name: database },
      },
    ],
  }
}

/** Of a session its role, by the whole ARN: the session's does not tell the path. */
function callerOf(principal: string | undefined, { accounts }: World['snapshot']): JsonObject | undefined {
  if (principal === undefined) return undefined
  if (principal.includes(':user/')) return { user: principal }
  const [, account, name] = /:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(principal) ?? []
  const { iam } = accounts.find(({ Account }) => Account === account) ?? {}
  const role = itemsOf(iam?.RoleDetailList).find(({ RoleName }) => RoleName === name)
  return role && { role: role.Arn }
}

function hopConfig({ roleArn, tags, durationSeconds, sourceIdentity }: WorldHop): JsonObject {
  return {
    role: roleArn,
    ...(tags && { sessionTags: tags }),
    ...(durationSeconds !== undefined && { sessionSeconds: durationSeconds }),
    ...(sourceIdentity !== undefined && { sourceIdentity }),
  }
}

function idOf({ externalId }: WorldHop): JsonObject {
  return externalId === undefined ? {} : { externalId }
}
