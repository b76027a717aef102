// The list of steps: a sign, a name, and how long it took or what became of it.

import { never } from '../base/never.ts'
import { msOfStep, type RowState, type RunState, rowsOf, stateOfStep } from '../doctor/state.ts'
import type { StepId } from '../doctor/steps.ts'
import { duration } from '../report/doctor-words.ts'
import { type Glyphs, glyphOf, tones } from './glyphs.ts'
import { type Line, span, spread } from './lines.ts'

/** Milliseconds after which somebody who waits wants to know for how long. */
const longMs = 3000

/** One row for each step. `nowMs`: since the run began. */
export function stepRows(
  run: RunState,
  selected: StepId | undefined,
  width: number,
  glyphs: Glyphs,
  { beat, nowMs }: { readonly beat: number; readonly nowMs: number },
): readonly Line[] {
  return (run.start?.steps ?? []).map(({ id, title }) => {
    const state = stateOfStep(run, id)
    const isSelected = id === selected
    const left = [
      span(isSelected ? glyphs.selected : ' ', 'strong'),
      span(glyphOf(state, glyphs, beat), tones[state]),
      span(` ${title}`, isSelected ? 'strong' : 'plain'),
    ]
    const right = [span(`${lastColumn(run, id, state, nowMs)} `, state === 'failed' ? 'failed' : 'quiet')]
    return spread(left, right, width, glyphs.ellipsis)
  })
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
