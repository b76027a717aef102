// The first line: whose screen it is, which link, and how the run stands.

import { visibleText } from '../base/visible-text.ts'
import { countSteps, type RunState, stateOfStep } from '../doctor/state.ts'
import { type Line, type Span, span, spread } from './lines.ts'
import type { Moment, Scene } from './scene.ts'

export function titleLine({ run, view, size, glyphs, links }: Scene, { nowMs }: Moment): Line {
  const name = run.start?.link.name
  const left = `rdsaudit doctor${name === undefined ? '' : ` ${visibleText(name)}`}`
  const whole = view.page === 'links' ? span(`${links.length} links`) : status(run, nowMs)
  const right = size.columns - whole.text.length > leastName ? whole : span(firstWord(whole.text), whole.tone)
  return spread([span(left, 'strong')], [right], size.columns, glyphs.ellipsis)
}

/** Columns without which nobody knows what he looks at. */
const leastName = 24

function firstWord(text: string): string {
  return text.split(':')[0] ?? text
}

/** How the run stands, in a few words. */
function status(run: RunState, nowMs: number): Span {
  const steps = run.start?.steps ?? []
  if (run.start === undefined) return span('starting')
  if (run.waitingUntil !== undefined) {
    return span(`tried again in ${Math.max(0, Math.ceil((run.waitingUntil - nowMs) / 1000))} s`, 'warn')
  }
  if (run.end === undefined) {
    const done = steps.filter(({ id }) => !['waiting', 'running', 'retrying'].includes(stateOfStep(run, id)))
    return span(`running ${done.length}/${steps.length}`)
  }
  if (run.end.result === 'unfinished') return span('interrupted', 'warn')
  const counts = countSteps(run)
  const told = (...words: readonly (keyof typeof counts)[]) =>
    words.flatMap(word => (counts[word] > 0 ? [`${counts[word]} ${word}`] : [])).join(', ')
  if (run.end.result === 'failed') return span(`FAILED: ${told('failed', 'unknown', 'skipped')}`, 'failed')
  return span(`connected: ${told('ok', 'warn', 'unknown', 'skipped')}`, 'ok')
}
