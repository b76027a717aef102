// Documents that were read, and what the user declared → inventory and links.

import type { ReadDocument } from '../model/document.ts'
import { filesOfSetup } from '../model/files-of-setup.ts'
import type { Account, HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import type { Link } from '../model/link.ts'
import type { Policy } from '../model/policy.ts'
import type { DeclaredAccount, DeclaredLink, Setup } from '../model/setup.ts'
import { linksOfApps, withCallers } from './app-links.ts'
import { DeclaredLinks } from './declared-links.ts'
import { describedAccounts } from './described-accounts.ts'
import { makeEstate } from './described-databases.ts'
import { inferLinks } from './infer-links.ts'
import { ownedIdentities } from './owned-identities.ts'
import { pairsOf } from './pairs-of-folders.ts'
import { policiesAt } from './policies-at.ts'

export interface Taken {
  readonly inventory: Inventory
  readonly links: readonly Link[]
}

/** Declared links come first, then those that follow from the policies alone. */
export function takeInventory(documents: readonly ReadDocument[], setup: Setup): Taken {
  const { inventory, links, owned, described } = takeStated(documents, setup)
  const inferred = inferLinks(owned, inventory.loose, { described, links })
  return {
    inventory: {
      ...inventory,
      identities: [...inventory.identities, ...inferred.identities],
      loose: inventory.loose.filter(({ policy }) => !inferred.used.has(policy)),
    },
    links: [...links, ...inferred.links],
  }
}

/** What is stated, with nothing inferred. */
export interface Stated extends Taken {
  /** The identities that no link names. */
  readonly owned: readonly Identity[]
  /** Those that AWS described, by ARN. */
  readonly described: ReadonlyMap<string, Identity>
}

/** Only what the configuration, the files and AWS say. */
export function takeStated(documents: readonly ReadDocument[], setup: Setup): Stated {
  const described = describedAccounts(documents)
  const estate = makeEstate(documents)
  const byPath = new Map(documents.map(document => [document.path, document]))
  const ofLinkFiles = filesOfSetup(setup)
  const held = documents.filter(({ path }) => !ofLinkFiles.has(path)).flatMap(policiesOfFile)
  const ofFiles = ownedIdentities(held)
  const apps = documents.flatMap(document => (document.apps ?? []).map(app => ({ document, app })))
  const ofApps = linksOfApps(apps, setup.links)
  const ofFolders = identitiesOfFolders(held, new Set(ofFiles.flatMap(policiesOf)), ofApps)
  const known = new Map(
    [...ofFolders, ...ofFiles, ...described.identities.values()].map(one => [one.arn, one] as const),
  )
  const all = [...setup.links, ...withCallers(ofApps, known)]
  const declared = new DeclaredLinks(
    setup,
    byPath,
    { known, isMissing: described.isMissing, gapOf: described.gapOf },
    estate,
  )
  const links = all.map(link => declared.link(link))
  const ofLinks = new Set(links.flatMap(identitiesOf))
  const owned = [...known.values()].filter(({ arn }) => !declared.has(arn))
  const ownedPolicies = new Set([...ofFolders, ...ofFiles].flatMap(policiesOf))
  const accounts = new Map(described.accounts)
  for (const account of setup.accounts)
    accounts.set(account.id, accountFrom(account, described.accounts.get(account.id), byPath))
  const inventory: Inventory = {
    accounts,
    identities: [...ofLinks, ...owned],
    loose: held.filter(({ policy }) => !ownedPolicies.has(policy)),
    databases: links.flatMap(link => (link.database ? [link.database] : [])),
    apps,
    estate,
  }
  return { inventory, links, owned, described: described.identities }
}

/** Policies without an owner, where a product names the role that the two halves of a hop in one folder are about. */
function identitiesOfFolders(
  held: readonly HeldPolicy[],
  owned: ReadonlySet<Policy>,
  links: readonly DeclaredLink[],
): readonly Identity[] {
  if (links.length === 0) return []
  const roles = new Set(links.flatMap(({ hops }) => hops.map(({ arn }) => arn)))
  return pairsOf(held.filter(({ policy }) => !owned.has(policy)))
    .filter(({ role }) => roles.has(role.arn))
    .flatMap(({ caller, role }) => [caller, role])
}

/** What a document holds beside what AWS said; that has its owners already. */
function policiesOfFile(document: ReadDocument): readonly HeldPolicy[] {
  const { policies, described } = document
  if (!described) return policies.map(policy => ({ document, policy }))
  const known = new Set<Policy>([
    ...described.managed.map(({ policy }) => policy),
    ...described.identities.flatMap(({ trust, inline }) => [...(trust ? [trust] : []), ...inline.items]),
    ...described.organizations.flatMap(one =>
      one.state === 'complete' ? [...one.scps, ...one.rcps].flatMap(({ items }) => items) : [],
    ),
  ])
  return policies.filter(policy => !known.has(policy)).map(policy => ({ document, policy }))
}

function identitiesOf(link: Link): readonly Identity[] {
  return [...(link.caller ? [link.caller] : []), ...link.hops.map(hop => hop.role)]
}

function policiesOf({ trust, permissions, boundary }: Identity) {
  return [trust, permissions, boundary].flatMap(({ items }) => items.map(({ policy }) => policy))
}

/** What was declared of an account counts; what was not, as AWS says it. */
function accountFrom(
  { id, name, owned, organization, scps, rcps }: DeclaredAccount,
  described: Account | undefined,
  byPath: ReadonlyMap<string, ReadDocument>,
): Account {
  const organizationId = organization ?? described?.organization
  const declaredScps = scps?.map(level => policiesAt(level, byPath))
  const declaredRcps = rcps?.map(level => policiesAt(level, byPath))
  const controls = [...(declaredScps ?? []), ...(declaredRcps ?? [])].flatMap(({ items }) => items)
  return {
    id,
    ...(name !== undefined && { name }),
    ...(owned !== undefined && { owned }),
    ...(organizationId !== undefined && { organization: organizationId }),
    ...(described?.idleControls
      ? { scps: [], rcps: [], idleControls: [...controls, ...described.idleControls] }
      : { scps: declaredScps ?? described?.scps ?? [], rcps: declaredRcps ?? described?.rcps ?? [] }),
  }
}
