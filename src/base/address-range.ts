// Ranges of IP addresses, as CIDR writes them.

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

/** Whether the two have an address in common; of two ranges one then contains the other. */
export function rangesOverlap(one: AddressRange, other: AddressRange): boolean {
  return rangeContains(one, other) || rangeContains(other, one)
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
