// The link of a lab's world as a user would declare it.

import type { World, WorldHop } from '../../src/lab/world.ts'

/** `rdsaudit.config.json` with the one link of the world, which is called `link`. */
export function configOf(world: World, more: Readonly<Record<string, unknown>> = {}): string {
  const { link, keys } = world
  if (!link) throw new Error('the world has no link')
  const { engine, host, port, region, user, database, hops } = link
  const caller = callerOf(world, keys[0]?.principal ?? '')
  const declared = hops.map(({ roleArn: role, externalId, tags: sessionTags, durationSeconds }: WorldHop) => ({
    role,
    ...(externalId !== undefined && { externalId }),
    ...(sessionTags && { sessionTags }),
    ...(durationSeconds !== undefined && { sessionSeconds: durationSeconds }),
  }))
  const { externalId, ...target } = declared.at(-1) ?? { role: '' }
  return JSON.stringify({
    links: [
      {
        name: 'link',
        ...(caller && { caller }),
        ...(hops.length > 0 && {
          hops: declared.slice(0, -1),
          target,
          ...(externalId !== undefined && { externalId }),
        }),
        database: { engine, host, port, region, user, name: database },
      },
    ],
    ...more,
  })
}

/** The role behind a session, with its path; undefined for a root user, whom no link has. */
function callerOf({ snapshot }: World, principal: string) {
  const session = /^arn:aws:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(principal)
  if (!session) return principal.includes(':user/') ? { user: principal } : undefined
  const account = snapshot.accounts.find(({ Account }) => Account === session[1])
  const roles = account?.iam?.RoleDetailList
  const role = roles?.state === 'unseen' ? undefined : roles?.items.find(one => one.RoleName === session[2])
  return role && { role: role.Arn }
}
