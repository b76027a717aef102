// Two sets of policies around the same subject, before and after a change: which requests does one allow and the other
// refuse? What both have in common is taken out first, so that only what changed has to be searched.

import { isObject, type JsonObject, type JsonValue } from '../base/json-value.ts'
import { type Atom, atomsOf } from './atoms.ts'
import { type CompiledPolicies, type CompiledSlot, compilePolicies } from './compile.ts'
import { findDifference, findOutcome, type Search } from './find-request.ts'
import type { Policies, PolicyEntry, Slot } from './policies.ts'
import type { Request } from './request.ts'

/** What can grant: everything else caps. */
export type GrantingSlot = 'identity' | 'resource'

export interface Comparison {
  /** Proved to decide every request of the action alike. */
  readonly same: boolean
  /** Proved, without a search, that nothing is gained, or nothing lost. */
  readonly gainsNothing: boolean
  readonly losesNothing: boolean
  /** A request that is allowed after and not before. */
  gained(request: Request, anyPrincipal?: boolean): Search
  /** A request that is allowed before and not after. */
  lost(request: Request, anyPrincipal?: boolean): Search
  /** Whether some such request was allowed before, and after. */
  allowedBefore(request: Request, anyPrincipal?: boolean): Search
  allowedAfter(request: Request, anyPrincipal?: boolean): Search
  readonly before: CompiledPolicies
  readonly after: CompiledPolicies
}

/** `granting` is the slot that is compared statement by statement. */
export function comparePolicies(
  before: Policies,
  after: Policies,
  action: string,
  granting: GrantingSlot,
): Comparison {
  const [old, now] = [sideOf(before, action, granting), sideOf(after, action, granting)]
  const capped = old.caps === now.caps
  const seen = !old.unseen && !now.unseen
  const same = seen && capped && sameTexts(old.allows, now.allows) && sameTexts(old.denies, now.denies)
  // Requests of this action that the first side allows, and all that it could allow beyond the second.
  const [gain, loss] = [
    capped && seen ? beyond(now, old, granting) : now.compiled,
    capped && seen ? beyond(old, now, granting) : old.compiled,
  ]
  const find = (
    allowing: CompiledPolicies | undefined,
    refusing: CompiledPolicies,
    request: Request,
    anyPrincipal = false,
  ): Search =>
    same || allowing === undefined
      ? { answer: 'no' }
      : findDifference(request, allowing, refusing, { anyPrincipal })
  return {
    same,
    gainsNothing: same || gain === undefined,
    losesNothing: same || loss === undefined,
    gained: (request, anyPrincipal) => find(gain, old.compiled, request, anyPrincipal),
    lost: (request, anyPrincipal) => find(loss, now.compiled, request, anyPrincipal),
    allowedBefore: (request, anyPrincipal) => allowedBy(old.compiled, request, anyPrincipal),
    allowedAfter: (request, anyPrincipal) => allowedBy(now.compiled, request, anyPrincipal),
    before: old.compiled,
    after: now.compiled,
  }
}

function allowedBy(policies: CompiledPolicies, request: Request, anyPrincipal = false): Search {
  return findOutcome(request, policies, { isWanted: outcome => outcome === 'allowed', anyPrincipal })
}

interface Side {
  readonly policies: Policies
  readonly compiled: CompiledPolicies
  readonly allows: ReadonlyMap<string, Atom>
  readonly denies: ReadonlyMap<string, Atom>
  /** All slots but the granting one, as one text: equal when they decide alike. */
  readonly caps: string
  readonly unseen: boolean
}

function sideOf(policies: Policies, action: string, granting: GrantingSlot): Side {
  const compiled = compilePolicies(policies)
  const name = action.toLowerCase()
  const atoms = atomsOfSlot(compiled[granting], entriesOf(policies, granting), name)
  const others = compiled.all.filter(({ slot }) => slot !== granting)
  const caps = others.map(slot => {
    const own = atomsOfSlot(slot, entriesOf(policies, slot.slot, slot.level), name)
    return [slot.slot, slot.level ?? 0, own.map(({ text }) => text).sort()]
  })
  return {
    policies,
    compiled,
    allows: byText(atoms.filter(({ effect }) => effect === 'Allow')),
    denies: byText(atoms.filter(({ effect }) => effect === 'Deny')),
    caps: JSON.stringify(caps),
    unseen: compiled.all.some(({ unseen }) => unseen.length > 0),
  }
}

function entriesOf(policies: Policies, slot: Slot, level = 0): readonly PolicyEntry[] {
  const value = policies[slot]
  if (slot === 'resource') return value === undefined ? [] : [value as PolicyEntry]
  if (!Array.isArray(value)) return []
  const list: unknown = slot === 'scp' || slot === 'rcp' ? value[level] : value
  return Array.isArray(list) ? (list as readonly PolicyEntry[]) : []
}

function atomsOfSlot(slot: CompiledSlot, entries: readonly PolicyEntry[], action: string): readonly Atom[] {
  return slot.policies.flatMap(compiled => {
    const root = documentOf(entries[compiled.place.policy])
    return root === undefined ? [] : atomsOf({ root, compiled }, action)
  })
}

function documentOf(entry: PolicyEntry | undefined): JsonObject | undefined {
  if (!isObject(entry)) return undefined
  return isObject(entry['document']) ? entry['document'] : (entry as JsonObject)
}

function byText(atoms: readonly Atom[]): ReadonlyMap<string, Atom> {
  return new Map(atoms.map(atom => [atom.text, atom]))
}

function sameTexts(a: ReadonlyMap<string, Atom>, b: ReadonlyMap<string, Atom>): boolean {
  return a.size === b.size && [...a.keys()].every(text => b.has(text))
}

/**
 * Policies that allow all that `side` allows and `other` does not, and nothing that `side` does not allow; undefined when
 * there is no such request. While everything that `other` denies is denied here too, what both allow by the same
 * statement is no difference.
 */
function beyond(side: Side, other: Side, granting: GrantingSlot): CompiledPolicies | undefined {
  if (![...other.denies.keys()].every(text => side.denies.has(text))) return side.compiled
  const added = [...side.allows.values()].filter(({ text }) => !other.allows.has(text))
  if (added.length === 0) return undefined
  const documents = documentsOf([...added, ...side.denies.values()])
  const [only] = documents
  // A resource has one policy, and a document one version.
  if (granting === 'resource')
    return documents.length === 1 && only !== undefined
      ? compilePolicies({ ...side.policies, resource: only })
      : side.compiled
  return compilePolicies({ ...side.policies, identity: documents })
}

function documentsOf(atoms: readonly Atom[]): readonly JsonValue[] {
  const byVersion = new Map<JsonValue | undefined, JsonObject[]>()
  for (const { version, statement } of atoms) {
    byVersion.set(version, [...(byVersion.get(version) ?? []), statement])
  }
  return [...byVersion].map(([version, statements]) => ({
    ...(version !== undefined && { Version: version }),
    Statement: statements,
  }))
}
