// Permission policies → what they grant: statements that connect, statements that assume roles, and each identity's
// permissions as a whole.

import { isUnknown, nameUnknowns } from '../base/unknown-text.ts'
import { parseActionName } from '../model/action-name.ts'
import { parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import { ifKnown, known, unseen } from '../model/known.ts'
import { type Link, signerOf } from '../model/link.ts'
import { effectOf, type Item, itemsOf, type Statement, statementsOf } from '../model/policy.ts'
import { type AssumeSide, askAssuming } from '../policy/assume-side.ts'
import { askLogins, type LoginSide } from '../policy/login-side.ts'
import { coversAction, reachesAction } from '../policy/reached-action.ts'
import { type KnownLogin, knownLogins } from './known-logins.ts'
import { withLive } from './live-beside-files.ts'
import { makePermissions } from './make-permissions.ts'
import type { Need } from './need.ts'
import { assumedThrough, loginsThrough } from './open-resources.ts'
import { about, type PolicyGroup } from './policy-group.ts'
import type { AssumeGrantSubject, GrantSubject, HopOfLink, PermissionsSubject } from './wide-subjects.ts'

export interface Grants {
  readonly grant: readonly GrantSubject[]
  readonly 'assume-grant': readonly AssumeGrantSubject[]
  readonly permissions: readonly PermissionsSubject[]
}

/**
 * Of each identity, then of each policy that is nobody's. Boundaries, SCPs and session policies limit and grant nothing,
 * so only identity policies are looked at.
 */
export function* makeGrants(
  inventory: Inventory,
  links: readonly Link[],
  hops: readonly HopOfLink[],
  isJudged: (held: HeldPolicy) => boolean,
): Generator<Grants> {
  const logins = knownLogins(links)
  const grants = (one: HeldPolicy) => one.policy.type === 'identity' && isJudged(one)
  const signed = grouped(links, link => signerOf(link))
  const made = grouped(hops, ({ caller }) => caller)
  const ofLinks = new Set<Identity | undefined>([...signed.keys(), ...made.keys()])
  for (const { as, of } of withLive(inventory.identities, 'permissions')) {
    // What AWS wrote opens what it opens for everybody; that a link gets it is worth a word.
    const held = as.permissions.items.filter(one => grants(one) && (!one.policy.isByAws || ofLinks.has(of)))
    if (held.length === 0) continue
    const policies = as.permissions.items
    const group = { policies, inventory, links: signed.get(of) ?? [], hops: made.get(of) ?? [] }
    yield grantsOf(held, { ...group, owner: known(as) }, logins)
  }
  const owner = unseen('the file does not say whose policy it is')
  for (const one of inventory.loose.filter(grants))
    yield grantsOf([one], { owner, policies: [one], inventory, links: [], hops: [] }, logins)
}

function grouped<T, Key>(all: readonly T[], keyOf: (one: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** `held` are those of the group's policies that may grant something. */
function grantsOf(held: readonly HeldPolicy[], group: PolicyGroup, logins: readonly KnownLogin[]): Grants {
  const of = ifKnown(group.owner)
  const allowing = held.flatMap(one =>
    statementsOf(one.policy)
      .filter(statement => effectOf(statement) === 'Allow')
      .map(statement => ({ held: one, statement })),
  )
  const loginSide = askLogins(group.policies, of, of && group.inventory.accounts.get(of.account))
  const assumeSide = askAssuming(group.policies, of?.arn)
  const grant = allowing
    .filter(({ statement }) => reachesAction(statement, 'rds-db:connect'))
    .map(one => grantSubject(one.held, one.statement, group, loginSide, logins))
  const assumeGrant = allowing
    .filter(({ statement }) => reachesAction(statement, 'sts:assumerole'))
    .map(one => assumeGrantSubject(one.held, one.statement, group, assumeSide))
  return {
    grant,
    'assume-grant': assumeGrant,
    permissions: [makePermissions(group, held[0] as HeldPolicy, grant, assumeGrant)],
  }
}

function grantSubject(
  held: HeldPolicy,
  statement: Statement,
  group: PolicyGroup,
  side: LoginSide,
  logins: readonly KnownLogin[],
): GrantSubject {
  const actions = itemsOf(statement.raw, 'Action', statement.pointer)
  const { owner, inventory, links, hops } = group
  const written = resourcesOf(statement)
  const namesUser = written.some(({ value }) => parseArn(value)?.service === 'rds-db')
  return {
    ...about(held, owner, openValues(written)),
    own: { pointer: statement.pointer },
    policy: held.policy,
    statement,
    actions: actions.filter(item => coversAction(item, 'rds-db:connect')),
    isOnlyForConnecting: actions.length > 0 && actions.every(item => isOfService(item, 'rds-db')),
    isWrittenForConnecting: namesUser || actions.some(item => isOfService(item, 'rds-db')),
    resources: written.map(item => loginsThrough(item, ifKnown(owner), side, logins)),
    owner,
    inventory,
    links,
    hops,
    side,
  }
}

function assumeGrantSubject(
  held: HeldPolicy,
  statement: Statement,
  group: PolicyGroup,
  side: AssumeSide,
): AssumeGrantSubject {
  const actions = itemsOf(statement.raw, 'Action', statement.pointer)
  const { owner, inventory, hops } = group
  const written = resourcesOf(statement)
  return {
    ...about(held, owner, openValues(written)),
    own: { pointer: statement.pointer },
    policy: held.policy,
    statement,
    actions: actions.filter(item => coversAction(item, 'sts:assumerole')),
    isWrittenForAssuming: actions.some(item => isOfService(item, 'sts')),
    resources: written.map(item => assumedThrough(item, side)),
    owner,
    inventory,
    hops,
    side,
  }
}

/** What is wholly unknown may be any of what a rule looks for. */
export function openValues(
  values: readonly { readonly value: string }[],
): readonly (readonly [Need, string])[] {
  const open = values.find(({ value }) => isUnknown(value))
  return open ? [['values', `${nameUnknowns(open.value)} is not known`]] : []
}

function resourcesOf(statement: Statement) {
  return (['Resource', 'NotResource'] as const).flatMap(element =>
    itemsOf(statement.raw, element, statement.pointer).flatMap(({ value, pointer }) =>
      typeof value === 'string' ? [{ value, pointer, element }] : [],
    ),
  )
}

function isOfService({ value }: Item, prefix: string): boolean {
  return typeof value === 'string' && parseActionName(value)?.prefix.toLowerCase() === prefix
}
