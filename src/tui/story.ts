// The story of a step: what was expected, what was found, what follows from it, and what to do; the fix as early as can be.

import type { DiagnosedCause, Fix, RuledOut } from '../doctor/diagnosis.ts'
import { type CheckRow, type RunState, rowsOf, stateOfStep } from '../doctor/state.ts'
import type { StepId } from '../doctor/steps.ts'
import {
  causeElsewhere,
  duration,
  proofsOf,
  sideWords,
  stateWords,
  whySkipped,
} from '../report/doctor-words.ts'
import { type Glyphs, glyphOf, tones } from './glyphs.ts'
import { blank, type Line, type Paragraph, span, wrap } from './lines.ts'

/** So that the fix is on the first screen of a terminal of 80 × 24. */
const reasonLines = 7

export interface StoryLook {
  readonly width: number
  readonly glyphs: Glyphs
  readonly beat: number
  /** Milliseconds since the run began. */
  readonly nowMs: number
}

export function storyLines(run: RunState, step: StepId, look: StoryLook): readonly Line[] {
  const title = run.start?.steps.find(({ id }) => id === step)?.title ?? step
  const state = stateOfStep(run, step)
  const word = state in stateWords ? stateWords[state as keyof typeof stateWords] : state
  const heading: Paragraph = { text: `${title}: ${word}`, tone: state === 'failed' ? 'failed' : 'strong' }
  const parts = [
    ...(state === 'failed' ? failure(run, step, look) : []),
    ...(state === 'skipped' ? [needsOf(run, step)] : []),
    ...notes(run, step),
    checksOf(run, step, look),
  ]
  return wrap(
    [heading, ...parts.filter(part => part.length > 0).flatMap(part => [blank, ...part])],
    look.width,
  )
}

/** What `c` copies: of what is proved first, otherwise of what is likeliest. */
export function fixOf({ diagnosis }: RunState, step: StepId): Fix | undefined {
  const proved = diagnosis.is.filter(one => one.step === step)
  const possible = diagnosis.stillPossible.filter(one => one.step === step)
  return [...proved, ...possible].find(({ fix }) => fix !== undefined)?.fix
}

type Part = readonly Paragraph[]

function failure(run: RunState, step: StepId, look: StoryLook): readonly Part[] {
  const { is, ruledOut, stillPossible } = run.diagnosis
  const proved = is.filter(one => one.step === step && one.gravity === 'failure')
  const possible = stillPossible.filter(one => one.step === step)
  const out = ruledOut.filter(one => one.step === step || (step === 'user' && one.step !== 'assume'))
  const [first, ...others] = proved
  if (first) {
    return [
      ...cause(first, look),
      ...others.flatMap(one => cause(one, look)),
      ...(possible.length > 0 ? [possibleList(possible, 'Also possible:', look)] : []),
    ]
  }
  const elsewhere = causeElsewhere(run.diagnosis, step, run.start?.steps ?? [])
  if (elsewhere) {
    const { title, cause } = elsewhere
    const seen = foundBy(run, step).map((text): Paragraph => ({ text, tone: 'strong' }))
    return [seen, [{ text: `First mend what stands at ${title}: ${cause.message}` }]]
  }
  return unproved(run, step, possible, out, look)
}

function cause(one: DiagnosedCause, { width }: StoryLook): readonly Part[] {
  const message: Part = [{ text: one.message, tone: 'strong' }]
  const evidence = evidenceOf(one)
  const short = wrap([...message, ...evidence], width).length <= reasonLines
  return [
    short ? [...message, ...evidence] : message,
    ...fixParts(one.fix, 'Fix'),
    ...(short || evidence.length === 0 ? [] : [[{ text: 'Found in:' }, ...evidence]]),
  ]
}

/** Nobody can tell which it is: what was seen, then what may be, the likeliest first. */
function unproved(
  run: RunState,
  step: StepId,
  possible: readonly DiagnosedCause[],
  out: readonly RuledOut[],
  look: StoryLook,
): readonly Part[] {
  const seen: Part = foundBy(run, step).map(text => ({ text: text, tone: 'strong' }))
  const all = possible.length > 0 ? possibleList(possible, 'Still possible, the likeliest first:', look) : []
  const [first] = possible
  const likeliest: Part = first ? [{ text: `Likeliest: ${first.message} (${sideWords[first.side]})` }] : []
  const short = wrap([...seen, ...all], look.width).length <= reasonLines
  const label = possible.length > 1 ? 'Fix for the first' : 'Fix'
  return [
    [...seen, ...(short ? all : likeliest)],
    ...fixParts(first?.fix, label),
    ...(short ? [] : [all]),
    ...(out.length > 0 ? [ruledOutPart(out)] : []),
    ...possible.map(one => evidenceOf(one)).slice(0, 1),
  ]
}

