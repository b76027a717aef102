// Peerings of networks: between whom, in which state, and whether public names resolve to private addresses over them.
// https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html

import { type Entry, flagOf, partOf, textOf } from '../model/aws-entry.ts'

const sides = ['RequesterVpcInfo', 'AccepterVpcInfo'] as const

/** Ids of the networks at its ends. */
export function networksOf<D>(peering: Entry<D>): readonly string[] {
  return sides.flatMap(side => {
    const one = partOf(peering, side)
    const id = one && textOf(one, 'VpcId')
    return id === undefined ? [] : [id]
  })
}

export function joins<D>(peering: Entry<D>, one: string, other: string): boolean {
  const ends = networksOf(peering)
  return ends.includes(one) && ends.includes(other)
}

/** `active`, `pending-acceptance`, `expired`, …; undefined where AWS did not say. */
export function stateOf<D>(peering: Entry<D>): string | undefined {
  const status = partOf(peering, 'Status')
  return status && textOf(status, 'Code')
}

/**
 * Whether public names of a network's machines resolve to their private addresses for the other side; undefined where it
 * is not told, as AWS does not tell it to the other side's account.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
 */
export function answersPrivately<D>(
  peering: Entry<D>,
  network: string,
): { readonly answers: boolean; readonly at: Entry<D> } | undefined {
  const side = sides.map(name => partOf(peering, name)).find(one => one && textOf(one, 'VpcId') === network)
  const options = side && partOf(side, 'PeeringOptions')
  const answers = options && flagOf(options, 'AllowDnsResolutionFromRemoteVpc')
  return options && answers !== undefined ? { answers, at: options } : undefined
}
