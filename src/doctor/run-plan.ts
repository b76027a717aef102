// Runs a plan: whatever can run does, at once; a failure stops only what needs its evidence; every end is told.

import { hideSecrets } from '../base/hide-secrets.ts'
import type { Patience } from '../live/answer.ts'
import type { Clock } from './clock.ts'
import type { Check, CheckContext, CheckResult } from './define-check.ts'
import type { CheckEvent } from './events.ts'
import type { Evidence, EvidenceKey } from './evidence.ts'
import type { RawError } from './facts.ts'
import type { Plan, PlannedCheck } from './plan.ts'

/** What became of checks that ran: what a further run keeps of them. */
export interface Outcome {
  readonly state: CheckResult['state'] | 'skipped'
  readonly gives: Partial<Evidence>
  /** Of a skipped one: the checks that are to blame. */
  readonly because: readonly string[]
  readonly crashed: boolean
  /** What went away when it was asked again. */
  readonly hiccup?: RawError
}

export type Outcomes = ReadonlyMap<string, Outcome>

export interface RunSetting {
  readonly clock: Clock
  /** For each question. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** What checks are given besides their evidence and their time. */
  readonly surroundings: Pick<CheckContext<never, never>, 'link' | 'ports'>
  /** Called as things happen; events lack their time only. */
  emit(event: CheckEventToStamp): void
  /** Called after every check, with all that ended so far. */
  onOutcomes?(outcomes: Outcomes): void
}

export type CheckEventToStamp = CheckEvent extends infer One
  ? One extends CheckEvent
    ? Omit<One, 'at'>
    : never
  : never

// A check that minds its time is never cut off by the runner; this is for one that does not. What a check has to load
// before it asks anything counts here and not there.
const graceMs = 2000

/**
 * Settles when every check has an outcome, or soon after the signal is aborted; then the outcomes of those that did not
 * end are missing. So are those of checks that look for reasons, where nothing failed: a later run may need them. `kept`
 * are outcomes of an earlier run, whose checks are not run again.
 */
