// The list on the left: the steps, each with a sign, a name, and how long it took or what became of it; below them their checks.

import { never } from '../base/never.ts'
import {
  type CheckRow,
  msOfStep,
  type RowState,
  type RunState,
  rowsOf,
  stateOfStep,
} from '../doctor/state.ts'
import type { StepId } from '../doctor/steps.ts'
import { duration } from '../report/doctor-words.ts'
import { type Glyphs, glyphOf, tones } from './glyphs.ts'
import type { Size } from './layout.ts'
import { type Line, span, spread, toWidth } from './lines.ts'

/** Milliseconds after which somebody who waits wants to know for how long. */
const longMs = 3000

interface Now {
  readonly beat: number
  /** Since the run began. */
  readonly nowMs: number
}

/** Each step with the checks below it, as far as there is room; of the selected one first, then of those that failed. */
export function stepRows(
  run: RunState,
  selected: StepId | undefined,
  { columns, rows }: Size,
  glyphs: Glyphs,
  now: Now,
): readonly Line[] {
  const steps = run.start?.steps ?? []
  const open = openSteps(run, selected, rows)
  const lines = steps.flatMap(({ id, title }) => [
    stepRow(run, { id, title, isSelected: id === selected }, columns - 2, glyphs, now),
    ...(open.has(id) ? rowsOf(run, id).map(row => checkRow(row, glyphs, now)) : []),
  ])
  return lines.map(line => toWidth(line, columns - 2, glyphs.ellipsis))
}

function stepRow(
  run: RunState,
  { id, title, isSelected }: { readonly id: StepId; readonly title: string; readonly isSelected: boolean },
  width: number,
  glyphs: Glyphs,
  { beat, nowMs }: Now,
): Line {
  const state = stateOfStep(run, id)
  const left = [
    span(isSelected ? glyphs.selected : ' ', 'strong'),
    span(glyphOf(state, glyphs, beat), tones[state]),
    span(` ${title}`, isSelected ? 'strong' : 'plain'),
  ]
  const right = [span(`${lastColumn(run, id, state, nowMs)} `, state === 'failed' ? 'failed' : 'quiet')]
  return spread(left, right, width, glyphs.ellipsis)
}

/** By its id, which is what `--only` and `--skip` take; what it expects is in the story. */
function checkRow({ planned, state }: CheckRow, glyphs: Glyphs, { beat }: Now): Line {
  const sign = span(glyphOf(state, glyphs, beat), tones[state])
  return [span('   '), sign, span(` ${planned.id}`, state === 'failed' ? 'failed' : 'quiet')]
}

function openSteps(run: RunState, selected: StepId | undefined, rows: number): ReadonlySet<StepId> {
  const steps = (run.start?.steps ?? []).map(({ id }) => id)
  const rank = (id: StepId) => (id === selected ? 0 : stateOfStep(run, id) === 'failed' ? 1 : 2)
  const open = new Set<StepId>()
  let left = rows - steps.length
  for (const id of steps.toSorted((one, other) => rank(one) - rank(other))) {
    const own = rowsOf(run, id).length
    if (own > left) break
    left -= own
    open.add(id)
  }
  return open
}

function lastColumn(run: RunState, step: StepId, state: RowState, nowMs: number): string {
  switch (state) {
    case 'ok':
    case 'warn': {
      const ms = msOfStep(run, step)
      return `${state === 'warn' ? 'warn  ' : ''}${ms === undefined ? '' : duration(ms)}`
    }
    case 'failed':
      return 'FAILED'
    case 'unknown':
    case 'skipped':
    case 'waiting':
      return state
    case 'running':
    case 'retrying':
      return elapsed(run, step, nowMs)
    default:
      return never(state)
  }
}

/** Nothing for a short while; then the time, with the time that one question is given as long as it is not up. */
function elapsed(run: RunState, step: StepId, nowMs: number): string {
  const since = rowsOf(run, step).flatMap(row => (row.state === 'running' ? (row.since ?? []) : []))
  const ms = nowMs - Math.min(nowMs, ...since)
  if (ms < longMs) return 'running'
  const limit = run.start?.timeoutMs ?? 0
  return ms <= limit ? `${seconds(ms)} of ${seconds(limit)}` : seconds(ms)
}

function seconds(ms: number): string {
  return `${Math.floor(ms / 1000)} s`
}
