// The configurations of products → links, as if they had been declared. How a product gets to its databases is the
// product's own way (`app-ways/`); who makes the first call is told by the policies, where no document says it.

import type { AppDatabase, Written } from '../model/app-config.ts'
import type { HeldApp, Identity } from '../model/inventory.ts'
import type { Product } from '../model/link.ts'
import type { DeclaredDatabase, DeclaredHop, DeclaredLink } from '../model/setup.ts'
import type { AppHop, AppLogin } from './app-ways/app-login.ts'
import { plainWays } from './app-ways/plain-ways.ts'
import { teleportWays } from './app-ways/teleport-ways.ts'
import { callerOf } from './caller-of-role.ts'

const ways = { bytebase: plainWays, teleport: teleportWays } as const

/** `configured` are the links of rdsaudit's own configuration: what is said there is not said again. */
export function linksOfApps(
  apps: readonly HeldApp[],
  configured: readonly DeclaredLink[],
): readonly DeclaredLink[] {
  return (['bytebase', 'teleport'] as const).flatMap(product => {
    const own = apps.filter(({ app }) => app.product === product)
    const logins = own.length === 0 ? [] : ways[product](own)
    return logins
      .map(login => linkOf(product, login))
      .filter(link => !configured.some(one => isSame(one, link)))
  })
}

/** The links with who calls, where the policies of the first role, or of its callers, leave no doubt. */
export function withCallers(
  links: readonly DeclaredLink[],
  known: ReadonlyMap<string, Identity>,
): readonly DeclaredLink[] {
  return links.map(link => {
    const [first] = link.hops
    if (link.caller !== undefined || first === undefined) return link
    const arn = callerOf(first.arn, known)
    return arn === undefined ? link : { ...link, caller: { arn, pointer: link.pointer } }
  })
}

function isSame(configured: DeclaredLink, { database, hops }: DeclaredLink): boolean {
  const ends = configured.hops.at(-1)?.arn === hops.at(-1)?.arn
  return ends && configured.database?.host !== undefined && configured.database.host === database?.host
}

function linkOf(
  app: Product,
  { name, pointer, document, database, hops, user, caller }: AppLogin,
): DeclaredLink {
  return {
    name,
    app,
    document,
    pointer,
    ...(caller && { caller: { arn: caller.value, pointer: caller.pointer } }),
    hops: hops.map(hopOfLink),
    ...(database && { database: databaseOf(database, user) }),
  }
}

function hopOfLink({ role, externalId, sessionTags, sessionSeconds }: AppHop): DeclaredHop {
  return {
    arn: role.value,
    pointer: role.pointer,
    ...(externalId && {
      externalId: { value: externalId.value },
      externalIdPointer: externalId.pointer,
    }),
    ...(sessionTags && { sessionTags }),
    ...(sessionSeconds !== undefined && { sessionSeconds }),
  }
}

function databaseOf(database: AppDatabase, user: Written | undefined): DeclaredDatabase {
  const { service, engine, host, port, region, account, resourceId } = database
  const written = { engine, host, port, region, account, resourceId, user }
  const members = Object.entries(written).flatMap(([name, one]) => (one ? [[name, one] as const] : []))
  return {
    ...(service && { service }),
    ...Object.fromEntries(members.map(([name, { value }]) => [name, value])),
    ...(service === 'rdsproxy' && { proxy: true }),
    pointers: Object.fromEntries(members.map(([name, { pointer }]) => [name, pointer])),
  }
}