export async function runPlan(
  plan: Plan,
  setting: RunSetting,
  kept: Outcomes = new Map(),
): Promise<Outcomes> {
  const outcomes = new Map(kept)
  const running = new Map<string, Promise<void>>()
  const aborted = new Promise<void>(resolve => {
    if (setting.signal.aborted) resolve()
    setting.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  const passedOver = new Set<string>()
  const isOpen = (id: string) =>
    !outcomes.has(id) && !passedOver.has(id) && plan.checks.some(({ check }) => check.id === id)
  while (!setting.signal.aborted) {
    const failed = [...outcomes.values()].some(({ state }) => state === 'failed')
    for (const planned of plan.checks) {
      const { id } = planned.check
      if (!isOpen(id) || running.has(id) || planned.waitsFor.some(isOpen)) continue
      if (planned.late && !failed) continue
      running.set(
        id,
        settle(planned, plan, outcomes, setting).then(outcome => {
          running.delete(id)
          if (setting.signal.aborted) return
          outcomes.set(id, outcome)
          setting.onOutcomes?.(outcomes)
        }),
      )
    }
    if (running.size === 0) {
      const late = plan.checks.filter(planned => planned.late && isOpen(planned.check.id))
      if (late.length === 0) break
      for (const { check } of late) passedOver.add(check.id)
      continue
    }
    await Promise.race([aborted, ...running.values()])
  }
  for (const id of passedOver) setting.emit({ event: 'check', id, state: 'skipped', because: [] })
  return outcomes
}

/** All evidence that there is. */
export function evidenceOf(outcomes: Outcomes): Partial<Evidence> {
  return Object.assign({}, ...[...outcomes.values()].map(({ gives }) => gives)) as Partial<Evidence>
}

async function settle(
  planned: PlannedCheck,
  plan: Plan,
  outcomes: Outcomes,
  setting: RunSetting,
): Promise<Outcome> {
  const { check } = planned
  const evidence = evidenceOf(outcomes)
  const because = blamed(planned, plan, outcomes, evidence)
  if (because.length > 0) {
    setting.emit({ event: 'check', id: check.id, state: 'skipped', because })
    return { state: 'skipped', gives: {}, because, crashed: false }
  }
  const began = setting.clock.now()
  setting.emit({ event: 'check', id: check.id, state: 'running' })
  const { result, crash, hiccup } = await attempt(check, evidence, setting)
  const { gives = {}, state, found, facts, raw } = result
  if (!setting.signal.aborted) {
    const ms = setting.clock.now() - began
    setting.emit({
      event: 'check',
      id: check.id,
      state,
      ms,
      found,
      ...(facts && { facts }),
      ...(raw && { raw }),
      ...(crash !== undefined && { crash }),
    })
  }
  return { state, gives, because: [], crashed: crash !== undefined, ...(hiccup && { hiccup }) }
}

/** The checks that did not give what is needed; of those that were skipped themselves, who is to blame for that. */
function blamed(
  { check, needs }: PlannedCheck,
  { checks }: Plan,
  outcomes: Outcomes,
  evidence: Partial<Evidence>,
): readonly string[] {
  const missing = check.needs.filter(key => evidence[key] === undefined)
  if (missing.length === 0) return []
  const lacking = needs.filter(id => {
    const gives = checks.find(one => one.check.id === id)?.check.gives
    return gives === undefined || missing.some(key => gives.includes(key))
  })
  const roots = lacking.flatMap(id => {
    const outcome = outcomes.get(id)
    return outcome && outcome.because.length > 0 ? outcome.because : [id]
  })
  return [...new Set(roots)]
}

interface Attempted {
  readonly result: CheckResult
  readonly crash?: string
  readonly hiccup?: RawError
}

async function attempt(check: Check, evidence: Partial<Evidence>, setting: RunSetting): Promise<Attempted> {
  const { retry = { times: 0, waitMs: 0 } } = check
  let hiccup: RawError | undefined
  for (let number = 1; ; number++) {
    const attempted = await once(check, evidence, setting)
    const { result } = attempted
    if (!result.again || number > retry.times || setting.signal.aborted) {
      return hiccup && !result.again ? { ...attempted, hiccup } : attempted
    }
    hiccup = result.raw
    const afterMs = retry.waitMs * 2 ** (number - 1)
    const why = result.raw?.message ?? result.found
    setting.emit({ event: 'check', id: check.id, state: 'retrying', attempt: number + 1, afterMs, why })
    await setting.clock.wait(afterMs, setting.signal)
  }
}

async function once(check: Check, evidence: Partial<Evidence>, setting: RunSetting): Promise<Attempted> {
  const { clock, signal, surroundings } = setting
  const limitMs = setting.timeoutMs * (check.questions ?? 1)
  const own = new AbortController()
  const stop = () => own.abort()
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  const over = new AbortController()
  const patience: Patience = { timeoutMs: setting.timeoutMs, signal: own.signal }
  const context = { ...surroundings, known: evidence, patience, now: clock.now } as unknown as CheckContext<
    EvidenceKey,
    EvidenceKey
  >
  try {
    return await Promise.race([
      check.run(context).then(result => ({ result })),
      ...(limitMs > 0 ? [untilOverdue(clock, limitMs, over.signal)] : []),
      untilAborted(own.signal),
    ])
  } catch (error) {
    // It may quote what was being looked at.
    const crash = hideSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { result: { state: 'unknown', found: 'this check broke; that is a mistake of rdsaudit' }, crash }
  } finally {
    signal.removeEventListener('abort', stop)
    over.abort()
    own.abort()
  }
}

/** The grace begins when the time is seen to be up: on a machine that is busy, both would be over at once. */
async function untilOverdue(clock: Clock, limitMs: number, signal: AbortSignal): Promise<Attempted> {
  await clock.wait(limitMs, signal)
  await clock.wait(graceMs, signal)
  return outOfTime(limitMs)
}

function outOfTime(limitMs: number): Attempted {
  return { result: { state: 'failed', found: `no end after ${limitMs / 1000} s` } }
}

function untilAborted(signal: AbortSignal): Promise<Attempted> {
  const cancelled: Attempted = { result: { state: 'unknown', found: 'interrupted' } }
  return new Promise(resolve => {
    if (signal.aborted) resolve(cancelled)
    signal.addEventListener('abort', () => resolve(cancelled), { once: true })
  })
}
