// Documents that were read, and what the user declared → inventory and links.

import { parseArn } from '../model/arn.ts'
import type { ReadDocument } from '../model/document.ts'
import type { Account, Database, HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import { known, type Seen, unseen } from '../model/known.ts'
import type { Hop, Link } from '../model/link.ts'
import type {
  DeclaredAccount,
  DeclaredDatabase,
  DeclaredHop,
  DeclaredIdentity,
  DeclaredLink,
  Setup,
} from '../model/setup.ts'
import { inferLinks } from './infer-links.ts'
import { maxSessionOf } from './max-session.ts'
import { ownedIdentities } from './owned-identities.ts'

export interface Taken {
  readonly inventory: Inventory
  readonly links: readonly Link[]
}

/** Declared links come first, then those that follow from the policies alone. */
export function takeInventory(documents: readonly ReadDocument[], setup: Setup): Taken {
  const { inventory, links, owned } = takeStated(documents, setup)
  const inferred = inferLinks(owned, inventory.loose)
  return {
    inventory: {
      ...inventory,
      identities: [...inventory.identities, ...inferred.identities],
      loose: inventory.loose.filter(({ policy }) => !inferred.used.has(policy)),
    },
    links: [...links, ...inferred.links],
  }
}

/** Only what the configuration and the files say, nothing inferred; `owned` are the identities that the files name. */
export function takeStated(
  documents: readonly ReadDocument[],
  setup: Setup,
): Taken & { readonly owned: readonly Identity[] } {
  const held = documents.flatMap(document => document.policies.map(policy => ({ document, policy })))
  const byPath = new Map(documents.map(document => [document.path, document]))
  const declared = new DeclaredLinks(setup, byPath)
  const links = setup.links.map(link => declared.link(link))
  const used = new Set(declared.used)
  const owned = ownedIdentities(held.filter(one => !used.has(one.document)))
  const ownedPolicies = new Set(owned.flatMap(policiesOf))
  const loose = held.filter(one => !used.has(one.document) && !ownedPolicies.has(one.policy))
  const identities = [...new Set([...links.flatMap(identitiesOf), ...owned])]
  const accounts = new Map(setup.accounts.map(account => [account.id, accountFrom(account, byPath)]))
  const databases = links.flatMap(link => (link.database ? [link.database] : []))
  return { inventory: { accounts, identities, loose, databases }, links, owned }
}

function identitiesOf(link: Link): readonly Identity[] {
  return [...(link.caller ? [link.caller] : []), ...link.hops.map(hop => hop.role)]
}

function policiesOf({ trust, permissions, boundary }: Identity) {
  return [trust, permissions, boundary].flatMap(({ items }) => items.map(({ policy }) => policy))
}

/** Paths that are not among the documents were not readable; that is told where they are asked for. */
function policiesAt(paths: readonly string[], byPath: ReadonlyMap<string, ReadDocument>): Seen<HeldPolicy> {
  const items: HeldPolicy[] = []
  const lost: string[] = []
  for (const path of paths) {
    const document = byPath.get(path)
    if (document === undefined) lost.push(path)
    for (const policy of document?.policies ?? []) items.push({ document: document as ReadDocument, policy })
  }
  return lost.length === 0 ? { items } : { items, unseen: `${lost.join(', ')} could not be read` }
}

function accountFrom(account: DeclaredAccount, byPath: ReadonlyMap<string, ReadDocument>): Account {
  const { id, name, owned, organization, scps = [], rcps = [] } = account
  return {
    id,
    ...(name !== undefined && { name }),
    ...(owned !== undefined && { owned }),
    ...(organization !== undefined && { organization }),
    scps: scps.map(level => policiesAt(level, byPath)),
    rcps: rcps.map(level => policiesAt(level, byPath)),
  }
}

const notGiven = (what: string): Seen<never> => ({ items: [], unseen: what })

/** Makes links from what was declared; one identity for each ARN, so that two links share what they have in common. */
class DeclaredLinks {
  readonly used: ReadDocument[] = []
  readonly #identities = new Map<string, Identity>()
  readonly #setup: Setup
  readonly #byPath: ReadonlyMap<string, ReadDocument>
  /** What all links together say about each identity; where two differ, the later. */
  readonly #declarations = new Map<string, Partial<DeclaredIdentity>>()

  constructor(setup: Setup, byPath: ReadonlyMap<string, ReadDocument>) {
    this.#setup = setup
    this.#byPath = byPath
    for (const { caller, hops } of setup.links) {
      for (const one of [...(caller ? [caller] : []), ...hops]) {
        if (one.arn !== undefined)
          this.#declarations.set(one.arn, { ...this.#declarations.get(one.arn), ...one })
      }
    }
  }

  link(link: DeclaredLink): Link {
    const caller = link.caller?.arn === undefined ? undefined : this.#identity(link.caller.arn)
    const hops = link.hops.map(hop => this.#hop(hop))
    const signer = hops.at(-1)?.role ?? caller
    return {
      name: link.name,
      ...(link.app && { app: link.app }),
      ...this.#declared(link.pointer, 'declared'),
      caller,
      hops,
      database: link.database && databaseFrom(link.database, signer),
      user: link.database?.user === undefined ? unseen('the link names no user') : known(link.database.user),
    }
  }

  #hop(hop: DeclaredHop): Hop {
    const { externalId, externalIdPointer, sessionTags = {}, sessionSeconds } = hop
    return {
      role: this.#identity(hop.arn),
      externalId:
        externalId === undefined
          ? known(undefined)
          : 'unset' in externalId
            ? unseen(`the environment variable ${externalId.unset} is not set`)
            : known(externalId.value),
      ...(externalIdPointer !== undefined && this.#declared(externalIdPointer, 'externalIdAt')),
      sessionTags,
      sessionSeconds: known(sessionSeconds),
      ...(sessionSeconds !== undefined &&
        this.#declared(`${hop.pointer}/sessionSeconds`, 'sessionSecondsAt')),
      ...this.#declared(hop.pointer, 'declared'),
    }
  }

  #declared<Name extends string>(pointer: string, name: Name) {
    const { document } = this.#setup
    const declared = document && { document, at: { pointer } }
    return (declared ? { [name]: declared } : {}) as { [N in Name]?: NonNullable<typeof declared> }
  }

  #identity(arn: string): Identity {
    const before = this.#identities.get(arn)
    if (before) return before
    const { trust, policies, boundary } = this.#declarations.get(arn) ?? {}
    const parsed = parseArn(arn)
    const trusting = this.#read(trust && [trust], notGiven('no trust policy was given'))
    const identity: Identity = {
      kind: parsed?.resource.startsWith('user/') ? 'user' : 'role',
      arn,
      account: parsed?.account ?? '',
      name: arn.slice(arn.lastIndexOf('/') + 1),
      trust: trusting,
      permissions: this.#read(policies, notGiven('no permission policies were given')),
      // A link that names no boundary is taken to have none: what is declared is the claim that is checked.
      boundary: this.#read(boundary && [boundary], { items: [] }),
      maxSession: maxSessionOf(trusting),
    }
    // What a later link adds is told of the one that earlier links hold.
    if (before) return Object.assign(before, identity)
    this.#identities.set(arn, identity)
    return identity
  }

  #read(paths: readonly string[] | '' | undefined, otherwise: Seen<HeldPolicy>): Seen<HeldPolicy> {
    if (!paths) return otherwise
    const seen = policiesAt(paths, this.#byPath)
    this.used.push(...seen.items.map(({ document }) => document))
    return seen
  }
}

function databaseFrom(database: DeclaredDatabase, signer: Identity | undefined): Database {
  const { engine, host, region, resourceId, proxy } = database
  const regionOfHost = host === undefined ? undefined : /\.([a-z0-9-]+)\.rds\.amazonaws\./.exec(host)?.[1]
  const theRegion = region ?? regionOfHost
  return {
    // Only an identity of the database's own account can log in, so a link that works is in the signer's.
    account: signer === undefined ? unseen('nobody said who connects') : known(signer.account),
    region: theRegion === undefined ? unseen('the link names no region') : known(theRegion),
    resourceId: resourceId === undefined ? unseen('the link names no resource id') : known(resourceId),
    kind: proxy ? 'proxy' : kindOf(resourceId, host),
    ...(engine !== undefined && { engine }),
    ...(host !== undefined && { host }),
  }
}

/** Told by the endpoint's name; by the resource id where there is none. */
function kindOf(resourceId: string | undefined, host: string | undefined): Database['kind'] {
  if (host !== undefined && /\.proxy-[a-z0-9-]+\./.test(host)) return 'proxy'
  if (host !== undefined && /\.cluster-(ro-|custom-)?[a-z0-9]+\./.test(host)) return 'cluster'
  if (resourceId === undefined) return undefined
  if (resourceId.startsWith('prx-')) return 'proxy'
  return resourceId.startsWith('cluster-') ? 'cluster' : 'instance'
}
