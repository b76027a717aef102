// How the values of conditions are read: as a number, a moment, a truth, a range of addresses, bytes, an ARN. Strict
// where AWS is, and where AWS says nothing as lenient as it could be.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

import { readAddressRange } from '../base/address-range.ts'
import type { OperatorFamily } from './operators/operator-name.ts'
import { variablesIn } from './variable-syntax.ts'

/**
 * Whether an operator of the family can make anything of the value; if not, the comparison never comes out true.
 * JSON's own numbers and truths are to be given as text.
 */
export function isReadable(family: OperatorFamily, text: string): boolean {
  switch (family) {
    case 'String':
      return true
    case 'Numeric':
      return readNumber(text) !== undefined
    case 'Date':
      return readMoment(text) !== undefined
    case 'Bool':
      // AWS's pages disagree on whether `Bool` takes variables.
      return readTruth(text) !== undefined || text.includes('${')
    case 'Null':
      return readTruth(text) !== undefined
    case 'IpAddress':
      return readAddressRange(text) !== undefined
    case 'Binary':
      return isBase64(text)
    case 'Arn':
      return isArnPattern(text)
  }
}

/** An integer or a decimal number. */
export function readNumber(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined
}

export function readTruth(text: string): boolean | undefined {
  const lower = text.toLowerCase()
  return lower === 'true' ? true : lower === 'false' ? false : undefined
}

// W3C's profile of ISO 8601, with what IAM lets pass beyond it: a small `t`, an hour of one digit, no zone.
const isoMoment =
  /^(-?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:t(?:(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?)?(z|[+-]\d{2}(?::?\d{2})?)?)?$/i

/**
 * Milliseconds since 1970. Digits alone are seconds since 1970, also when a year is meant: AWS calls it epoch time.
 */
export function readMoment(text: string): number | undefined {
  if (/^-?\d{1,18}$/.test(text)) return Number(text) * 1000
  const match = isoMoment.exec(text)
  if (!match) return undefined
  const part = (index: number, otherwise: number) => Number(match[index] ?? otherwise)
  const [month, day, hour, minute, second] = [part(2, 1), part(3, 1), part(4, 0), part(5, 0), part(6, 0)]
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
    return undefined
  return Date.UTC(part(1, 1970), month - 1, day, hour, minute, second) - zoneOffset(match[7])
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone.toLowerCase() === 'z') return 0
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}

/**
 * Whether an ARN operator could match the value with an ARN: six sections, of which the first can be `arn`. A value of
 * fewer sections with a `*` is let pass: AWS does not say how it is read.
 */
export function isArnPattern(text: string): boolean {
  const sections = withoutVariables(text).split(':')
  const first = sections[0] ?? ''
  if (!/[*?\uFFFC]/.test(first) && first !== 'arn') return false
  return sections.length >= 6 || /[*\uFFFC]/.test(sections.join())
}

/** The text with a neutral character for each variable, whose own colons are none of the text's. */
function withoutVariables(text: string): string {
  return variablesIn(text).reduceRight(
    (rest, { from, to }) => `${rest.slice(0, from)}\uFFFC${rest.slice(to)}`,
    text,
  )
}
