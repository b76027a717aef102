// The roles, identities and loose policies of one side, each with the policies that have a say about it.

import type { JsonValue } from '../base/json-value.ts'
import type { HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import type { Seen } from '../model/known.ts'
import { concernsLogins } from '../policy/concerns-logins.ts'
import { listOf } from '../policy/hop-sides.ts'
import type { Policies } from '../policy/policies.ts'
import { policyEntry } from '../policy/policy-entry.ts'
import type { ChangedSubject, SideName } from './access-change.ts'
import type { PairSide } from './pair.ts'

/** What is asked of a subject: who assumes it, or what it reaches; `cap` limits others, and nobody said whom. */
export type SubjectKind = 'role' | 'permissions' | 'cap'

export interface Subject {
  readonly kind: SubjectKind
  /** Equal on both sides for the same thing. */
  readonly key: string
  readonly subject: ChangedSubject
  readonly side: PairSide
  /** Documents whose policies are compared. */
  readonly paths: readonly string[]
}

/** One state of the documents. */
export interface DiffSide {
  readonly name: SideName
  readonly inventory: Inventory
  /** Documents that could not be read, by path, with the reason. */
  readonly broken: ReadonlyMap<string, string>
  /** A document's path as it is on the other side too. */
  keyOf(path: string): string
}

const everything: JsonValue = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}

export function subjectsOf(side: DiffSide): readonly Subject[] {
  const { inventory } = side
  return [
    ...inventory.identities.flatMap(identity => subjectsOfIdentity(identity, side)),
    ...inventory.loose
      .filter(({ policy }) => concernsLogins(policy) && !isUsed(policy, inventory))
      .flatMap(held => looseSubject(held, side)),
  ]
}

/** Limits that belong to an account with a known identity are compared with that. */
function isUsed(policy: HeldPolicy['policy'], { accounts, identities }: Inventory): boolean {
  return identities.some(({ account }) => {
    const { scps = [], rcps = [] } = accounts.get(account) ?? {}
    return [...scps, ...rcps].some(({ items }) => items.some(held => held.policy === policy))
  })
}

function subjectsOfIdentity(identity: Identity, side: DiffSide): readonly Subject[] {
  const { arn, trust, permissions } = identity
  const role = trust.items.length > 0 ? [roleSubject(identity, side)] : []
  const concerned = permissions.items.some(({ policy }) => concernsLogins(policy))
  return concerned ? [...role, permissionsSubject({ name: arn, arn }, arn, identity, side)] : role
}

function roleSubject({ arn, account, trust }: Identity, side: DiffSide): Subject {
  const rcps = side.inventory.accounts.get(account)?.rcps ?? []
  return {
    kind: 'role',
    key: arn,
    subject: { name: arn, arn },
    paths: pathsOf(trust.items, ...rcps.map(({ items }) => items)),
    side: {
      name: side.name,
      present: true,
      policies: trustPolicies(trust.items, rcps),
      held: { resource: [trust.items], rcp: rcps.map(({ items }) => items) },
    },
  }
}

/** The caller's own side allows everything: it is another subject. */
function trustPolicies([trust]: readonly HeldPolicy[], rcps: readonly Seen<HeldPolicy>[]): Policies {
  return {
    identity: [everything],
    session: [everything],
    resource: trust ? policyEntry(trust) : { Version: '2012-10-17', Statement: [] },
    ...(rcps.length > 0 && { rcp: rcps.map(listOf) }),
  }
}

function permissionsSubject(
  subject: ChangedSubject,
  key: string,
  { permissions, boundary, account }: Pick<Identity, 'permissions' | 'boundary' | 'account'>,
  side: DiffSide,
): Subject {
  const scps = side.inventory.accounts.get(account)?.scps ?? []
  return {
    kind: 'permissions',
    key,
    subject,
    paths: pathsOf(permissions.items, boundary.items, ...scps.map(({ items }) => items)),
    side: {
      name: side.name,
      present: true,
      policies: {
        // What was given on neither side is taken to stay as it is.
        identity: permissions.items.map(policyEntry),
        ...(boundary.items.length > 0 && { boundary: boundary.items.map(policyEntry) }),
        ...(scps.length > 0 && { scp: scps.map(listOf) }),
      },
      held: {
        identity: [permissions.items],
        boundary: [boundary.items],
        scp: scps.map(({ items }) => items),
      },
    },
  }
}

function looseSubject(held: HeldPolicy, side: DiffSide): readonly Subject[] {
  const { document, policy } = held
  const key = `${side.keyOf(document.path)}#${policy.pointer}`
  const name = policy.pointer === '' ? document.path : `${document.path}#${policy.pointer}`
  const none = { items: [] }
  switch (policy.type) {
    case 'trust': {
      const trust = { items: [held] }
      const role = roleSubject({ ...nobody, trust }, side)
      return [{ ...role, key, subject: { name } }]
    }
    case 'identity':
      return [
        permissionsSubject(
          { name },
          key,
          { permissions: { items: [held] }, boundary: none, account: '' },
          side,
        ),
      ]
    case 'boundary':
    case 'scp':
    case 'rcp':
    case 'session': {
      // Only to read what they say: a resource control policy names principals, as a resource's does.
      const policies: Policies =
        policy.type === 'rcp' ? { resource: policyEntry(held) } : { identity: [policyEntry(held)] }
      const of = { name: side.name, present: true, policies, held: {} }
      return [{ kind: 'cap', key, subject: { name }, paths: [document.path], side: of }]
    }
    case 'resource':
      return []
  }
}

const nobody: Identity = {
  kind: 'role',
  arn: '',
  account: '',
  name: '',
  trust: { items: [] },
  permissions: { items: [] },
  boundary: { items: [] },
  maxSession: { state: 'unseen', why: 'nobody said whose the policy is' },
}

function pathsOf(...held: readonly (readonly HeldPolicy[])[]): readonly string[] {
  return [...new Set(held.flat().map(({ document }) => document.path))]
}

/** The same subject where it does not exist. */
export function absentSide({ side: { policies } }: Subject, name: SideName): PairSide {
  return {
    name,
    present: false,
    held: {},
    // What limits the subject is not part of it.
    policies: {
      ...policies,
      ...(policies.resource === undefined
        ? { identity: [] }
        : { resource: { Version: '2012-10-17', Statement: [] } }),
    },
  }
}
