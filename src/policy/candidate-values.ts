// Values of a condition key worth trying: those at which the conditions on it change their minds. Where they stand for
// all values there are, the candidates are called complete.

import type { CompiledCondition } from './condition-match.ts'
import { unknown } from './given-context.ts'
import { readDate } from './operators/date.ts'
import { edgesOf } from './operators/ip-address.ts'
import { readNumber } from './operators/numeric.ts'
import type { OperatorFamily } from './operators/operator-name.ts'
import { textOf } from './pattern.ts'
import { hasWildcard, patternsOverlap } from './pattern-overlap.ts'
import type { PreparedRequest } from './prepare-request.ts'
import type { Scalar } from './request.ts'
import { fillTemplate, type Template } from './variables.ts'
import { matchesWildcard } from './wildcard.ts'

/** A value to give to a key; undefined leaves the key out. */
export type Candidate = Scalar | readonly Scalar[] | undefined

export interface Candidates {
  /** The plainest first, and the key's absence before all. */
  readonly values: readonly Candidate[]
  /** Whatever value the key can have, the conditions come to the same with one of these. */
  readonly complete: boolean
}

interface Values {
  readonly values: readonly string[]
  readonly complete: boolean
}

/** A value that a policy wants. */
interface Wanted {
  readonly text: string
  /** Stars and question marks in it are wildcards. */
  readonly wildcards: boolean
  /** Its case does not matter. */
  readonly anyCase: boolean
}

/** Something that no author would name, and the same as an ARN. */
export const other = 'something-else'
const otherArn = 'arn:aws:iam::999988887777:role/something-else'

/** Sets of values are tried one by one up to this many values. */
const mostForSubsets = 4

/**
 * Values for a key from the conditions on it. `request` fills variables in those conditions; what it does not know yet is
 * passed over, and the candidates are then not complete.
 */
export function candidatesFor(
  conditions: readonly CompiledCondition[],
  request: PreparedRequest,
  severalValues: boolean,
): Candidates {
  const byFamily = new Map<OperatorFamily, Wanted[]>()
  let complete = true
  for (const condition of conditions) {
    const { family, wildcards, operator } = condition.operator
    const anyCase = operator.endsWith('IgnoreCase')
    if (family === 'Null') continue
    const wanted = byFamily.get(family) ?? []
    byFamily.set(family, wanted)
    for (const [index, value] of condition.values.entries()) {
      if (value.template !== undefined) complete = false
      const text = value.template ? filledText(value.template, request) : condition.wanted[index]
      if (text !== undefined) wanted.push({ text, wildcards, anyCase })
    }
  }
  const found = [...byFamily].map(([family, wanted]) => valuesOf(family, wanted))
  if (found.length === 0) found.push({ values: [other], complete: true })
  // Nobody sends an empty value, unless a policy wants one.
  const wantsEmpty = [...byFamily.values()].flat().some(({ text }) => text === '')
  const written = found.flatMap(one => one.values).filter(value => value !== '')
  const values = [...new Set([...written, ...(wantsEmpty ? [''] : [])])]
  complete &&= found.length === 1 && found.every(one => one.complete)
  if (!severalValues) return { values: [undefined, ...values], complete }
  return {
    values: [undefined, ...values, ...setsOf(values)],
    complete: complete && values.length <= mostForSubsets,
  }
}

function filledText(template: Template, request: PreparedRequest): string | undefined {
  const codes = fillTemplate(template, request)
  return codes === undefined || codes === unknown ? undefined : textOf(codes)
}

function valuesOf(family: OperatorFamily, wanted: readonly Wanted[]): Values {
  const texts = wanted.map(({ text }) => text)
  switch (family) {
    case 'Numeric':
      return around(texts.map(readNumber), number => String(number))
    case 'Date':
      return around(texts.map(readDate), writeDate)
    case 'Bool':
      return { values: ['true', 'false'], complete: true }
    case 'IpAddress':
      // Ranges lie inside or beside each other: between them is where one begins, or where one has just ended.
      return { values: [...texts.flatMap(edgesOf), '192.0.2.1', '0.0.0.0', '::'], complete: true }
    case 'Binary':
      return { values: [...texts, 'AA=='], complete: true }
    case 'Null':
      return { values: [], complete: true }
    case 'String':
      return textsNear(wanted, other)
    case 'Arn':
      return textsNear(wanted, otherArn)
  }
}

