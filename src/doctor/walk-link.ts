// One link from end to end: plan, run, diagnose, tell. Everything that happens is an event; who shows them is not known
// here.

import type { Setup } from '../model/setup.ts'
import { caseOf } from './case.ts'
import { checksFor } from './checks/checks-for.ts'
import type { Clock } from './clock.ts'
import { diagnose } from './diagnose.ts'
import type { Diagnosis } from './diagnosis.ts'
import type { DoctorEvent, EndEvent, RunResult, StepEvent } from './events.ts'
import { linkOfRun } from './link-of-run.ts'
import { type Choice, dependantsOf, makePlan, type Plan } from './plan.ts'
import type { DoctorPorts } from './ports.ts'
import { evidenceOf, type Outcomes, runPlan } from './run-plan.ts'
import { beforeStart, countSteps, msOfStep, type RunState, reduce, rowsOf, stateOfStep } from './state.ts'
import { type StepId, stepIds, stepTitles } from './steps.ts'
import type { WalkedLink } from './walked-link.ts'

/** Who is told while a walk goes on. */
export interface WalkListener {
  onEvent(event: DoctorEvent): void
  /** The policies that were judged, as texts by the paths that proofs name; called as soon as they were. */
  onPolicies?(texts: ReadonlyMap<string, string>): void
}

export interface WalkOptions extends Choice, WalkListener {
  readonly link: WalkedLink
  /** What the configuration says besides the link. */
  readonly base: Setup
  readonly ports: DoctorPorts
  readonly clock: Clock
  readonly timeoutMs: number
  /** As long as this, failed checks are tried again. */
  readonly waitMs?: number
  /** What could not be seen counts as a failure. */
  readonly strict?: boolean
  readonly probeClosed?: boolean
  readonly signal: AbortSignal
}

/** A walk that has ended, and can be taken up again: nothing that was found out is asked for twice. */
export interface Walk {
  readonly state: RunState
  /** Runs a check, or a step's, and what depends on it once more; everything when none is named. */
  again(names?: readonly string[], signal?: AbortSignal): Promise<Walk>
}

export async function walkLink(options: WalkOptions): Promise<Walk> {
  const { link, base, ports } = options
  const checks = checksFor(link, {
    base,
    readers: ports.openReaders !== undefined,
    probeClosed: options.probeClosed ?? false,
  })
  const walking = new Walking(options, makePlan(checks, options))
  return walking.start()
}

class Walking {
  readonly #options: WalkOptions
  readonly #plan: Plan
  readonly #began: number
  #state: RunState = beforeStart
  #outcomes: Outcomes = new Map()
  #diagnosis: Diagnosis | undefined
  #texts: ReadonlyMap<string, string> | undefined

  constructor(options: WalkOptions, plan: Plan) {
    this.#options = options
    this.#plan = plan
    this.#began = options.clock.now()
  }

