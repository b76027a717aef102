// Inventory and links → the subjects that rules are asked about once everything has been read.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, memberOf } from '../base/json-value.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import { ifKnown, type Known, known, unseen } from '../model/known.ts'
import { type Link, signerOf } from '../model/link.ts'
import { effectOf, itemsOf, type Statement, statementsOf } from '../model/policy.ts'
import { isPrincipalKind, principalForm } from '../model/principal.ts'
import { concernsLogins } from '../policy/concerns-logins.ts'
import { judgeHop } from '../policy/hop-sides.ts'
import { judgeLogin } from '../policy/login-side.ts'
import { askTrust, type TrustSide } from '../policy/trust-side.ts'
import { type KnownLogin, knownLogins, neededArnOf } from './known-logins.ts'
import { makeGrants } from './make-grants.ts'
import { relationOf } from './relation.ts'
import type {
  HopOfLink,
  HopSubject,
  LinkSubject,
  Need,
  Trusted,
  TrustSubject,
  WideSubjectKind,
  WideSubjectOf,
} from './wide-subjects.ts'

export type WideSubjects = { readonly [S in WideSubjectKind]: readonly WideSubjectOf[S][] }

/** Everything that rules about more than one document are asked about. */
export function makeSubjects(inventory: Inventory, links: readonly Link[]): WideSubjects {
  const owners = ownersOf(inventory.identities)
  const hopsOfLinks = links.flatMap(hopsOf)
  const policies = [...heldBy(inventory.identities), ...inventory.loose]
  const trusts = unique(policies).filter(({ policy }) => policy.type === 'trust')
  const hops = hopsOfLinks.map(hop => hopSubject(hop, inventory))
  const logins = knownLogins(links)
  return {
    trust: trusts.map(held => trustSubject(held, ownerOf(owners, held), inventory, hopsOfLinks)),
    ...makeGrants(unique(policies), held => ownerOf(owners, held), inventory, links, hopsOfLinks),
    hop: hops,
    link: links.map(link => linkSubject(link, inventory, hops, logins)),
  }
}

function hopsOf(link: Link): readonly HopOfLink[] {
  return link.hops.map((hop, index) => ({
    link,
    hop,
    index,
    caller: index === 0 ? link.caller : link.hops[index - 1]?.role,
  }))
}

function heldBy(identities: readonly Identity[]): readonly HeldPolicy[] {
  return identities.flatMap(({ trust, permissions, boundary }) =>
    [trust, permissions, boundary].flatMap(({ items }) => items),
  )
}

function unique(held: readonly HeldPolicy[]): readonly HeldPolicy[] {
  const seen = new Set<HeldPolicy['policy']>()
  return held.filter(({ policy }) => {
    if (seen.has(policy) || !concernsLogins(policy)) return false
    seen.add(policy)
    return true
  })
}

type Owners = ReadonlyMap<HeldPolicy['policy'], Identity>

function ownersOf(identities: readonly Identity[]): Owners {
  const owners = new Map<HeldPolicy['policy'], Identity>()
  for (const identity of identities) for (const { policy } of heldBy([identity])) owners.set(policy, identity)
  return owners
}

function ownerOf(owners: Owners, { policy }: HeldPolicy): Known<Identity> {
  const owner = owners.get(policy)
  return owner === undefined ? unseen('the file does not say whose policy it is') : known(owner)
}

function trustSubject(
  { document, policy }: HeldPolicy,
  role: Known<Identity>,
  inventory: Inventory,
  hops: readonly HopOfLink[],
): TrustSubject {
  const statements = statementsOf(policy)
  const account = ifKnown(role)?.account
  const relationTo = (other: string) => relationOf(other, account, inventory.accounts)
  let side: TrustSide | undefined
  return {
    document,
    own: { pointer: policy.pointer },
    name: ifKnown(role)?.arn ?? document.path,
    unseen: role.state === 'known' ? new Map() : new Map<Need, string>([['role', role.why]]),
    policy,
    statements,
    trusted: statements.filter(one => effectOf(one) === 'Allow').flatMap(one => trustedBy(one, relationTo)),
    role,
    accounts: inventory.accounts,
    relationTo,
    get side() {
      side ??= askTrust(policy.root, ifKnown(role)?.arn ?? roleOfNobody)
      return side
    },
    hops: hops.filter(({ hop }) => hop.role === ifKnown(role)),
  }
}