/** Every limit, a value between any two, one below and one above all; without limits, any: it is there, or it is not. */
function around(limits: readonly (number | undefined)[], write: (value: number) => string): Values {
  const sorted = [...new Set(limits.filter(limit => limit !== undefined))].sort((a, b) => a - b)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) return { values: [write(0)], complete: true }
  const between = sorted.slice(1).map((limit, index) => (limit + (sorted[index] as number)) / 2)
  // Far enough off to be another number, however large the limit.
  const [below, above] = [least - Math.abs(least) - 1000, most + Math.abs(most) + 1000]
  return { values: [...sorted, ...between, below, above].map(write), complete: true }
}

/** The farthest from 1970 that a calendar date is written for, in milliseconds. */
const farthest = 8_640_000_000_000_000

function writeDate(instant: number): string {
  return Math.abs(instant) < farthest ? new Date(instant).toISOString() : String(Math.round(instant / 1000))
}

/** Texts as they are and in other case, and with their wildcards filled in. */
function textsNear(wanted: readonly Wanted[], beside: string): Values {
  const literals = wanted.filter(one => !one.wildcards || !hasWildcard(one.text)).map(({ text }) => text)
  const patterns = wanted.filter(one => one.wildcards && hasWildcard(one.text)).map(({ text }) => text)
  const values = [...literals, ...patterns.flatMap(instancesOf), ...literals.map(swapCase), beside]
  const starLiteral = literals.some(hasWildcard)
  const reached = areAllReached([...new Set([...literals, ...patterns])], values)
  return { values, complete: reached && !starLiteral && !hasCasesToChoose(wanted) }
}

/** Whether a text in whatever case meets another one, or a pattern, that takes it in some cases only: two are tried. */
function hasCasesToChoose(wanted: readonly Wanted[]): boolean {
  const free = wanted.filter(({ anyCase }) => anyCase).map(({ text }) => text.toLowerCase())
  const bound = wanted.filter(({ anyCase, text }) => !anyCase && text !== '*')
  return bound.some(({ text }) => free.some(one => matchesWildcard(text.toLowerCase(), one)))
}

/** Texts that the pattern matches, its wildcards filled in. */
export function instancesOf(pattern: string): readonly string[] {
  const one = (star: string) => pattern.replaceAll('?', 'x').replaceAll('*', star)
  // An account's number is what most stars between two colons stand for.
  const account = pattern.replace(/^((?:[^:]*:){4})\*:/, '$1999988887777:')
  return [account.replaceAll(/[*?]/g, 'x'), one('x'), one(''), one('zz/z')]
}

function swapCase(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()
}

/**
 * If any two patterns exclude or contain each other, texts fall into as many classes as there are patterns, and one more
 * for those that none matches. Whether there is a text for each.
 */
function areAllReached(patterns: readonly string[], values: readonly string[]): boolean {
  return (
    isEachReached(patterns, values) &&
    (patterns.includes('*') || values.some(value => !patterns.some(one => matchesWildcard(one, value))))
  )
}

/** The same without the class of texts that none matches. */
export function isEachReached(patterns: readonly string[], values: readonly string[]): boolean {
  const nested = patterns.every((a, index) =>
    patterns
      .slice(index + 1)
      .every(b => !patternsOverlap(a, b) || matchesWildcard(a, b) || matchesWildcard(b, a)),
  )
  if (!nested) return false
  const holders = (text: string) => patterns.filter(pattern => matchesWildcard(pattern, text)).join('\n')
  const reached = new Set(values.map(holders))
  return patterns.every(pattern => reached.has(holders(pattern)))
}

/** Pairs, all together, and for few values every set of them. */
function setsOf(values: readonly string[]): readonly (readonly string[])[] {
  if (values.length <= mostForSubsets) {
    return Array.from({ length: 2 ** values.length }, (_, bits) =>
      values.filter((_value, index) => (bits >> index) & 1),
    ).filter(set => set.length > 1)
  }
  const pairs = values.flatMap((a, index) => values.slice(index + 1).map(b => [a, b]))
  return [...pairs.slice(0, 100), values]
}
