// IpAddress and NotIpAddress: IPv4 and IPv6 addresses and ranges in CIDR format, compared by value, not by spelling.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress

import { type CompiledValue, constant, never } from './compiled-value.ts'
import { rememberLast } from './remember-last.ts'

/** What is no address is in no range, and no range that is none holds an address. */
export function ipAddress(wanted: string): CompiledValue {
  const range = readRange(wanted)
  if (range === undefined) return never
  return constant(value => {
    const address = askedRange(value)
    return address !== undefined && contains(range, address)
  })
}

interface IpRange {
  /** 16 bits each: two for IPv4, eight for IPv6. */
  readonly words: readonly number[]
  /** Bits that count. */
  readonly prefix: number
}

/** An address without a prefix is a range of one: "IAM uses the default prefix value of /32", and IPv6 has 128 bits. */
function readRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/')
  const words = readAddress(slash < 0 ? text : text.slice(0, slash))
  if (words === undefined) return undefined
  const bits = words.length * 16
  if (slash < 0) return { words, prefix: bits }
  const digits = text.slice(slash + 1)
  const prefix = /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN
  return prefix <= bits ? { words, prefix } : undefined
}

/** The first address of a range and the one after its last; the latter is left out where there is none. */
export function edgesOf(text: string): readonly string[] {
  const range = readRange(text)
  if (range === undefined) return []
  const bits = range.words.length * 16
  const toNumber = (words: readonly number[]) => words.reduce((sum, word) => (sum << 16n) | BigInt(word), 0n)
  const size = 1n << BigInt(bits - range.prefix)
  const first = (toNumber(range.words) / size) * size
  return [first, first + size]
    .filter(address => address < 1n << BigInt(bits))
    .map(address => write(address, bits))
}

function write(address: bigint, bits: number): string {
  const digits = address.toString(16).padStart(bits / 4, '0')
  if (bits === 32) return (digits.match(/../g) ?? []).map(byte => Number.parseInt(byte, 16)).join('.')
  return (digits.match(/..../g) ?? []).map(group => group.replace(/^0{1,3}/, '')).join(':')
}

/** Every address of `inner` is one of `outer`. */
function contains(outer: IpRange, inner: IpRange): boolean {
  if (outer.words.length !== inner.words.length || inner.prefix < outer.prefix) return false
  for (let i = 0, left = outer.prefix; left > 0; i++, left -= 16) {
    const mask = left >= 16 ? 0xffff : 0xffff & ~(0xffff >> left)
    if (((outer.words[i] as number) & mask) !== ((inner.words[i] as number) & mask)) return false
  }
  return true
}

function readAddress(text: string): readonly number[] | undefined {
  return text.includes(':') ? readIpv6(text) : readIpv4(text)
}

function readIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined
  }
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number)
  return [a * 256 + b, c * 256 + d]
}

/** RFC 4291: eight groups, one run of zeros as `::`, perhaps the last two groups as an IPv4 address. */
function readIpv6(text: string): readonly number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head = '', tail] = halves
  const before = readGroups(head, tail === undefined)
  const after = tail === undefined ? [] : readGroups(tail, true)
  if (before === undefined || after === undefined) return undefined
  const zeros = 8 - before.length - after.length
  if (tail === undefined ? zeros !== 0 : zeros < 1) return undefined
  return [...before, ...Array<number>(zeros).fill(0), ...after]
}

function readGroups(text: string, last: boolean): readonly number[] | undefined {
  if (text === '') return []
  const words: number[] = []
  const groups = text.split(':')
  for (const [index, group] of groups.entries()) {
    if (last && index === groups.length - 1 && group.includes('.')) {
      const ipv4 = readIpv4(group)
      if (ipv4 === undefined) return undefined
      words.push(...ipv4)
    } else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      words.push(Number.parseInt(group, 16))
    } else {
      return undefined
    }
  }
  return words
}

const askedRange = rememberLast(readRange)
