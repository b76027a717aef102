// AWS as a command reads it: with the credentials of its flags, for its links, and with a line that says how far it is.

import { UsageError } from '../base/errors.ts'
import { visibleText } from '../base/visible-text.ts'
import type { LoadedConfig } from '../input/load-config.ts'
import type { Collected } from '../live/collect/collect.ts'
import type { Gap } from '../live/collect/gaps.ts'
import type { LongLists } from '../live/collect/long-lists.ts'
import type { DeclaredLink } from '../model/setup.ts'
import type { LiveOptions } from './flags/live-flags.ts'
import { makeProgressLine } from './progress-line.ts'
import type { World } from './world.ts'

export interface LiveRequest {
  readonly links: readonly DeclaredLink[]
  /** ARNs of roles and users that were named by themselves. */
  readonly identities: readonly string[]
  /** Where all identities of the accounts go, when they are wanted. */
  readonly whole?: LongLists
  readonly quiet?: boolean
  readonly signal?: AbortSignal
}

/** Asks AWS for it all. Throws a `UsageError` for flags that cannot be meant so; never for what AWS does. */
export async function readLive(
  { links, identities, whole, quiet = false, signal }: LiveRequest,
  options: LiveOptions,
  { config }: LoadedConfig,
  world: World,
): Promise<Collected> {
  const auditRoles = auditRolesOf(options, world.env)
  const [{ openAws }, { collect }, { wishOf }] = await Promise.all([
    import('../live/aws/open-aws.ts'),
    import('../live/collect/collect.ts'),
    import('../live/collect/wish.ts'),
  ])
  const wish = wishOf(links, identities, options.region)
  const region = options.region[0] ?? wish.databases[0]?.region
  const line = makeProgressLine(world, quiet)
  let calls = 0
  const open = (profile: string | undefined) =>
    openAws({
      env: world.env,
      ...(profile !== undefined && { profile }),
      ...(region !== undefined && { region }),
      onCall: name => line.show(`reading AWS: ${++calls} call${calls === 1 ? '' : 's'}, ${name}`),
    })
  const base = open(options.profile ?? profileOf(links, config))
  const others = options.targetProfile.map(open)
  try {
    return await collect(
      wish,
      {
        base,
        others,
        auditRoles,
        region: region ?? 'us-east-1',
        patience: { timeoutMs: options.timeout, ...(signal && { signal }) },
      },
      { takenAt: world.now(), ...(whole && { whole }) },
    )
  } finally {
    line.end()
    for (const caller of [base, ...others]) caller.close()
  }
}

function auditRolesOf({ auditRole, auditExternalIdEnv }: LiveOptions, env: World['env']) {
  if (auditExternalIdEnv !== undefined && auditRole.length === 0)
    throw new UsageError('--audit-external-id-env is for --audit-role, which is missing')
  const externalId = auditExternalIdEnv === undefined ? undefined : env[auditExternalIdEnv]
  if (auditExternalIdEnv !== undefined && !externalId)
    throw new UsageError(`the environment variable ${auditExternalIdEnv} is not set`)
  return auditRole.map(role => {
    if (!/^(arn:[^:]+:iam::\d{12}:role\/)?[\w+=,.@/-]+$/.test(role))
      throw new UsageError(`--audit-role: "${role}" is neither the name nor the ARN of a role`)
    return { role, ...(externalId !== undefined && { externalId }) }
  })
}

/** The profile that the links name for their caller, if they agree. */
function profileOf(links: readonly DeclaredLink[], config: LoadedConfig['config']): string | undefined {
  const names = new Set(links.map(({ name }) => name))
  const profiles = (config.links ?? [])
    .filter(({ name }) => names.has(name))
    .flatMap(({ caller }) => caller?.profile ?? [])
  const [first, second] = [...new Set(profiles)]
  return second === undefined ? first : undefined
}

/** What could not be read, each cause once with all that it hides. */
export function gapLines(gaps: readonly Gap[]): readonly string[] {
  const causes = new Map<string, string[]>()
  for (const { account, region, what, why } of gaps) {
    const place = [account, region].filter(Boolean).join(' ')
    const key = `${place === '' ? '' : `${place}: `}\u0000${why}`
    causes.set(key, [...(causes.get(key) ?? []), what])
  }
  return [...causes].map(([key, hidden]) => {
    const [place, why] = key.split('\u0000')
    return visibleText(`${place}not read: ${[...new Set(hidden)].join(', ')} (${why})`)
  })
}
