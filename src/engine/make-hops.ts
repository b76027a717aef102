// Links → what rules about hops and whole links are asked about.

import type { Identity, Inventory } from '../model/inventory.ts'
import { type Link, signerOf, usualSession } from '../model/link.ts'
import { judgeHop } from '../policy/hop-sides.ts'
import { judgeLogin } from '../policy/login-side.ts'
import { findCauses } from './find-causes.ts'
import { type KnownLogin, neededArnOf } from './known-logins.ts'
import { loginCauses, otherLogins } from './login-causes.ts'
import type { Need } from './need.ts'
import { relationOf } from './relation.ts'
import {
  askerOf,
  refusedDiscovery,
  refusedMetadata,
  type ServiceNeed,
  serviceNeedsOf,
} from './service-needs.ts'
import type { HopOfLink, HopSubject, LinkSubject } from './wide-subjects.ts'

export function hopSubject(one: HopOfLink, inventory: Inventory, all: readonly HopOfLink[]): HopSubject {
  const { caller, hop, link, index } = one
  const missing = new Map<Need, string>()
  if (caller === undefined) missing.set('caller', 'nobody said who calls')
  else if (caller.permissions.unseen !== undefined) missing.set('caller-policies', caller.permissions.unseen)
  if (hop.role.trust.items.length === 0) missing.set('trust', hop.role.trust.unseen ?? 'it was not given')
  if (hop.externalId.state === 'unseen') missing.set('external-id', hop.externalId.why)
  for (const [need, why] of unseenOfDuration(one)) missing.set(need, why)
  const place = hop.declared ?? link.declared ?? placeOf(hop.role) ?? (caller && placeOf(caller))
  let sides: HopSubject['sides'] | undefined
  let causes: HopSubject['causes'] | undefined
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
    get causes() {
      if (caller === undefined || this.sides === undefined) return []
      causes ??= findCauses({
        caller,
        hop,
        roleArn: hop.role.arn,
        otherRoles: all
          .filter(other => other.caller === caller && other.hop.role !== hop.role)
          .map(roleArnOf),
        scps: accountOfId(caller.account)?.scps ?? [],
        rcps: accountOfId(hop.role.account)?.rcps ?? [],
        sides: this.sides,
      })
      return causes
    },
  }
}

/** A duration that is always given raises no questions. */
function unseenOfDuration({ caller, hop }: HopOfLink): readonly (readonly [Need, string])[] {
  if (hop.sessionSeconds.state === 'unseen') return [['duration', hop.sessionSeconds.why]]
  if ((hop.sessionSeconds.value ?? usualSession) <= usualSession) return []
  const { maxSession } = hop.role
  return [
    ...(caller === undefined ? [['chaining', 'nobody said who calls'] as const] : []),
    // What a role asks for is too much already.
    ...(maxSession.state === 'unseen' && caller?.kind !== 'role'
      ? [['max-session', maxSession.why] as const]
      : []),
  ]
}

function roleArnOf({ hop }: HopOfLink): string {
  return hop.role.arn
}

export function linkSubject(
  link: Link,
  inventory: Inventory,
  hops: readonly HopSubject[],
  logins: readonly KnownLogin[],
): LinkSubject {
  const signer = signerOf(link)
  const { database } = link
  const missing = new Map<Need, string>()
  if (signer?.permissions.unseen !== undefined) missing.set('signer-policies', signer.permissions.unseen)
  if (signer?.permissions.unseen !== undefined && link.discovers)
    missing.set('discovery-policies', signer.permissions.unseen)
  const asker = askerOf(link)
  if (asker?.permissions.unseen !== undefined) missing.set('metadata-policies', asker.permissions.unseen)
  if (database === undefined) missing.set('database', 'the link names no database')
  else if (database.resourceId.state === 'unseen') missing.set('resource-id', database.resourceId.why)
  else if (database.region.state === 'unseen') missing.set('database', database.region.why)
  if (link.user.state === 'unseen') missing.set('user', link.user.why)
  const neededArn = neededArnOf(link)
  const place = link.declared ?? (signer && placeOf(signer))
  let login: LinkSubject['login'] | undefined
  let causes: LinkSubject['loginCauses'] | undefined
  let needs: readonly ServiceNeed[] | undefined
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
      login ??= judgeLogin(signer, neededArn, inventory.accounts.get(signer.account), {
        sessionTags: link.hops.at(-1)?.sessionTags ?? {},
      })
      return login
    },
    get serviceNeeds() {
      needs ??= serviceNeedsOf(link, id => inventory.accounts.get(id))
      return needs
    },
    get refusedDiscovery() {
      return refusedDiscovery(link, id => inventory.accounts.get(id))
    },
    asker,
    get refusedMetadata() {
      return refusedMetadata(link, id => inventory.accounts.get(id))
    },
    get loginCauses() {
      if (neededArn === undefined || signer === undefined || this.login === undefined) return []
      causes ??= loginCauses({
        link,
        signer,
        account: inventory.accounts.get(signer.account),
        neededArn,
        login: this.login,
      })
      return causes
    },
    get others() {
      if (neededArn === undefined || signer === undefined) return []
      return otherLogins(neededArn, signer, inventory)
    },
  }
}

function placeOf(identity: Identity) {
  const [held] = [...identity.trust.items, ...identity.permissions.items]
  return held && { document: held.document, at: { pointer: held.policy.pointer } }
}

/** For links without any text; no finding can stand there. */
const nowhere = { state: 'skipped', path: '', why: '' } as const
