// Whether the network access lists of both ends let connections and their answers through. Within one subnet they are
// not asked. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html

import { type AddressRange, readAddressRange } from '../../base/address-range.ts'
import { textOf } from '../../model/aws-entry.ts'
import { type Known, known, unseen } from '../../model/known.ts'
import { answerPorts, passageOf, type Traffic } from '../access-lists.ts'
import type { NetworkEnd } from '../network-ends.ts'
import { type Crossing, type CrossingFault, type CrossingSide, notDescribed } from './crossing.ts'

export interface ListFault extends CrossingFault {
  readonly list: string
  readonly subnet: string
  readonly direction: Traffic['direction']
  /** `5432`, or `1024-65535` for answers. */
  readonly ports: string
  /** The range of the other end's subnet. */
  readonly range: string
  readonly isAnswer: boolean
}

/** The lists of the client's subnets let requests out and answers in; those of the database the other way round. */
export function listsBetween(crossing: Crossing): Known<readonly ListFault[]> {
  const { client, database } = crossing
  const ofClient = sideFaults(crossing, 'client', client, database)
  if (ofClient.state === 'unseen') return ofClient
  const ofDatabase = sideFaults(crossing, 'database', database, client)
  if (ofDatabase.state === 'unseen') return ofDatabase
  return known([...ofClient.value, ...ofDatabase.value])
}

function sideFaults(
  { described, port }: Crossing,
  side: CrossingSide,
  own: NetworkEnd,
  other: NetworkEnd,
): Known<readonly ListFault[]> {
  const faults: ListFault[] = []
  const request = { from: port, to: port }
  for (const subnet of own.subnets) {
    for (const theirs of other.subnets) {
      if (theirs === subnet) continue
      const list = described.accessList(subnet, own.network)
      if (!list) return unseen(notDescribed(`the network access list of ${subnet}`))
      const cidr = textOf(described.subnet(theirs) ?? { value: {} }, 'CidrBlock') ?? ''
      const range: AddressRange | undefined = other.address ?? readAddressRange(cidr)
      if (!range) return unseen(notDescribed(`the subnet ${theirs}`))
      const ways = [
        { direction: side === 'client' ? 'out' : 'in', isAnswer: false, ...request },
        { direction: side === 'client' ? 'in' : 'out', isAnswer: true, ...answerPorts },
      ] as const
      for (const { direction, isAnswer, from, to } of ways) {
        if (passageOf(list, { direction, range, from, to }) !== 'none') continue
        faults.push({
          at: list,
          member: 'Entries',
          side,
          list: textOf(list, 'NetworkAclId') ?? 'the list',
          subnet,
          direction,
          ports: from === to ? `${from}` : `${from}-${to}`,
          range: cidr,
          isAnswer,
        })
      }
    }
  }
  return known(faults)
}
