// How the values of conditions are read: as a number, a moment, a truth, a range of addresses, bytes, an ARN. Strict
// where AWS is, and where AWS says nothing as lenient as it could be.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

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

/** The addresses whose first `prefix` bits are those of `address`. */
export interface AddressRange {
  readonly version: 4 | 6
  readonly address: bigint
  readonly prefix: number
}

/** An address, or an address with a prefix length: `203.0.113.0/24`, `2001:db8::/32`. */
export function readAddressRange(text: string): AddressRange | undefined {
  const slash = text.indexOf('/')
  const host = slash < 0 ? text : text.slice(0, slash)
  const version = host.includes(':') ? 6 : 4
  const address = version === 4 ? readIpv4(host) : readIpv6(host)
  if (address === undefined) return undefined
  const bits = version === 4 ? 32 : 128
  if (slash < 0) return { version, address, prefix: bits }
  const length = text.slice(slash + 1)
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits) return undefined
  return { version, address, prefix: Number(length) }
}

/** Whether every address of the inner range is in the outer one. */
export function rangeContains(outer: AddressRange, inner: AddressRange): boolean {
  if (outer.version !== inner.version || inner.prefix < outer.prefix) return false
  const dropped = BigInt((outer.version === 4 ? 32 : 128) - outer.prefix)
  return outer.address >> dropped === inner.address >> dropped
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255))
    return undefined
  return parts.reduce((address, part) => (address << 8n) | BigInt(part), 0n)
}

function readIpv6(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map(groupsOf)
  if (!head || (halves.length === 2 && !tail)) return undefined
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (tail ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...new Array<bigint>(missing).fill(0n), ...(tail ?? [])]
  return groups.reduce((address, group) => (address << 16n) | group, 0n)
}

/** Groups of 16 bits; the last two may be written as an IPv4 address. */
function groupsOf(text: string): bigint[] | undefined {
  if (text === '') return []
  const groups: bigint[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const embedded = index === parts.length - 1 && part.includes('.') ? readIpv4(part) : undefined
    if (embedded !== undefined) groups.push(embedded >> 16n, embedded & 0xffffn)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`))
    else return undefined
  }
  return groups
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
