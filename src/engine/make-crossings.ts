// Links and the networks that AWS described → the ways from where callers run to where databases stand.

import type { DescribedDatabase } from '../model/described-database.ts'
import type { Estate } from '../model/estate.ts'
import { type Known, known, unseen } from '../model/known.ts'
import type { Link } from '../model/link.ts'
import { admission, wayOut } from '../network/crossing/admission.ts'
import type { Crossing } from '../network/crossing/crossing.ts'
import { listsBetween } from '../network/crossing/lists.ts'
import { idlePeerings, publicNames } from '../network/crossing/peering.ts'
import { routesBack, routesThere } from '../network/crossing/routing.ts'
import { wayToSts } from '../network/crossing/way-to-sts.ts'
import { DescribedNetwork } from '../network/described-network.ts'
import { endOfDatabase, type NetworkEnd, Workloads } from '../network/network-ends.ts'
import type { CrossingAnswers, CrossingSubject } from './crossing-subject.ts'
import { portOf } from './database-address.ts'
import type { Need } from './need.ts'

/** One for each place where the caller of a link runs; one without a client where that was not described. */
export function makeCrossings(estate: Estate, links: readonly Link[]): readonly CrossingSubject[] {
  if (links.every(({ database }) => database?.described.state !== 'known')) return []
  const described = new DescribedNetwork(estate)
  const workloads = new Workloads(estate)
  return links.flatMap(link => {
    const target = link.database?.described
    if (target?.state !== 'known') return []
    return clientsOf(link, workloads).map(client =>
      crossingSubject({ link, target: target.value, client, described, estate }),
    )
  })
}

interface Asked {
  readonly link: Link
  readonly target: DescribedDatabase
  readonly client: Known<NetworkEnd>
  readonly described: DescribedNetwork
  readonly estate: Estate
}

function crossingSubject(asked: Asked): CrossingSubject {
  const { link, target, client, estate } = asked
  const database = endOfDatabase(target, estate)
  const port = portTo(link, target, estate)
  const answers = { ...answersTo(asked, database, port), wayToSts: wayToStsOf(asked) }
  const at = client.state === 'known' ? client.value.at : target
  return {
    document: at.document,
    own: { pointer: at.pointer },
    name: `${link.name}, from ${client.state === 'known' ? client.value.name : 'its caller'}`,
    unseen: unseenOf(answers),
    link,
    client,
    database,
    port,
    answers,
  }
}

function answersTo(
  { client, described }: Asked,
  database: Known<NetworkEnd>,
  port: number | undefined,
): Omit<CrossingAnswers, 'wayToSts'> {
  if (client.state === 'unseen') return nothingTold(client)
  if (database.state === 'unseen') return nothingTold(database)
  if (port === undefined) return nothingTold(unseen(`the port of ${database.value.name} was not described`))
  const crossing = { client: client.value, database: database.value, port, described }
  if (!isOverInternet(crossing)) return answersOf(crossing)
  const { name } = database.value
  return nothingTold(unseen(`${name} has a public address; as whom ${client.value.name} comes is not told`))
}

function answersOf(crossing: Crossing): Omit<CrossingAnswers, 'wayToSts'> {
  return {
    admission: admission(crossing),
    wayOut: wayOut(crossing),
    routesThere: routesThere(crossing),
    routesBack: routesBack(crossing),
    lists: listsBetween(crossing),
    peering: idlePeerings(crossing),
    names: publicNames(crossing),
  }
}

function nothingTold(why: ReturnType<typeof unseen>): Omit<CrossingAnswers, 'wayToSts'> {
  return {
    admission: why,
    wayOut: why,
    routesThere: why,
    routesBack: why,
    lists: why,
    peering: why,
    names: why,
  }
}

/** Only who assumes a role has to get to STS. */
function wayToStsOf({ link, client, described, estate }: Asked): CrossingAnswers['wayToSts'] {
  if (client.state === 'unseen') return client
  return link.hops.length === 0 ? known([]) : wayToSts(client.value, described, estate)
}

/** A public database in another network that no peering leads to is dialled at its public address. */
function isOverInternet({ client, database, described }: Crossing): boolean {
  const isNear = client.network === database.network
  return (
    database.isPublic && !isNear && described.peeringsBetween(client.network, database.network).length === 0
  )
}

function unseenOf(answers: CrossingAnswers): ReadonlyMap<Need, string> {
  const missing = new Map<Need, string>()
  for (const [need, answer] of Object.entries(answers) as [keyof CrossingAnswers, Known<unknown>][])
    if (answer.state === 'unseen') missing.set(need, answer.why)
  return missing
}

function clientsOf({ caller, name }: Link, workloads: Workloads): readonly Known<NetworkEnd>[] {
  if (caller === undefined) return [unseen(`nobody said who calls on ${name}`)]
  if (caller.kind === 'user') return [unseen(`where ${caller.name} works from is in no document`)]
  const ends = workloads.of(caller.arn)
  return ends.length > 0 ? ends.map(known) : [unseen(`where ${caller.name} runs was not described`)]
}

function portTo({ database }: Link, target: DescribedDatabase, estate: Estate): number | undefined {
  const dialled = database?.host === undefined ? undefined : estate.databaseAt(database.host)
  return (dialled && portOf(dialled)) ?? portOf(target)
}
