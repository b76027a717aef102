// The configurations of products → links, as if they had been declared. How a product gets to its databases is the
// product's own way (`app-ways/`); who makes the first call is told by the policies, where no document says it.

import { unknownWhereFilledIn } from '../base/filled-in-later.ts'
import { isUnknown } from '../base/unknown-text.ts'
import type { AppDatabase, Written } from '../model/app-config.ts'
import type { HeldApp, Identity } from '../model/inventory.ts'
import type { Product } from '../model/link.ts'
import { type PrincipalForm, principalForm } from '../model/principal.ts'
import type { DeclaredDatabase, DeclaredHop, DeclaredLink } from '../model/setup.ts'
import type { AppHop, AppLogin } from './app-ways/app-login.ts'
import { bytebaseWays } from './app-ways/bytebase-ways.ts'
import { teleportWays } from './app-ways/teleport-ways.ts'
import { callerOf } from './caller-of-role.ts'

const ways = { bytebase: bytebaseWays, teleport: teleportWays } as const

/** `configured` are the links of rdsaudit's own configuration: what is said there is not said again. */
export function linksOfApps(
  apps: readonly HeldApp[],
  configured: readonly DeclaredLink[],
): readonly DeclaredLink[] {
  const links = (['bytebase', 'teleport'] as const).flatMap(product => {
    const own = apps.filter(({ app }) => app.product === product)
    const logins = own.length === 0 ? [] : ways[product](own)
    return logins
      .filter(({ hops }) => hops.every(({ role }) => mayBe(['role'], arnOf(role))))
      .map(login => ({ login, link: linkOf(product, login) }))
      .filter(({ login, link }) => !configured.some(one => isSame(one, link, login)))
      .map(({ link }) => link)
  })
  return withOwnNames(links, configured)
}

/** What is no role cannot be assumed, which a rule tells; there is no link to speak of then. */
function mayBe(forms: readonly PrincipalForm[], arn: string): boolean {
  return isUnknown(arn) || forms.some(form => form === principalForm('AWS', arn))
}

/** As far as it is known: what another tool fills in is not. */
function arnOf({ value }: Written): string {
  return unknownWhereFilledIn(value)
}

/** Each name for one link, by numbers where it has to be. */
function withOwnNames(
  links: readonly DeclaredLink[],
  configured: readonly DeclaredLink[],
): readonly DeclaredLink[] {
  const taken = new Set(configured.map(({ name }) => name))
  return links.map(link => {
    let name = link.name
    for (let count = 2; taken.has(name); count++) name = `${link.name}-${count}`
    taken.add(name)
    return { ...link, name }
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

function isSame(configured: DeclaredLink, link: DeclaredLink, login: AppLogin): boolean {
  const { database, hops } = link
  const { host, user } = configured.database ?? {}
  const ends = login.database?.hiddenRole !== undefined || configured.hops.at(-1)?.arn === hops.at(-1)?.arn
  const users = user === undefined || database?.user === undefined || user === database.user
  if (!ends || !users) return false
  // A host that a template leaves open cannot be written down in the configuration.
  return host === undefined ? configured.name === link.name : host === database?.host
}

function linkOf(
  app: Product,
  { name, pointer, document, database, discovers, hops, user, caller }: AppLogin,
): DeclaredLink {
  return {
    name,
    app,
    document,
    pointer,
    ...(caller &&
      mayBe(['role', 'user'], arnOf(caller)) && { caller: { arn: arnOf(caller), pointer: caller.pointer } }),
    hops: hops.map(hopOfLink),
    ...(database && { database: databaseOf(database, user) }),
    ...(discovers && { discovers }),
  }
}

function hopOfLink({ role, externalId, sessionTags, sessionSeconds, sessionName }: AppHop): DeclaredHop {
  return {
    arn: arnOf(role),
    pointer: role.pointer,
    ...(externalId && {
      externalId: { value: externalId.value },
      externalIdPointer: externalId.pointer,
    }),
    ...(sessionTags && { sessionTags }),
    ...(sessionSeconds !== undefined && { sessionSeconds }),
    ...(sessionName !== undefined && { sessionName }),
  }
}

function databaseOf(database: AppDatabase, user: Written | undefined): DeclaredDatabase {
  const { service, engine, host, port, region, account, resourceId } = database
  const written = { engine, host, port, region, account, resourceId, user }
  const members = Object.entries(written).flatMap(([name, one]) => (one ? [[name, one] as const] : []))
  return {
    ...(service && { service }),
    ...Object.fromEntries(members.map(([name, { value }]) => [name, value])),
    // Products shout, or do not: links name engines in small letters.
    ...(engine && { engine: engine.value.toLowerCase() }),
    ...(service === 'rdsproxy' && { proxy: true }),
    pointers: Object.fromEntries(members.map(([name, { pointer }]) => [name, pointer])),
  }
}
