// A policy's text with the statement that decides marked.

import type { JsonValue } from '../base/json-value.ts'
import type { Proof } from '../doctor/diagnosis.ts'
import type { RunState } from '../doctor/state.ts'
import type { StepId } from '../doctor/steps.ts'
import { blank, type Line, type Paragraph, span, wrap } from './lines.ts'

/** A policy that decides: whose it is, its text, and which statement. */
export interface ShownPolicy {
  readonly path: string
  readonly text: string
  /** JSON pointer; undefined where no statement decides, but the policy as a whole. */
  readonly statement?: string
}

/** By the path of a proof. */
export type PolicyTexts = ReadonlyMap<string, string>

/** The policies that decide a step, in the order of the causes, each once. */
export function policiesOf(
  { diagnosis }: RunState,
  step: StepId,
  texts: PolicyTexts,
): readonly ShownPolicy[] {
  const causes = [...diagnosis.is, ...diagnosis.stillPossible].filter(one => one.step === step)
  const shown = causes.flatMap(({ evidence }) => evidence.flatMap(proof => shownPolicy(proof, texts) ?? []))
  const key = ({ path, statement }: ShownPolicy) => `${path} ${statement}`
  return [...new Map(shown.map(one => [key(one), one])).values()]
}

function shownPolicy({ path, statement }: Proof, texts: PolicyTexts): ShownPolicy | undefined {
  const text = path === undefined ? undefined : texts.get(path)
  if (path === undefined || text === undefined) return undefined
  return { path, text, ...(statement !== undefined && { statement }) }
}

export function policyLines(
  { path, text, statement }: ShownPolicy,
  { number, of }: { readonly number: number; readonly of: number },
  width: number,
  selected: string,
): { readonly lines: readonly Line[]; readonly marked: number } {
  const count = of > 1 ? ` (${number} of ${of}, p for the next)` : ''
  const heading = wrap([{ text: `${path}${count}`, tone: 'strong' }, blank], width)
  const { before, marked, after } = partsOf(text, statement)
  const plain = (lines: readonly string[]): readonly Paragraph[] =>
    lines.map(line => ({ text: line, indent: 2, verbatim: true }))
  const deciding = marked.map(
    (line): Paragraph => ({
      text: line,
      indent: 2,
      verbatim: true,
      tone: 'marked',
      lead: span(`${selected} `, 'marked'),
    }),
  )
  const first = [...heading, ...wrap(plain(before), width)]
  return { lines: [...first, ...wrap([...deciding, ...plain(after)], width)], marked: first.length }
}

interface Parts {
  readonly before: readonly string[]
  readonly marked: readonly string[]
  readonly after: readonly string[]
}

/** The text laid out as JSON, and the lines of the statement in it. */
function partsOf(text: string, pointer: string | undefined): Parts {
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch {
    return { before: text.split('\n'), marked: [], after: [] }
  }
  const whole = { before: JSON.stringify(value, null, 2).split('\n'), marked: [], after: [] }
  if (pointer === undefined) return whole
  const keys = pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const found = keys.reduce<JsonValue | undefined>(stepInto, value)
  if (found === undefined || keys.length === 0) return whole
  // No policy has this in it, so its line is where the statement stands.
  const stand = '\u0000statement\u0000'
  const lines = JSON.stringify(replaced(value, keys, stand), null, 2).split('\n')
  const at = lines.findIndex(line => line.includes(JSON.stringify(stand)))
  const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? ''
  const own = (lines[at] ?? '').replace(JSON.stringify(stand), () =>
    JSON.stringify(found, null, 2).replaceAll('\n', `\n${indent}`),
  )
  return { before: lines.slice(0, at), marked: own.split('\n'), after: lines.slice(at + 1) }
}

function stepInto(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as Readonly<Record<string, JsonValue>>)[key]
}

function replaced(value: JsonValue, [key = '', ...rest]: readonly string[], by: string): JsonValue {
  const next = stepInto(value, key)
  const inner = rest.length === 0 || next === undefined ? by : replaced(next, rest, by)
  if (Array.isArray(value)) return value.map((one: JsonValue, index) => (String(index) === key ? inner : one))
  return { ...(value as Readonly<Record<string, JsonValue>>), [key]: inner }
}
