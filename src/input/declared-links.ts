// What the user declared of links → links, with identities made of the files that were given and of what AWS says.

import { unknownText } from '../base/unknown-text.ts'
import { parseArn } from '../model/arn.ts'
import type { ReadDocument } from '../model/document.ts'
import type { Estate } from '../model/estate.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import { known, type Seen, unseen } from '../model/known.ts'
import type { Hop, Link } from '../model/link.ts'
import type { DeclaredHop, DeclaredIdentity, DeclaredLink, Setup } from '../model/setup.ts'
import { databaseOfLink } from './database-of-link.ts'
import { maxSessionOf } from './max-session.ts'
import { policiesAt } from './policies-at.ts'

const notGiven = (what: string): Seen<never> => ({ items: [], unseen: what })

/** What documents say of identities themselves, whether a link names them or not. */
export interface SeenIdentities {
  readonly known: ReadonlyMap<string, Identity>
  /** Whether the account of an identity was read to its end, and it is not there. */
  isMissing(arn: string): boolean
  /** Why AWS's words of the account may lack it. */
  gapOf(arn: string): string | undefined
}

/** Makes links from what was declared; one identity for each ARN, so that two links share what they have in common. */
export class DeclaredLinks {
  readonly #identities = new Map<string, Identity>()
  readonly #byPath: ReadonlyMap<string, ReadDocument>
  readonly #seen: SeenIdentities
  readonly #estate: Estate
  /** What all links together say about each identity; where two differ, the later. */
  readonly #declarations = new Map<string, Partial<DeclaredIdentity>>()

  /** The configuration of rdsaudit itself. */
  readonly #config: ReadDocument | undefined

  constructor(setup: Setup, byPath: ReadonlyMap<string, ReadDocument>, seen: SeenIdentities, estate: Estate) {
    this.#config = setup.document
    this.#byPath = byPath
    this.#seen = seen
    this.#estate = estate
    for (const { caller, hops } of setup.links) {
      for (const one of [...(caller ? [caller] : []), ...hops]) {
        if (one.arn !== undefined)
          this.#declarations.set(one.arn, { ...this.#declarations.get(one.arn), ...one })
      }
    }
  }

  /** Whether a link goes through the identity, or begins with it. */
  has(arn: string): boolean {
    return this.#identities.has(arn)
  }

  link(link: DeclaredLink): Link {
    const document = link.document ?? this.#config
    const caller = link.caller?.arn === undefined ? undefined : this.#identity(link.caller.arn)
    const hops = link.hops.map(hop => this.#hop(hop, document))
    const signer = hops.at(-1)?.role ?? caller
    return {
      name: link.name,
      ...(link.app && { app: link.app }),
      ...placed(document, link.pointer, 'declared'),
      origin: link.document ? 'app' : 'config',
      ...(link.discovers && { discovers: link.discovers }),
      caller,
      hops,
      database: link.database && databaseOfLink(link.database, signer, this.#estate),
      user: link.database?.user === undefined ? unseen('the link names no user') : known(link.database.user),
    }
  }

  #hop(hop: DeclaredHop, document: ReadDocument | undefined): Hop {
    const { externalId, externalIdPointer, sessionTags = {}, sessionSeconds, sessionName } = hop
    return {
      role: this.#identity(hop.arn),
      externalId:
        externalId === undefined
          ? known(undefined)
          : 'unset' in externalId
            ? unseen(`the environment variable ${externalId.unset} is not set`)
            : known(externalId.value),
      ...(externalId && 'from' in externalId && externalId.from && { externalIdFrom: externalId.from }),
      ...(externalIdPointer !== undefined && placed(document, externalIdPointer, 'externalIdAt')),
      sessionTags,
      sessionSeconds: known(sessionSeconds),
      ...(sessionSeconds !== undefined &&
        placed(document, `${hop.pointer}/sessionSeconds`, 'sessionSecondsAt')),
      ...placed(document, hop.pointer, 'declared'),
      ...(sessionName !== undefined && { sessionName }),
    }
  }

  /** Files that were given count; what was not given is as AWS describes it. */
  #identity(arn: string): Identity {
    const before = this.#identities.get(arn)
    if (before) return before
    const identity = this.#make(arn, this.#declarations.get(arn) ?? {})
    this.#identities.set(arn, identity)
    return identity
  }

  #make(arn: string, { trust, policies, boundary }: Partial<DeclaredIdentity>): Identity {
    const live = this.#seen.known.get(arn)
    if (live && trust === undefined && policies === undefined && boundary === undefined) return live
    const parsed = parseArn(arn)
    const trusting = this.#read(trust && [trust], live?.trust ?? this.#unseen(arn, 'trust policy was'))
    const ofFile = maxSessionOf(trusting)
    return {
      kind: parsed?.resource.startsWith('user/') ? 'user' : 'role',
      arn,
      // Of a role that nobody knows the account is not known either, and not an empty one.
      account: parsed?.account ?? unknownText('account', arn),
      name: arn.slice(arn.lastIndexOf('/') + 1),
      ...live,
      trust: trusting,
      permissions: this.#read(policies, live?.permissions ?? this.#unseen(arn, 'permission policies were')),
      boundary: this.#read(boundary && [boundary], live?.boundary ?? this.#noBoundary(arn)),
      maxSession: ofFile.state === 'known' ? ofFile : (live?.maxSession ?? ofFile),
      ...(live && { live }),
      ...(this.#seen.isMissing(arn) && { isMissing: true }),
    }
  }

  /**
   * A link of the configuration that names no boundary is taken to have none: what is declared is the claim that is
   * checked. A product's configuration claims nothing of the kind.
   */
  #noBoundary(arn: string): Seen<never> {
    return this.#declarations.has(arn) ? { items: [] } : notGiven('nobody said whether there is a boundary')
  }

  /** No file, or no answer of AWS to who asked it. */
  #unseen(arn: string, what: string): Seen<never> {
    const gap = this.#seen.gapOf(arn)
    return notGiven(gap === undefined ? `no ${what} given` : `the ${what} not read: ${gap}`)
  }

  #read(paths: readonly string[] | '' | undefined, otherwise: Seen<HeldPolicy>): Seen<HeldPolicy> {
    return paths ? policiesAt(paths, this.#byPath) : otherwise
  }
}

function placed<Name extends string>(document: ReadDocument | undefined, pointer: string, name: Name) {
  const declared = document && { document, at: { pointer } }
  return (declared ? { [name]: declared } : {}) as { [N in Name]?: NonNullable<typeof declared> }
}
