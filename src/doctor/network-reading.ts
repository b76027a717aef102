// Reads AWS's own description of the network around the database; what it means is worked out in `network/`.

import type { JsonObject } from '../base/json-value.ts'
import type { Answer, Patience, PeerError } from '../live/answer.ts'
import type { AwsCaller } from '../live/aws/ports.ts'
import type { Entry } from '../model/aws-entry.ts'
import { closedLists, idlePeeringsOf, lostRoutes, type Way, waysOf } from '../network/database-side.ts'
import type { DescribedDatabase } from './describe-database.ts'

export interface NetworkReading {
  /** Who may come in at the port, as the rules name them; undefined: not read. */
  readonly ways?: readonly Way[]
  readonly securityGroups: readonly string[]
  /** What keeps everybody out, or answers from coming back; each in a line. */
  readonly faults: readonly string[]
  readonly gaps: readonly PeerError[]
}

/** Something between the caller and the database that drops what the caller sends, or the answers. */
export interface NetworkFault {
  readonly text: string
  /** The rule that says the same of documents. */
  readonly rule: string
  readonly advice: string
  /** What mends it. */
  readonly command?: string
}

/** Reads security groups, and of the database's subnets the routes and access lists. */
export async function readNetwork(
  { read }: AwsCaller,
  database: DescribedDatabase,
  port: number,
  patience: Patience,
): Promise<NetworkReading> {
  const { region, securityGroups, vpc, subnets } = database
  const inVpc = { filters: { 'vpc-id': vpc === undefined ? [] : [vpc] } }
  const none: Answer<readonly JsonObject[]> = { state: 'answered', value: [], tookMs: 0 }
  const [groups, tables, lists, peerings] = await Promise.all([
    securityGroups.length === 0 ? none : read.securityGroups(region, { ids: securityGroups }, patience),
    vpc === undefined ? none : read.routeTables(region, inVpc, patience),
    vpc === undefined ? none : read.networkAcls(region, inVpc, patience),
    vpc === undefined ? none : read.peeringConnections(region, {}, patience),
  ])
  const gaps = [groups, tables, lists, peerings].flatMap(one => (one.state === 'failed' ? [one.error] : []))
  const ways =
    groups.state === 'answered' ? groups.value.flatMap(group => waysOf(entry(group), port)) : undefined
  const shut = ways !== undefined && ways.length === 0 && securityGroups.length > 0
  return {
    ...(ways && { ways }),
    securityGroups,
    faults: [
      ...(shut ? [`no rule of ${securityGroups.join(', ')} lets anybody in at port ${port}`] : []),
      ...(tables.state === 'answered' && vpc !== undefined
        ? lostRoutes(tables.value.map(entry), subnets, vpc)
        : []),
      ...(lists.state === 'answered' ? closedLists(lists.value.map(entry), subnets, port) : []),
      ...(peerings.state === 'answered' && vpc !== undefined
        ? idlePeeringsOf(peerings.value.map(entry), vpc)
        : []),
    ],
    gaps,
  }
}

/** Live replies stand in no document. */
function entry(value: JsonObject): Entry<undefined> {
  return { value, pointer: '', document: undefined }
}
