// The end of a run as one JSON object: what every check found, and the diagnosis.

import { visibleJson } from '../base/visible-json.ts'
import type { RunState } from '../doctor/state.ts'
import { rowsOf, stateOfStep } from '../doctor/state.ts'

/** `states` are runs that began. One object for several links, ending with a line break. */
export function renderDoctorJson(states: readonly RunState[], version: string): string {
  const report = { formatVersion: 1, tool: { name: 'rdsaudit', version }, links: states.flatMap(linkReport) }
  return `${visibleJson(JSON.stringify(report, null, 2))}\n`
}

function linkReport(state: RunState) {
  const { start, end, diagnosis } = state
  if (start === undefined) return []
  return [
    {
      link: start.link,
      result: end?.result ?? 'unfinished',
      exitCode: end?.exitCode ?? 3,
      counts: end?.counts,
      diagnosis,
      steps: start.steps.map(({ id, title }) => ({
        id,
        title,
        state: stateOfStep(state, id),
        ...(state.told.get(id)?.ms !== undefined && { ms: state.told.get(id)?.ms }),
        checks: rowsOf(state, id).map(({ planned, settled, skipped, state: row }) => ({
          id: planned.id,
          title: planned.title,
          state: row,
          ...(settled && { ms: settled.ms, found: settled.found }),
          ...(settled?.facts && { facts: settled.facts }),
          ...(settled?.raw && { raw: settled.raw }),
          ...(settled?.crash !== undefined && { crash: settled.crash }),
          ...(skipped && { because: skipped.because }),
        })),
      })),
    },
  ]
}
