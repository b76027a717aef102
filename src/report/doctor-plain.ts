// A run in lines, each printed as soon as its step and all before it are done. No cursor is moved and nothing is drawn.

import { visibleText } from '../base/visible-text.ts'
import type { DiagnosedCause, Diagnosis, Fix, RuledOut } from '../doctor/diagnosis.ts'
import type { DoctorEvent, StepEvent } from '../doctor/events.ts'
import type { RawError } from '../doctor/facts.ts'
import { beforeStart, type RunState, reduce, rowsOf } from '../doctor/state.ts'
import type { StepId } from '../doctor/steps.ts'
import {
  causeElsewhere,
  duration,
  namesOf,
  pasteLines,
  proofLines,
  proofsOf,
  resultLine,
  sideWords,
  stateWords,
  wayOf,
  whySkipped,
} from './doctor-words.ts'
import type { Style } from './style.ts'

export interface PlainLook {
  readonly style: Style
  /** Every check, with what it found, and what peers said. */
  readonly verbose: boolean
  /** Nothing but what is wrong. */
  readonly quiet: boolean
}

/** Takes events, gives lines. */
export class DoctorLines {
  readonly #look: PlainLook
  #state: RunState = beforeStart
  #printed = 0
  readonly #told = new Set<string>()

  constructor(look: PlainLook) {
    this.#look = look
  }

  /** The lines that the event makes ready, each with its line break. */
  take(event: DoctorEvent): string {
    this.#state = reduce(this.#state, event)
    const lines = this.#linesOf(event)
    return lines.map(line => `${line}\n`).join('')
  }

  #linesOf(event: DoctorEvent): readonly string[] {
    const { style, quiet } = this.#look
    switch (event.event) {
      case 'start':
        this.#printed = 0
        this.#told.clear()
        return quiet
          ? []
          : [
              `${style.strong(`rdsaudit doctor: ${visibleText(event.link.name)}`)}  ${visibleText(wayOf(event.link))}`,
            ]
      case 'check':
        return event.state === 'retrying' && !quiet
          ? [
              `    ${style.dim(`${this.#titleOf(event.id)}: ${visibleText(event.why)}; asked again in ${duration(event.afterMs)}`)}`,
            ]
          : []
      case 'step':
        return this.#readySteps()
      case 'wait':
        return quiet
          ? []
          : [
              `waiting ${duration(event.afterMs)}, then what failed is tried again; changes in IAM take a while to spread`,
            ]
      case 'again':
        this.#printed = 0
        this.#told.clear()
        return []
      case 'diagnosis':
        return []
      case 'end':
        return this.#ending()
    }
  }

