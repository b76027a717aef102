// Events → the state of a run. A pure fold: no clock, nothing changed in place; every view draws from this.

import { never } from '../base/never.ts'
import type { CheckState } from './define-check.ts'
import { type Diagnosis, noDiagnosis } from './diagnosis.ts'
import type {
  Counts,
  DoctorEvent,
  EndEvent,
  PlannedOfRun,
  RetryingEvent,
  SettledEvent,
  SkippedEvent,
  StartEvent,
  StepEvent,
} from './events.ts'
import type { StepId } from './steps.ts'

export type RowState = CheckState | 'waiting' | 'running' | 'retrying'

export interface RunState {
  readonly start: StartEvent | undefined
  readonly checks: ReadonlyMap<string, CheckRow>
  /** As the last step events told them. */
  readonly told: ReadonlyMap<StepId, StepEvent>
  readonly diagnosis: Diagnosis
  /** Until when nothing is done, in milliseconds since the run began. */
  readonly waitingUntil: number | undefined
  readonly end: EndEvent | undefined
}

export interface CheckRow {
  readonly planned: PlannedOfRun
  readonly state: RowState
  /** When the last attempt began. */
  readonly since?: number
  readonly retry?: RetryingEvent
  readonly settled?: SettledEvent
  readonly skipped?: SkippedEvent
}

export const beforeStart: RunState = {
  start: undefined,
  checks: new Map(),
  told: new Map(),
  diagnosis: noDiagnosis,
  waitingUntil: undefined,
  end: undefined,
}

export function reduce(state: RunState, event: DoctorEvent): RunState {
  switch (event.event) {
    case 'start': {
      const checks = event.checks.map(planned => [planned.id, { planned, state: 'waiting' }] as const)
      return { ...beforeStart, start: event, checks: new Map(checks) }
    }
    case 'check':
      return withRow(state, event.id, row => {
        switch (event.state) {
          case 'running':
            return {
              planned: row.planned,
              state: 'running',
              since: event.at,
              ...(row.retry && { retry: row.retry }),
            }
          case 'retrying':
            return { planned: row.planned, state: 'retrying', since: row.since ?? event.at, retry: event }
          case 'skipped':
            return { planned: row.planned, state: 'skipped', skipped: event }
          default:
            return {
              planned: row.planned,
              state: event.state,
              settled: event,
              ...(row.retry && { retry: row.retry }),
            }
        }
      })
    case 'step':
      return { ...state, told: new Map(state.told).set(event.id, event) }
    case 'diagnosis': {
      const { is, ruledOut, stillPossible } = event
      return { ...state, diagnosis: { is, ruledOut, stillPossible } }
    }
    case 'wait':
      return { ...state, waitingUntil: event.at + event.afterMs }
    case 'again': {
      const forgotten = event.checks.reduce<RunState>(
        (before, id) => withRow(before, id, ({ planned }) => ({ planned, state: 'waiting' })),
        state,
      )
      const steps = new Set(event.checks.map(id => state.checks.get(id)?.planned.step))
      const told = new Map([...state.told].filter(([id]) => !steps.has(id)))
      return { ...forgotten, told, waitingUntil: undefined, end: undefined }
    }
    case 'end':
      return { ...state, waitingUntil: undefined, end: event }
    default:
      return never(event)
  }
}

function withRow(state: RunState, id: string, change: (row: CheckRow) => CheckRow): RunState {
  const row = state.checks.get(id)
  if (row === undefined) return state
  return { ...state, checks: new Map(state.checks).set(id, change(row)) }
}

/** Rows of a step, in the order of the plan. */
export function rowsOf(state: RunState, step: StepId): readonly CheckRow[] {
  return [...state.checks.values()].filter(({ planned }) => planned.step === step)
}

/**
 * Of all its checks: the worst, where what could not be seen beside the matter does not count. Running as long as any of
 * them is. What looks for reasons counts only where there is a failure of the step to find reasons of.
 */
export function stateOfStep(state: RunState, step: StepId): RowState {
  const all = rowsOf(state, step)
  const first = all.filter(({ planned }) => !planned.late)
  const rows = first.length === 0 || first.some(row => row.state === 'failed') ? all : first
  const states = rows.map(row => row.state)
  if (states.some(one => one === 'running' || one === 'retrying')) return 'running'
  if (states.includes('waiting')) return states.every(one => one === 'waiting') ? 'waiting' : 'running'
  if (states.includes('failed')) return 'failed'
  const deciding = rows.filter(({ planned }) => !planned.aside).map(row => row.state)
  const judged = deciding.length === 0 ? states : deciding
  if (judged.every(one => one === 'skipped')) return 'skipped'
  if (judged.some(one => one === 'unknown' || one === 'skipped')) {
    return judged.includes('skipped') && !judged.includes('unknown') ? 'skipped' : 'unknown'
  }
  return states.includes('warn') ? 'warn' : 'ok'
}

/** Milliseconds from the first check of a step to the last; undefined while one runs, or when none did. */
export function msOfStep(state: RunState, step: StepId): number | undefined {
  const settled = rowsOf(state, step).flatMap(row => row.settled ?? [])
  if (settled.length === 0) return undefined
  const from = Math.min(...settled.map(({ at, ms }) => at - ms))
  return Math.max(...settled.map(({ at }) => at)) - from
}

/** Of the steps that are over. */
export function countSteps(state: RunState): Counts {
  const counts: Record<CheckState, number> = { ok: 0, warn: 0, failed: 0, unknown: 0, skipped: 0 }
  for (const { id } of state.start?.steps ?? []) {
    const one = stateOfStep(state, id)
    if (one in counts) counts[one as CheckState]++
  }
  return counts
}