  async start(): Promise<Walk> {
    const { link, timeoutMs } = this.#options
    const used = new Set(this.#plan.checks.map(({ check }) => check.step))
    this.#emit({
      event: 'start',
      formatVersion: 1,
      link: linkOfRun(link),
      steps: stepIds.filter(id => used.has(id)).map(id => ({ id, title: stepTitles[id] })),
      checks: this.#plan.checks.map(({ check: { id, step, title, aside = false }, needs, late }) => ({
        id,
        step,
        title,
        needs,
        aside,
        ...(late && { late }),
      })),
      timeoutMs,
    })
    return this.#run(this.#options.signal)
  }

  async #run(signal: AbortSignal): Promise<Walk> {
    const until = this.#options.clock.now() + (this.#options.waitMs ?? 0)
    for (let round = 0; ; round++) {
      await this.#runOnce(signal)
      const failed = this.#failedChecks()
      const afterMs = Math.min(5000 * 2 ** round, 30_000)
      if (signal.aborted || failed.length === 0 || this.#options.clock.now() + afterMs > until) break
      this.#emit({ event: 'wait', afterMs, checks: failed })
      await this.#options.clock.wait(afterMs, signal)
      if (signal.aborted) break
      this.#forget(failed)
    }
    this.#end(signal.aborted)
    return {
      state: this.#state,
      again: (names = [], other = this.#options.signal) => {
        this.#forget(names.length === 0 ? this.#plan.checks.map(({ check }) => check.id) : this.#idsOf(names))
        return this.#run(other)
      },
    }
  }

  async #runOnce(signal: AbortSignal): Promise<void> {
    const { clock, timeoutMs, link, ports } = this.#options
    this.#diagnosis = undefined
    this.#outcomes = await runPlan(
      this.#plan,
      {
        clock,
        timeoutMs,
        signal,
        surroundings: { link, ports },
        emit: event => this.#emit({ ...event, at: this.#now() }),
        onOutcomes: outcomes => {
          this.#outcomes = outcomes
          this.#diagnosis = undefined
          this.#tellPolicies()
          this.#tellSteps()
        },
      },
      this.#outcomes,
    )
  }

  #diagnose(): Diagnosis {
    const { link } = this.#options
    const hiccups = [...this.#outcomes.values()].flatMap(({ hiccup }) => hiccup ?? [])
    this.#diagnosis ??= diagnose(caseOf(link, evidenceOf(this.#outcomes), hiccups))
    return this.#diagnosis
  }

  #tellPolicies(): void {
    const texts = evidenceOf(this.#outcomes).judgement?.texts
    if (texts !== undefined && texts !== this.#texts) this.#options.onPolicies?.(texts)
    this.#texts = texts
  }

  /** Steps that have come to their end since they were told last. */
  #tellSteps(): void {
    for (const { id } of this.#state.start?.steps ?? []) {
      const state = stateOfStep(this.#state, id)
      if (this.#state.told.has(id) || state === 'waiting' || state === 'running' || state === 'retrying')
        continue
      if (state === 'failed') this.#emit({ event: 'diagnosis', at: this.#now(), ...this.#diagnose() })
      this.#emit(this.#stepEvent(id, state))
    }
  }

  #stepEvent(id: StepId, state: StepEvent['state']): StepEvent {
    const ms = msOfStep(this.#state, id)
    const rows = rowsOf(this.#state, id)
    const event = { event: 'step', at: this.#now(), id, state, ...(ms !== undefined && { ms }) } as const
    if (state === 'skipped') {
      const because = rows.flatMap(row => row.skipped?.because ?? [])
      const steps = because.flatMap(check => this.#state.checks.get(check)?.planned.step ?? [])
      return { ...event, needs: [...new Set(steps)].filter(step => step !== id) }
    }
    if (state !== 'failed') return { ...event, message: foundIn(rows) }
    const raw = rows.find(row => row.state === 'failed')?.settled?.raw
    const { is, ruledOut, stillPossible } = this.#diagnose()
    const of = <T extends { readonly step: StepId }>(list: readonly T[]) =>
      list.filter(one => one.step === id)
    const [cause] = [...of(is).filter(({ gravity }) => gravity === 'failure'), ...of(stillPossible)]
    return {
      ...event,
      message:
        cause?.certainty === 'is' ? cause.message : foundIn(rows.filter(row => row.state === 'failed')),
      ...(cause && {
        cause: cause.id,
        confidence: cause.certainty,
        evidence: cause.evidence,
        side: cause.side,
      }),
      ...(cause?.fix && { fix: cause.fix }),
      ruledOut: of(ruledOut).map(one => one.id),
      stillPossible: of(stillPossible).map(one => one.id),
      ...(raw && { raw }),
    }
  }

  #failedChecks(): readonly string[] {
    return [...this.#outcomes].filter(([, { state }]) => state === 'failed').map(([id]) => id)
  }

  #idsOf(names: readonly string[]): readonly string[] {
    return this.#plan.checks
      .map(({ check }) => check)
      .filter(({ id, step }) => names.includes(id) || names.includes(step))
      .map(({ id }) => id)
  }

  #forget(ids: readonly string[]): void {
    const gone = new Set(ids.flatMap(id => [...dependantsOf(this.#plan, id)]))
    this.#outcomes = new Map([...this.#outcomes].filter(([id]) => !gone.has(id)))
    this.#diagnosis = undefined
    const checks = this.#plan.checks.map(({ check }) => check.id).filter(id => gone.has(id))
    this.#emit({ event: 'again', at: this.#now(), checks })
  }

  #end(aborted: boolean): void {
    this.#emit({ event: 'diagnosis', at: this.#now(), ...this.#diagnose() })
    const counts = countSteps(this.#state)
    const failed = counts.failed > 0 || (this.#options.strict === true && counts.unknown > 0)
    const crashed = [...this.#outcomes.values()].some(one => one.crashed)
    const connected = this.#outcomes.get('logged-in')?.state === 'ok'
    const result: RunResult = aborted ? 'unfinished' : failed ? 'failed' : connected ? 'connected' : 'passed'
    const exitCode: EndEvent['exitCode'] = aborted ? 130 : failed ? 1 : crashed ? 3 : 0
    this.#emit({ event: 'end', at: this.#now(), result, counts, exitCode })
  }

  #now(): number {
    return Math.round(this.#options.clock.now() - this.#began)
  }

  #emit(event: DoctorEvent | Omit<Extract<DoctorEvent, { event: 'start' | 'wait' }>, 'at'>): void {
    const stamped = { at: this.#now(), ...event } as DoctorEvent
    this.#state = reduce(this.#state, stamped)
    this.#options.onEvent(stamped)
  }
}

/** What the checks of a step found, the deciding ones first; each once. */
function foundIn(rows: ReturnType<typeof rowsOf>): string {
  const said = rows.filter(
    ({ planned, settled }) => settled !== undefined && (!planned.aside || settled.state !== 'ok'),
  )
  return [...new Set(said.map(({ settled }) => settled?.found ?? ''))].join('; ')
}
