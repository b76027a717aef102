// What network access lists let through. They are stateless, so answers need a way of their own, and the first entry
// that matches decides. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html

import { type AddressRange, rangeContains, rangesOverlap, readAddressRange } from '../base/address-range.ts'
import { type Entry, flagOf, numberOf, partOf, partsOf, textOf } from '../model/aws-entry.ts'

/** TCP from or to a range of addresses, at a range of ports. */
export interface Traffic {
  readonly direction: 'in' | 'out'
  /** Where it comes from, or goes to. */
  readonly range: AddressRange
  readonly from: number
  readonly to: number
}

/** To which answers go: clients choose one of them. */
export const answerPorts = { from: 1024, to: 65_535 } as const

export const everywhere: AddressRange = { version: 4, address: 0n, prefix: 0 }

/** `some`: a part of the addresses or of the ports. */
export type Passage = 'all' | 'some' | 'none'

/** How much of the traffic the list lets through. */
export function passageOf<D>(list: Entry<D>, traffic: Traffic): Passage {
  const own = partsOf(list, 'Entries')
    .filter(entry => flagOf(entry, 'Egress') === (traffic.direction === 'out'))
    .sort((a, b) => (numberOf(a, 'RuleNumber') ?? 0) - (numberOf(b, 'RuleNumber') ?? 0))
  let isAllowedInPart = false
  let isDeniedInPart = false
  for (const entry of own) {
    const match = matchOf(entry, traffic)
    if (match === 'none') continue
    const allows = textOf(entry, 'RuleAction') === 'allow'
    if (match === 'all') {
      if (allows) return isDeniedInPart ? 'some' : 'all'
      return isAllowedInPart ? 'some' : 'none'
    }
    if (allows) isAllowedInPart = true
    else isDeniedInPart = true
  }
  return isAllowedInPart ? 'some' : 'none'
}

function matchOf<D>(entry: Entry<D>, traffic: Traffic): Passage {
  const addresses = addressesOf(entry, traffic.range)
  const ports = portsOf(entry, traffic)
  if (addresses === 'none' || ports === 'none') return 'none'
  return addresses === 'all' && ports === 'all' ? 'all' : 'some'
}

function addressesOf<D>(entry: Entry<D>, wanted: AddressRange): Passage {
  const range = readAddressRange(textOf(entry, 'CidrBlock') ?? textOf(entry, 'Ipv6CidrBlock') ?? '')
  if (!range) return 'none'
  if (rangeContains(range, wanted)) return 'all'
  return rangesOverlap(range, wanted) ? 'some' : 'none'
}

function portsOf<D>(entry: Entry<D>, { from, to }: Traffic): Passage {
  const protocol = textOf(entry, 'Protocol')
  if (protocol === '-1') return 'all'
  if (protocol !== '6' && protocol !== 'tcp') return 'none'
  const range = partOf(entry, 'PortRange')
  if (!range) return 'all'
  const first = numberOf(range, 'From') ?? 0
  const last = numberOf(range, 'To') ?? 65_535
  if (first <= from && to <= last) return 'all'
  return last < from || to < first ? 'none' : 'some'
}
