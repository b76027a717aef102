// Several links, one line each.

import { visibleText } from '../base/visible-text.ts'
import { type RunState, stateOfStep } from '../doctor/state.ts'
import { stateWords } from './doctor-words.ts'

/** A table with a column for each step; empty for a single link. */
export function renderDoctorTable(states: readonly RunState[]): string {
  const begun = states.flatMap(state => (state.start ? [{ state, start: state.start }] : []))
  const [first] = begun
  if (first === undefined || begun.length < 2) return ''
  const rows = begun.map(({ state, start }) => [
    visibleText(start.link.name),
    ...first.start.steps.map(({ id }) => {
      const one = stateOfStep(state, id)
      return one === 'waiting' || one === 'running' || one === 'retrying' ? '-' : stateWords[one]
    }),
    state.end?.result === 'failed' ? 'FAILED' : (state.end?.result ?? 'unfinished'),
  ])
  const table = [['link', ...first.start.steps.map(({ id }) => id), 'result'], ...rows]
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map(row => (row[column] ?? '').length)),
  )
  return `\n${table
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`
}
