// The configurations of products → links, as if they had been declared. How a product gets to its databases is the
// product's own way; who makes the first call, no product says.

import type { AppDatabase, Written } from '../model/app-config.ts'
import type { ReadDocument } from '../model/document.ts'
import type { HeldApp } from '../model/inventory.ts'
import type { Product } from '../model/link.ts'
import type { DeclaredDatabase, DeclaredHop, DeclaredLink } from '../model/setup.ts'
import { bytebaseWays } from './bytebase-ways.ts'

/** One assumption of a role that a product makes. */
export interface AppHop {
  readonly role: Written
  readonly externalId?: Written | undefined
  readonly sessionTags?: Readonly<Record<string, string>>
  /** Seconds. */
  readonly sessionSeconds?: number | undefined
  readonly sessionName?: string
}

/** One way that a product takes to a database, as one user. */
export interface AppLogin {
  readonly document: ReadDocument
  readonly database: AppDatabase
  readonly hops: readonly AppHop[]
  readonly user: Written | undefined
  /** What the link is called; left out, as the database. */
  readonly name?: string
  /** Who makes the first call, where the product's deployment says so. */
  readonly caller?: Written
}

/** The logins of all configurations of one product: one document of a product may speak of the databases of another. */
type Ways = (apps: readonly HeldApp[]) => readonly AppLogin[]

const ways: Readonly<Record<Product, Ways>> = { bytebase: bytebaseWays, teleport: plainWays }

/** Links of `declared`, which the configuration of rdsaudit says, are not made once more. */
export function linksOfApps(
  apps: readonly HeldApp[],
  declared: readonly DeclaredLink[] = [],
): readonly DeclaredLink[] {
  const said = new Set(declared.map(wayOf))
  const links = (['bytebase', 'teleport'] as const).flatMap(product => {
    const own = apps.filter(({ app }) => app.product === product)
    return own.length === 0 ? [] : ways[product](own).map(login => linkOf(product, login))
  })
  return withOwnNames(
    links.filter(link => !said.has(wayOf(link))),
    declared,
  )
}

/** Whom a link logs in as, where, by which roles. */
function wayOf({ hops, database }: DeclaredLink): string {
  const { host = '', user = '' } = database ?? {}
  return JSON.stringify([host.toLowerCase(), user, ...hops.map(({ arn }) => arn)])
}

/** Names as the configuration takes them, each for one link. */
function withOwnNames(
  links: readonly DeclaredLink[],
  declared: readonly DeclaredLink[],
): readonly DeclaredLink[] {
  const taken = new Set(declared.map(({ name }) => name))
  return links.map(link => {
    const plain = nameFrom(link.name)
    let name = plain
    for (let count = 2; taken.has(name); count++) name = `${plain}-${count}`
    taken.add(name)
    return { ...link, name }
  })
}

/** `Orders (prod)` as `orders-prod`. */
export function nameFrom(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return name === '' ? 'link' : name
}

/** The role of a database is assumed, if it names one, and its user logs in. */
function plainWays(apps: readonly HeldApp[]): readonly AppLogin[] {
  return apps.flatMap(({ document, app }) =>
    app.databases
      .filter(({ service }) => service !== undefined)
      .map(database => ({ document, database, hops: hopOf(database), user: database.user })),
  )
}

/** The assumption of the role that a database names; none where it names none. */
export function hopOf({ role, externalId, sessionSeconds }: AppDatabase): readonly AppHop[] {
  return role ? [{ role, externalId, sessionSeconds }] : []
}

function linkOf(app: Product, { document, database, hops, user, name, caller }: AppLogin): DeclaredLink {
  return {
    name: name ?? database.name,
    app,
    document,
    pointer: database.pointer,
    ...(caller && { caller: { arn: caller.value, pointer: caller.pointer } }),
    hops: hops.map(hopOfLink),
    database: databaseOf(database, user),
  }
}

function hopOfLink({ role, externalId, sessionTags, sessionSeconds, sessionName }: AppHop): DeclaredHop {
  return {
    arn: role.value,
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
    ...(service === 'rdsproxy' && { proxy: true }),
    pointers: Object.fromEntries(members.map(([name, { pointer }]) => [name, pointer])),
  }
}
