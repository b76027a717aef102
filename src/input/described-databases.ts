// What documents say of databases → an estate to look things up in.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { isUnknown } from '../base/unknown-text.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import { flagOf, partsOf, textOf } from '../model/aws-entry.ts'
import type { ListSeen, Sighting } from '../model/described.ts'
import type { DescribedDatabase, DescribedEndpoint } from '../model/described-database.ts'
import type { ReadDocument } from '../model/document.ts'
import { type Estate, emptyEstate, type Sighted, type Where } from '../model/estate.ts'

/** RDS describes clusters of DocumentDB and Neptune with its own, and nobody logs in to those as users of RDS. */
const otherEngines: readonly string[] = ['docdb', 'neptune']

export function makeEstate(documents: readonly ReadDocument[]): Estate {
  // What AWS says of a database counts for more than what a template makes of it.
  const sighted = [
    ...documents.flatMap(document => sightedIn(document, document.planned)),
    ...documents.flatMap(document => sightedIn(document, document.described?.sightings)),
  ]
  const seen = documents.flatMap(({ described }) => described?.lists ?? [])
  if (sighted.length + seen.length === 0) return emptyEstate
  const lists = new Map<string, Sighted[]>()
  for (const one of sighted) {
    for (const key of [keyOf(one.list, one), one.list]) {
      const list = lists.get(key)
      if (list) list.push(one)
      else lists.set(key, [one])
    }
  }
  const all = (list: string) => lists.get(list) ?? []
  const ofRds = (list: string) => all(list).filter(one => !otherEngines.includes(textIn(one.value, 'Engine')))
  const clusters = byArn(ofRds('DBClusters').flatMap(one => clusterFrom(one, all('DBClusterEndpoints'))))
  const instances = byArn(ofRds('DBInstances').flatMap(one => instanceFrom(one, clusters)))
  const proxies = byArn(all('DBProxies').flatMap(one => proxyFrom(one, all('DBProxyEndpoints'))))
  const databases = [...instances, ...clusters, ...proxies]
  const hosts = new Map([
    ...writersOf(all('GlobalClusters'), clusters),
    ...databases.flatMap(one => one.endpoints.map(({ host }) => [host, one] as const)),
  ])
  const ids = new Map(databases.flatMap(one => [[one.resourceId, one] as const, [one.arn, one] as const]))
  const gaps = gapsOf(seen)
  return {
    databases,
    databaseAt: host => hosts.get(host.toLowerCase()),
    databaseOf: id => ids.get(id),
    all,
    sightings: (list, where) => lists.get(keyOf(list, where)) ?? [],
    refusalOf: (list, where) => gaps.get(keyOf(list, where)),
    gapOf(list, where) {
      const key = keyOf(list, where)
      return gaps.has(key) ? gaps.get(key) : `${list} of ${where.account} in ${where.region} were not read`
    },
  }
}

/** The endpoint of a global database is that of the cluster that writes. */
function writersOf(
  globalClusters: readonly Sighted[],
  clusters: readonly DescribedDatabase[],
): readonly (readonly [string, DescribedDatabase])[] {
  return globalClusters.flatMap(one => {
    const host = textOf(one, 'Endpoint')
    const writer = partsOf(one, 'GlobalClusterMembers').find(member => flagOf(member, 'IsWriter') === true)
    const cluster = writer && clusters.find(({ arn }) => arn === textOf(writer, 'DBClusterArn'))
    return host === undefined || !cluster ? [] : [[host.toLowerCase(), cluster] as const]
  })
}

function sightedIn(document: ReadDocument, sightings: readonly Sighting[] = []): readonly Sighted[] {
  return sightings.map(one => ({ ...one, document }))
}

function keyOf(list: string, { account, region }: Partial<Where>): string {
  return `${list} ${account ?? ''} ${region ?? ''}`
}

/** A list that one document has to its end is complete, whatever others lack. */
function gapsOf(seen: readonly ListSeen[]): ReadonlyMap<string, string | undefined> {
  const gaps = new Map<string, string | undefined>()
  for (const one of seen) {
    const key = keyOf(one.list, one)
    if (!gaps.has(key) || one.gap === undefined) gaps.set(key, one.gap)
  }
  return gaps
}

/** What was described twice counts as it was described last. */
function byArn(databases: readonly DescribedDatabase[]): readonly DescribedDatabase[] {
  return [...new Map(databases.map(one => [one.arn, one])).values()]
}