/** What the failed checks found, once each. */
function foundBy(run: RunState, step: StepId): readonly string[] {
  const failed = rowsOf(run, step).filter(({ state }) => state === 'failed')
  return [...new Set(failed.map(({ settled }) => settled?.raw?.message ?? settled?.found ?? ''))]
}

function possibleList(possible: readonly DiagnosedCause[], heading: string, { glyphs }: StoryLook): Part {
  return [
    { text: heading },
    ...possible.map(
      ({ message, side }): Paragraph => ({
        text: `${message} (${sideWords[side]})`,
        indent: 2,
        lead: span(`${glyphs.bullet} `),
      }),
    ),
  ]
}

function ruledOutPart(out: readonly RuledOut[]): Part {
  return [{ text: `Ruled out: ${out.map(({ message }) => message).join('; ')}.` }]
}

function evidenceOf(cause: DiagnosedCause): Part {
  return proofsOf(cause).flatMap(({ path, line, column, text, rule }): Part => {
    const place = path === undefined || line === undefined ? path : `${path}:${line}:${column}`
    const said = place === undefined ? text : [place, ...(text === '' ? [] : [text])].join(': ')
    return [
      { text: said, indent: 2 },
      ...(rule === undefined
        ? []
        : [{ text: `rdsaudit explain ${rule}`, indent: 2, tone: 'quiet' } as const]),
    ]
  })
}

/** What to do and what to paste, who has to do it, then where to click. */
function fixParts(fix: Fix | undefined, label: string): readonly Part[] {
  if (fix === undefined) return []
  const { title, copy, text, where, side } = fix
  return [
    [
      { text: `${label}: ${title}`, tone: 'strong' },
      ...(copy === undefined ? [] : [{ text: copy, indent: 2, verbatim: true } as const]),
    ],
    ...(text === undefined ? [] : [[{ text }]]),
    [
      ...(where === undefined ? [] : [{ text: where }]),
      { text: `To be done in: ${sideWords[side]}`, tone: 'quiet' },
    ],
  ]
}

/** What works all the same and ought to be different. */
function notes({ diagnosis }: RunState, step: StepId): readonly Part[] {
  return diagnosis.is
    .filter(one => one.step === step && one.gravity === 'warning')
    .flatMap(one => [
      [{ text: `Note: ${one.message}`, tone: 'warn' } as const, ...evidenceOf(one)],
      ...fixParts(one.fix, 'Fix'),
    ])
}

function needsOf(run: RunState, step: StepId): Part {
  const titles = (run.told.get(step)?.needs ?? []).flatMap(
    id => run.start?.steps.find(one => one.id === id)?.title ?? [],
  )
  return titles.length === 0 ? [] : [{ text: `It needs what was not found out: ${titles.join(', ')}` }]
}

/** The evidence: what each check expected and what it found. */
function checksOf(run: RunState, step: StepId, look: StoryLook): Part {
  return rowsOf(run, step).flatMap(row => {
    const { glyphs, beat } = look
    const lead = span(`${glyphOf(row.state, glyphs, beat)} `, tones[row.state])
    const found = whatBecame(run, row, look)
    return [
      { text: row.planned.title, indent: 2, lead },
      ...(found === '' ? [] : [{ text: found, indent: 4, tone: 'quiet' } as const]),
    ]
  })
}

function whatBecame(
  run: RunState,
  { state, since, settled, skipped, retry }: CheckRow,
  { nowMs }: StoryLook,
): string {
  if (settled) return `${settled.found} (${duration(settled.ms)})`
  if (skipped) {
    const titles = skipped.because.map(id => run.checks.get(id)?.planned.title ?? id)
    return `skipped, ${whySkipped(titles)}`
  }
  if (state === 'retrying' && retry) {
    const leftMs = Math.max(0, retry.at + retry.afterMs - nowMs)
    return `attempt ${retry.attempt} in ${Math.ceil(leftMs / 1000)} s: ${retry.why}`
  }
  if (state === 'running' && since !== undefined && nowMs - since >= 3000)
    return `for ${Math.floor((nowMs - since) / 1000)} s; a question is given ${duration(run.start?.timeoutMs ?? 0)}`
  return ''
}