/** For trust policies of roles that nobody named; the account is in no policy. */
const roleOfNobody = 'arn:aws:iam::999988887777:role/role'

function trustedBy(statement: Statement, relationTo: TrustSubject['relationTo']): readonly Trusted[] {
  return (['Principal', 'NotPrincipal'] as const).flatMap(element => {
    const at = childPointer(statement.pointer, element)
    const written = memberOf(statement.raw, element)
    if (written === '*') return [trusted('AWS', '*', at)]
    if (!isObject(written) || isArray(written)) return []
    return Object.keys(written).flatMap(kind =>
      isPrincipalKind(kind)
        ? itemsOf(written, kind, at).flatMap(({ value, pointer }) =>
            typeof value === 'string' ? [trusted(kind, value, pointer)] : [],
          )
        : [],
    )
    function trusted(kind: Trusted['kind'], value: string, pointer: string): Trusted {
      const account = accountOf(kind, value)
      return {
        statement,
        element,
        kind,
        form: principalForm(kind, value),
        value,
        pointer,
        account,
        relation: account === undefined ? 'unknown' : relationTo(account),
      }
    }
  })
}

function accountOf(kind: Trusted['kind'], value: string): string | undefined {
  if (kind !== 'AWS') return undefined
  const account = isAccountId(value) ? value : parseArn(value)?.account
  return account !== undefined && isAccountId(account) ? account : undefined
}

function hopSubject(one: HopOfLink, inventory: Inventory): HopSubject {
  const { caller, hop, link, index } = one
  const missing = new Map<Need, string>()
  if (caller === undefined) missing.set('caller', 'nobody said who calls')
  else if (caller.permissions.unseen !== undefined) missing.set('caller-policies', caller.permissions.unseen)
  if (hop.role.trust.items.length === 0) missing.set('trust', hop.role.trust.unseen ?? 'it was not given')
  if (hop.externalId.state === 'unseen') missing.set('external-id', hop.externalId.why)
  const place = hop.declared ?? link.declared ?? placeOf(hop.role) ?? (caller && placeOf(caller))
  let sides: HopSubject['sides'] | undefined
  const accountOfId = (id: string | undefined) => inventory.accounts.get(id ?? '')
  return {
    ...one,
    document: place?.document ?? nowhere,
    own: place?.at ?? { pointer: '' },
    name: `${link.name}${link.hops.length > 1 ? `, hop ${index + 1}` : ''}`,
    unseen: missing,
    accounts: inventory.accounts,
    relationTo: other => relationOf(other, hop.role.account, inventory.accounts),
    get sides() {
      if (caller === undefined) return undefined
      sides ??= judgeHop(caller, hop, {
        caller: accountOfId(caller.account),
        role: accountOfId(hop.role.account),
      })
      return sides
    },
  }
}

function linkSubject(
  link: Link,
  inventory: Inventory,
  hops: readonly HopSubject[],
  logins: readonly KnownLogin[],
): LinkSubject {
  const signer = signerOf(link)
  const { database } = link
  const missing = new Map<Need, string>()
  if (signer?.permissions.unseen !== undefined) missing.set('signer-policies', signer.permissions.unseen)
  if (database === undefined) missing.set('database', 'the link names no database')
  else if (database.resourceId.state === 'unseen') missing.set('resource-id', database.resourceId.why)
  else if (database.region.state === 'unseen') missing.set('database', database.region.why)
  if (link.user.state === 'unseen') missing.set('user', link.user.why)
  const neededArn = neededArnOf(link)
  const place = link.declared ?? (signer && placeOf(signer))
  let login: LinkSubject['login'] | undefined
  return {
    document: place?.document ?? nowhere,
    own: place?.at ?? { pointer: '' },
    name: link.name,
    unseen: missing,
    link,
    inventory,
    hops: hops.filter(hop => hop.link === link),
    signer,
    database,
    neededArn,
    logins,
    get login() {
      if (neededArn === undefined || signer === undefined) return undefined
      login ??= judgeLogin(signer, neededArn, inventory.accounts.get(signer.account))
      return login
    },
  }
}

function placeOf(identity: Identity) {
  const [held] = [...identity.trust.items, ...identity.permissions.items]
  return held && { document: held.document, at: { pointer: held.policy.pointer } }
}

/** For links without any text; no finding can stand there. */
const nowhere = { state: 'skipped', path: '', why: '' } as const
