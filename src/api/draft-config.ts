// Documents of a folder → a configuration with the links that they tell, and what it still lacks. Nothing is made up: what
// no document says is left out and named.

import type { Config, HopConfig, LinkConfig } from '../input/load-config.ts'
import { takeInventory } from '../input/take-inventory.ts'
import { isAccountId } from '../model/arn.ts'
import type { ReadDocument } from '../model/document.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import { ifKnown } from '../model/known.ts'
import type { App, Hop, Link } from '../model/link.ts'
import { emptySetup } from '../model/setup.ts'
import { databaseForConfig } from './draft-database.ts'
import { foldersToInclude } from './draft-include.ts'

/** Something that the configuration should say, by its key. */
export interface Missing {
  readonly key: string
  readonly what: string
}

export interface DraftedLink {
  readonly config: LinkConfig
  /** Where it was found; undefined for a link that follows from policies. */
  readonly path: string | undefined
  readonly missing: readonly Missing[]
}

export interface Draft {
  readonly config: Config
  readonly links: readonly DraftedLink[]
  /** What is missing of the accounts. */
  readonly missing: readonly Missing[]
  /** Documents by what they are. */
  readonly found: { readonly configurations: number; readonly policies: number; readonly records: number }
  /** Links of databases that the configuration has no words for, by name. */
  readonly left: readonly string[]
}

/** `app`: only links of this product; links that follow from policies are said to be its. */
export function draftConfig(documents: readonly ReadDocument[], app: App | undefined): Draft {
  const { links } = takeInventory(documents, emptySetup)
  const chosen = links.filter(link => app === undefined || link.app === undefined || link.app === app)
  const names = new Set<string>()
  const drafted = chosen
    .filter(isOfRds)
    .map(link => draftLink(link, nameFor(link.name, names), link.app ?? app))
  const include = foldersToInclude(documents)
  const accounts = accountsOf(drafted)
  return {
    config: {
      ...(include.length > 0 && { include }),
      links: drafted.map(({ config }) => config),
    },
    links: drafted,
    missing: accounts.length < 2 ? [] : accounts.map(missingOwner),
    found: {
      configurations: documents.filter(({ apps = [] }) => apps.length > 0).length,
      policies: documents.reduce((sum, { policies }) => sum + policies.length, 0),
      records: documents.filter(({ described }) => described !== undefined).length,
    },
    left: chosen.filter(link => !isOfRds(link)).map(({ name }) => name),
  }
}

/** The configuration speaks of RDS and its proxies alone. */
function isOfRds({ database }: Link): boolean {
  return database === undefined || database.service === 'rds' || database.service === 'rdsproxy'
}

/** As the configuration takes it, and for one link alone. */
function nameFor(text: string, taken: Set<string>): string {
  const plain =
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'link'
  let name = plain
  for (let count = 2; taken.has(name); count++) name = `${plain}-${count}`
  taken.add(name)
  return name
}

function draftLink(link: Link, name: string, app: App | undefined): DraftedLink {
  const { caller } = link
  const callerFiles = caller && filesOf(caller.permissions.items)
  const last = link.hops.at(-1)
  const externalId = last && ifKnown(last.externalId)
  const isRole = last !== undefined && isWritable(last.role.arn)
  const database = databaseForConfig(link)
  const config: LinkConfig = {
    name,
    ...(app && { app }),
    ...(caller &&
      isWritable(caller.arn) && {
        caller: { [caller.kind]: caller.arn, ...(callerFiles && { policies: callerFiles }) },
      }),
    ...(link.hops.length > 1 && {
      hops: link.hops
        .slice(0, -1)
        .filter(({ role }) => isWritable(role.arn))
        .map(hopFor),
    }),
    ...(isRole && { target: targetFor(last.role) }),
    ...(isRole && externalId !== undefined && { externalId }),
    ...(database && { database }),
  }
  return { config, path: link.declared?.document.path, missing: missingOf(link, config) }
}

/** All of it known, so that it can be written down. */
function isWritable(arn: string): boolean {
  return /^arn:[\w-]+:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/.test(arn)
}

function hopFor(hop: Hop): HopConfig {
  const externalId = ifKnown(hop.externalId)
  return { ...targetFor(hop.role), ...(externalId !== undefined && { externalId }) }
}

function targetFor(role: Identity): HopConfig {
  const [trust] = filesOf(role.trust.items) ?? []
  const policies = filesOf(role.permissions.items)
  return { role: role.arn, ...(trust !== undefined && { trust }), ...(policies && { policies }) }
}

/** Files that are a policy of which nothing in them says whose it is: these the configuration has to name. */
function filesOf(held: readonly HeldPolicy[]): readonly string[] | undefined {
  const bare = held.filter(
    ({ document, policy }) =>
      policy.owner === undefined && !document.described && document.policies.length === 1,
  )
  return bare.length === 0 ? undefined : [...new Set(bare.map(({ document }) => document.path))]
}

function missingOf(link: Link, { caller, target, database }: LinkConfig): readonly Missing[] {
  const { hops } = link
  const role = hops.at(-1)?.role
  return [
    ...(caller
      ? unseenOf(link.caller, 'caller.policies', 'its permission policies')
      : [{ key: 'caller.role', what: 'who makes the first call: the role that the product runs as' }]),
    ...(target === undefined && (hops.length > 0 || isHidden(link))
      ? [{ key: 'target.role', what: 'the role that logs in; the document does not tell it' }]
      : []),
    ...(role && role.trust.items.length === 0
      ? [{ key: 'target.trust', what: `the trust policy of ${role.name}` }]
      : []),
    ...(target ? unseenOf(role, 'target.policies', `the permission policies of ${role?.name}`) : []),
    ...(hops.at(-1)?.externalId.state === 'unseen'
      ? [{ key: 'externalId', what: 'what the caller sends; left out, it sends none' }]
      : []),
    ...wanted
      .filter(([member]) => database?.[member] === undefined)
      .map(([member, what]) => ({ key: `database.${member}`, what })),
  ]
}

const wanted = [
  ['host', 'the endpoint'],
  ['user', 'the database user'],
  ['resourceId', 'the id in rds-db ARNs: db-…, cluster-… or prx-…, in the console under Configuration'],
] as const

/** The product has something set, and does not say what. */
function isHidden({ declared, database }: Link): boolean {
  const host = database?.declared?.host
  return (declared?.document.apps ?? []).some(({ databases }) =>
    databases.some(one => one.hiddenRole !== undefined && one.host?.value === host),
  )
}

function unseenOf(identity: Identity | undefined, key: string, what: string): readonly Missing[] {
  return identity && identity.permissions.items.length === 0 && identity.permissions.unseen !== undefined
    ? [{ key, what }]
    : []
}

function accountsOf(links: readonly DraftedLink[]): readonly string[] {
  const arns = links.flatMap(({ config: { caller, hops = [], target } }) => [
    caller?.role ?? caller?.user ?? '',
    ...[...hops, ...(target ? [target] : [])].map(({ role }) => role),
  ])
  return [...new Set(arns.map(arn => arn.split(':')[4] ?? '').filter(isAccountId))].sort()
}

function missingOwner(id: string): Missing {
  return {
    key: `accounts.${id}.owned`,
    what: 'true where the account is yours, false for one of somebody else',
  }
}
