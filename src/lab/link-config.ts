// The link of a world as a user would declare it: a configuration, as JSON.

import type { JsonObject } from '../base/json-value.ts'
import type { World, WorldHop } from './world.ts'

/** `identityTokenFile`: where the lab wrote the token of its OIDC provider. */
export function linkConfig(
  { link, keys }: World,
  name: string,
  identityTokenFile: string | undefined,
): JsonObject | undefined {
  if (link === undefined) return undefined
  const { region, engine, host, port, user, database, hops } = link
  const last = hops.at(-1)
  const byToken = hops[0]?.webIdentity === true && identityTokenFile !== undefined
  const caller = byToken ? { webIdentityTokenFile: identityTokenFile } : callerOf(keys[0]?.principal)
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

/** A session's role: its path is not in the ARN, and the doctor compares names. */
function callerOf(principal: string | undefined): JsonObject | undefined {
  if (principal === undefined) return undefined
  if (principal.includes(':user/')) return { user: principal }
  const session = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(principal)
  return session ? { role: `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` } : undefined
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
