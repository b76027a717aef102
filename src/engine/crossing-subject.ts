// The way over the network from one place where a link's caller runs to the link's database, with the answers to what is
// asked about it.

import type { Known } from '../model/known.ts'
import type { Link } from '../model/link.ts'
import type { Refusal } from '../network/crossing/admission.ts'
import type { ListFault } from '../network/crossing/lists.ts'
import type { PeeringFault } from '../network/crossing/peering.ts'
import type { RouteFault } from '../network/crossing/routing.ts'
import type { StsFault } from '../network/crossing/way-to-sts.ts'
import type { NetworkEnd } from '../network/network-ends.ts'
import type { WideSubject } from './wide-subjects.ts'

/** What is asked of a crossing; each answer lists what keeps the ends apart. */
export interface CrossingAnswers {
  readonly admission: Known<readonly Refusal[]>
  readonly wayOut: Known<readonly Refusal[]>
  readonly routesThere: Known<readonly RouteFault[]>
  readonly routesBack: Known<readonly RouteFault[]>
  readonly lists: Known<readonly ListFault[]>
  readonly peering: Known<readonly PeeringFault[]>
  readonly names: Known<readonly PeeringFault[]>
  readonly wayToSts: Known<readonly StsFault[]>
}

/** The way over the network from one place where a link's caller runs to the link's database. */
export interface CrossingSubject extends WideSubject {
  readonly link: Link
  /** Unknown where nobody described where the caller runs. */
  readonly client: Known<NetworkEnd>
  readonly database: Known<NetworkEnd>
  /** On which the database answers. */
  readonly port: number | undefined
  readonly answers: CrossingAnswers
}