type Facts = Pick<DescribedDatabase, 'arn' | 'name' | 'resourceId' | 'endpoints'>

/** Undefined for an entry that lacks what AWS always gives. */
function databaseFrom(
  { value, pointer, document, planned }: Sighted,
  kind: DescribedDatabase['kind'],
  facts: Facts,
): DescribedDatabase[] {
  const { account = '', region = '' } = parseArn(facts.arn) ?? {}
  if (!(isAccountId(account) || (planned && isUnknown(account)))) return []
  if (region === '' || facts.resourceId === '') return []
  return [{ kind, document, pointer, value, account, region, ...facts, ...(planned && { planned }) }]
}

function clusterFrom(one: Sighted, furtherOnes: readonly Sighted[]): DescribedDatabase[] {
  const { value, pointer, document } = one
  const port = numberIn(value, 'Port')
  const name = textIn(value, 'DBClusterIdentifier')
  const written = memberOf(value, 'CustomEndpoints')
  const custom = isArray(written) ? written : []
  const further = furtherOnes.filter(
    other => other.account === one.account && textIn(other.value, 'DBClusterIdentifier') === name,
  )
  const endpoints: DescribedEndpoint[] = [
    ...['Endpoint', 'ReaderEndpoint'].flatMap(member =>
      endpointOf(memberOf(value, member), { document, pointer: `${pointer}/${member}` }, port),
    ),
    ...custom.flatMap((host, index) =>
      endpointOf(host, { document, pointer: `${pointer}/CustomEndpoints/${index}` }, port),
    ),
    ...further.flatMap(other =>
      endpointOf(
        memberOf(other.value, 'Endpoint'),
        { document: other.document, pointer: `${other.pointer}/Endpoint` },
        port,
      ),
    ),
  ]
  const arn = textIn(value, 'DBClusterArn')
  return databaseFrom(one, 'cluster', {
    arn,
    name,
    resourceId: textIn(value, 'DbClusterResourceId'),
    endpoints,
  })
}

function instanceFrom(one: Sighted, clusters: readonly DescribedDatabase[]): DescribedDatabase[] {
  const { value, pointer, document } = one
  const endpoint = memberOf(value, 'Endpoint')
  const facts: Facts = {
    arn: textIn(value, 'DBInstanceArn'),
    name: textIn(value, 'DBInstanceIdentifier'),
    resourceId: textIn(value, 'DbiResourceId'),
    endpoints: isObject(endpoint)
      ? endpointOf(
          memberOf(endpoint, 'Address'),
          { document, pointer: `${pointer}/Endpoint/Address` },
          numberIn(endpoint, 'Port'),
        )
      : [],
  }
  const clusterName = textIn(value, 'DBClusterIdentifier')
  return databaseFrom(one, 'instance', facts).map(database => {
    const { account, region } = database
    const cluster = clusters.find(
      other => other.name === clusterName && other.account === account && other.region === region,
    )
    return clusterName === '' || !cluster ? database : { ...database, cluster }
  })
}

function proxyFrom(one: Sighted, furtherOnes: readonly Sighted[]): DescribedDatabase[] {
  const { value, pointer, document } = one
  const arn = textIn(value, 'DBProxyArn')
  const name = textIn(value, 'DBProxyName')
  const further = furtherOnes.filter(
    other => other.account === one.account && textIn(other.value, 'DBProxyName') === name,
  )
  return databaseFrom(one, 'proxy', {
    arn,
    name,
    resourceId: arn.slice(arn.lastIndexOf(':') + 1),
    endpoints: [
      ...endpointOf(memberOf(value, 'Endpoint'), { document, pointer: `${pointer}/Endpoint` }),
      ...further.flatMap(other =>
        endpointOf(memberOf(other.value, 'Endpoint'), {
          document: other.document,
          pointer: `${other.pointer}/Endpoint`,
        }),
      ),
    ],
  })
}

function endpointOf(
  host: JsonValue | undefined,
  at: { readonly document: ReadDocument; readonly pointer: string },
  port?: number,
): DescribedEndpoint[] {
  if (typeof host !== 'string' || host === '') return []
  return [{ ...at, host: host.toLowerCase(), ...(port !== undefined && { port }) }]
}

function textIn(value: JsonObject, name: string): string {
  const member = memberOf(value, name)
  return typeof member === 'string' ? member : ''
}

function numberIn(value: JsonObject, name: string): number | undefined {
  const member = memberOf(value, name)
  return typeof member === 'number' ? member : undefined
}
