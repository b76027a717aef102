// What peers said in their own words, and every fact, for the step that is selected.

import { type RunState, rowsOf } from '../doctor/state.ts'
import type { StepId } from '../doctor/steps.ts'
import { blank, type Line, type Paragraph, wrap } from './lines.ts'

export function rawLines(run: RunState, step: StepId, width: number): readonly Line[] {
  const title = run.start?.steps.find(({ id }) => id === step)?.title ?? step
  const heading: Paragraph = { text: `${title}: raw`, tone: 'strong' }
  const parts = rowsOf(run, step).map(({ planned, state, settled }): readonly Paragraph[] => {
    const { raw, facts = {}, crash } = settled ?? {}
    return [
      { text: `${planned.id}: ${state}`, tone: state === 'failed' ? 'failed' : 'plain' },
      ...(raw === undefined
        ? []
        : [
            { text: `${raw.call === undefined ? '' : `${raw.call}: `}${raw.code}`, indent: 2 },
            { text: raw.message, indent: 2 },
            ...(raw.requestId === undefined ? [] : [{ text: `request ${raw.requestId}`, indent: 2 }]),
          ]),
      ...Object.entries(facts).map(([name, value]) => ({
        text: `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`,
        indent: 2,
      })),
      ...(crash === undefined ? [] : [{ text: crash, indent: 2, verbatim: true }]),
    ]
  })
  return wrap([heading, ...parts.flatMap(part => [blank, ...part])], width)
}