  #titleOf(check: string): string {
    return this.#state.checks.get(check)?.planned.title ?? check
  }

  #readySteps(): readonly string[] {
    const steps = this.#state.start?.steps ?? []
    const lines: string[] = []
    while (this.#printed < steps.length) {
      const step = steps[this.#printed]
      const told = step && this.#state.told.get(step.id)
      if (step === undefined || told === undefined) break
      this.#printed++
      if (this.#look.quiet && told.state !== 'failed') continue
      lines.push(this.#stepLine(step.title, told, this.#printed, steps.length), ...this.#details(told))
    }
    return lines
  }

  #stepLine(title: string, { state, ms, message = '', raw }: StepEvent, number: number, of: number): string {
    const { style } = this.#look
    const word = stateWords[state].padEnd(8)
    const paint = state === 'failed' ? style.error : state === 'warn' ? style.warning : (text: string) => text
    const time = (ms === undefined || state === 'skipped' ? '' : duration(ms)).padEnd(7)
    const said = state === 'failed' ? shortOf(raw) : message
    return `${number}/${of} ${title.padEnd(16)}  ${paint(word)} ${time} ${visibleText(said)}`.trimEnd()
  }

  #details({ id, state }: StepEvent): readonly string[] {
    const { diagnosis } = this.#state
    const lines = this.#look.verbose ? this.#checkLines(id) : []
    if (state === 'failed') return [...lines, ...this.#failure(id, diagnosis)]
    return lines
  }

  #checkLines(step: StepId): readonly string[] {
    return rowsOf(this.#state, step).flatMap(({ planned, settled, skipped }) => {
      if (skipped) return [`    ${planned.id}: skipped, ${whySkipped(skipped.because)}`]
      if (!settled) return []
      const raw = settled.raw ? [`      ${visibleText(`${settled.raw.code}: ${settled.raw.message}`)}`] : []
      const crash =
        settled.crash === undefined ? [] : settled.crash.split('\n').map(line => `      ${visibleText(line)}`)
      return [
        `    ${planned.id}: ${stateWords[settled.state]}, ${visibleText(settled.found)} (${duration(settled.ms)})`,
        ...raw,
        ...crash,
      ]
    })
  }

  #failure(step: StepId, diagnosis: Diagnosis): readonly string[] {
    const { is, ruledOut, stillPossible } = diagnosis
    const proved = is.filter(one => one.step === step && one.gravity === 'failure')
    const possible = stillPossible.filter(one => one.step === step)
    const out = ruledOut.filter(one => one.step === step || (step === 'user' && one.step !== 'assume'))
    const found = rowsOf(this.#state, step).flatMap(({ settled }) =>
      settled?.state === 'failed' && shortOf(settled.raw) !== settled.raw?.message
        ? [settled.raw?.message ?? settled.found]
        : [],
    )
    const unexplained = proved.length === 0 ? [...new Set(found)].map(text => `    ${visibleText(text)}`) : []
    const elsewhere = causeElsewhere(diagnosis, step, this.#state.start?.steps ?? [])
    if (elsewhere) return [...unexplained, `    First mend what stands at ${elsewhere.title}.`]
    return [
      ...unexplained,
      ...proved.flatMap(one => this.#cause(one)),
      ...(proved.length === 0 && out.length > 0 ? [this.#ruledOut(out)] : []),
      ...(possible.length > 0 ? this.#possible(possible) : []),
    ]
  }

  #cause(cause: DiagnosedCause): readonly string[] {
    this.#told.add(cause.id)
    const rules = [...new Set(cause.evidence.flatMap(({ rule }) => rule ?? []))]
    return [
      `    ${this.#look.style.strong(visibleText(cause.message))}`,
      ...proofsOf(cause).flatMap(proof => proofLines(proof).map(line => `      ${line}`)),
      ...(cause.fix ? fixLines(cause.fix) : []),
      ...rules.map(rule => `    rule: ${rule}`),
    ]
  }

  #ruledOut(out: readonly RuledOut[]): string {
    const shown = this.#look.verbose ? out : out.slice(0, mostRuledOut)
    const left = out.length - shown.length
    return `    Ruled out: ${namesOf(shown)}${left > 0 ? `, and ${left} more; -v lists them` : ''}.`
  }

  #possible(possible: readonly DiagnosedCause[]): readonly string[] {
    const [first] = possible
    const shown = this.#look.verbose ? possible : possible.slice(0, mostPossible)
    const left = possible.length - shown.length
    return [
      '    Still possible, the likeliest first:',
      ...shown.map(({ message, side }) => `      - ${visibleText(message)} (${sideWords[side]})`),
      ...(left > 0 ? [`      and ${left} less likely; -v lists them`] : []),
      ...(first?.fix ? fixLines(first.fix, 'fix for the first') : []),
    ]
  }

  #ending(): readonly string[] {
    const { diagnosis, end } = this.#state
    const others = diagnosis.is.filter(one => !this.#told.has(one.id))
    const told = others.flatMap(one => {
      const [first = '', ...rest] = this.#cause(one)
      return [`${one.gravity === 'failure' ? 'also' : 'note'}: ${first.trimStart()}`, ...rest]
    })
    return [
      ...(this.#look.quiet ? told.filter(() => others.some(one => one.gravity === 'failure')) : told),
      ...(end ? [resultLine(end)] : []),
    ]
  }
}

/** Nobody reads on after the first few. */
const mostPossible = 6
const mostRuledOut = 12

/** What a peer said, on one line: its name of the refusal where that is a word, otherwise its sentence. */
function shortOf(raw: RawError | undefined): string {
  if (raw === undefined) return ''
  return /[A-Za-z]{4}/.test(raw.code) ? raw.code : raw.message
}

function fixLines({ title, text, copy, where }: Fix, label = 'fix'): readonly string[] {
  const indent = ' '.repeat(4 + label.length + 2)
  return [
    `    ${label}: ${visibleText(title)}${copy === undefined ? '' : ':'}`,
    ...(copy === undefined ? [] : pasteLines(copy).map(line => `${indent}${line}`)),
    ...(text === undefined ? [] : [`${indent}${visibleText(text)}`]),
    ...(where === undefined ? [] : [`${indent}${visibleText(where)}`]),
  ]
}
