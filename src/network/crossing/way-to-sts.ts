// Whether a caller that has to assume a role gets to STS from its network: by an endpoint, or over the internet.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sts_vpc_endpoint_create.html

import { flagOf, textOf } from '../../model/aws-entry.ts'
import type { Estate } from '../../model/estate.ts'
import { type Known, known, unseen } from '../../model/known.ts'
import type { DescribedNetwork } from '../described-network.ts'
import type { NetworkEnd } from '../network-ends.ts'
import { routesOf, type Target } from '../routes.ts'
import { type CrossingFault, notDescribed } from './crossing.ts'

export interface StsFault extends CrossingFault {
  readonly subnet: string
  /** Why the way that there is does not help. */
  readonly target?: string
}

export function wayToSts(
  client: NetworkEnd,
  described: DescribedNetwork,
  estate: Estate,
): Known<readonly StsFault[]> {
  const faults: StsFault[] = []
  for (const subnet of client.subnets) {
    const table = described.routeTable(subnet, client.network)
    if (!table) return unseen(notDescribed(`the route table of ${subnet}`))
    const open = routesOf(table).find(({ destination }) => destination === '0.0.0.0/0')
    const target = open?.target
    if (target && leadsOut(target, client)) continue
    if (target?.kind === 'onward') return unseen(`the way out goes on over ${target.id}`)
    faults.push({
      at: open?.at ?? table,
      ...(!open && { member: 'Routes' }),
      side: 'client',
      subnet,
      ...(target && 'id' in target && { target: target.id }),
    })
  }
  if (faults.length === 0) return known([])
  return withoutEndpoint(client, described, estate, faults)
}

function withoutEndpoint(
  client: NetworkEnd,
  described: DescribedNetwork,
  estate: Estate,
  faults: readonly StsFault[],
): Known<readonly StsFault[]> {
  const endpoints = described.endpoints(client.network)
  const own = endpoints.filter(one => /\.sts(-fips)?$/.test(textOf(one, 'ServiceName') ?? ''))
  if (own.some(one => textOf(one, 'State') === 'available' && flagOf(one, 'PrivateDnsEnabled') !== false))
    return known([])
  if (own.length > 0) return unseen('the endpoint for STS has no private names, or is not available')
  const gap = estate.gapOf('VpcEndpoints', client)
  return gap === undefined || endpoints.length > 0 ? known(faults) : unseen(gap)
}

/** An internet gateway serves only what has a public address itself. */
function leadsOut(target: Target, client: NetworkEnd): boolean {
  return target.kind === 'nat-gateway' || (target.kind === 'internet-gateway' && client.isPublic)
}
