// Checks → an order. It is computed from what they need and give; nobody writes it down.

import type { Check } from './define-check.ts'
import type { EvidenceKey } from './evidence.ts'

export interface PlannedCheck {
  readonly check: Check
  /** Checks that give what it cannot do without. */
  readonly needs: readonly string[]
  /** Checks it waits for. */
  readonly waitsFor: readonly string[]
  /** Run only after something failed. */
  readonly late: boolean
}

/** So that whoever gives something stands before whoever needs it. */
export interface Plan {
  readonly checks: readonly PlannedCheck[]
}

/** Names of checks or steps. */
export interface Choice {
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** What looks for reasons looks for them where nothing fails too; so it does where a check of these is named. */
  readonly sweep?: boolean
}

/**
 * What is needed by a chosen check is done too; what needs a check that was left out is skipped.
 *
 * @throws Error when nobody gives what a check needs, when two give the same, or when checks wait for each other.
 */
export function makePlan(checks: readonly Check[], { only = [], skip = [], sweep }: Choice = {}): Plan {
  const givers = giversOf(checks)
  const isAsked = sweep || checks.some(check => check.late && only.some(name => isCheckNamed(check, name)))
  const planned = checks.map((check): PlannedCheck => {
    const giverOf = (key: EvidenceKey) => {
      const giver = givers.get(key)
      if (giver === undefined) throw new Error(`${check.id} needs ${key}, and no check gives it`)
      return giver
    }
    const needs = [...new Set(check.needs.map(giverOf))]
    const hopes = (check.hopes ?? []).flatMap(key => givers.get(key) ?? [])
    const waitsFor = [...new Set([...needs, ...hopes])].filter(id => id !== check.id)
    return { check, needs, waitsFor, late: check.late === true && !isAsked }
  })
  const ordered = inOrder(planned)
  const isNamed = (names: readonly string[]) => {
    return ({ check }: PlannedCheck) => names.some(name => name === check.step || isCheckNamed(check, name))
  }
  const chosen =
    only.length === 0
      ? ordered
      : withNeeded(
          ordered,
          ordered.filter(one => isNamed(only)(one) && !isBeside(one, only)),
        )
  return { checks: chosen.filter(one => !isNamed(skip)(one)) }
}

/** `role-assumed` names the checks of all hops. */
export function isCheckNamed({ id }: Pick<Check, 'id'>, name: string): boolean {
  return id === name || (id.startsWith(`${name}-`) && /^\d+$/.test(id.slice(name.length + 1)))
}

/** The check, and all that directly or indirectly need what it gives or look at it. */
export function dependantsOf({ checks }: Plan, id: string): ReadonlySet<string> {
  const found = new Set([id])
  for (const { check, waitsFor } of checks) if (waitsFor.some(one => found.has(one))) found.add(check.id)
  return found
}

function giversOf(checks: readonly Check[]): ReadonlyMap<EvidenceKey, string> {
  const givers = new Map<EvidenceKey, string>()
  for (const { id, gives } of checks) {
    for (const key of gives) {
      const other = givers.get(key)
      if (other !== undefined) throw new Error(`${other} and ${id} both give ${key}`)
      givers.set(key, id)
    }
  }
  return givers
}

function inOrder(planned: readonly PlannedCheck[]): readonly PlannedCheck[] {
  const byId = new Map(planned.map(one => [one.check.id, one]))
  const ordered: PlannedCheck[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (one: PlannedCheck) => {
    const { id } = one.check
    if (state.get(id) === 'done') return
    if (state.get(id) === 'open') throw new Error(`${id} waits for itself`)
    state.set(id, 'open')
    for (const other of one.waitsFor) {
      const giver = byId.get(other)
      if (giver) visit(giver)
    }
    state.set(id, 'done')
    ordered.push(one)
  }
  for (const one of planned) visit(one)
  return ordered
}

/** A check that looks around a step is not what somebody asks for who names the step. */
function isBeside({ check }: PlannedCheck, names: readonly string[]): boolean {
  return check.aside === true && !names.some(name => isCheckNamed(check, name))
}

function withNeeded(all: readonly PlannedCheck[], chosen: readonly PlannedCheck[]): readonly PlannedCheck[] {
  const wanted = new Set(chosen.map(({ check }) => check.id))
  for (const { check, needs } of [...all].reverse()) {
    if (wanted.has(check.id)) for (const id of needs) wanted.add(id)
  }
  // What looks around the steps comes along where it needs nothing more.
  const steps = new Set(all.filter(({ check }) => wanted.has(check.id)).map(({ check }) => check.step))
  for (const { check, needs } of all) {
    if (check.aside && steps.has(check.step) && needs.every(id => wanted.has(id))) wanted.add(check.id)
  }
  return all.filter(({ check }) => wanted.has(check.id))
}
