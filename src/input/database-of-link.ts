// The database of a link: what was declared of it, and what AWS says of the one that is meant.

import { memberOf } from '../base/json-value.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { Estate } from '../model/estate.ts'
import type { Database, Identity } from '../model/inventory.ts'
import { known, unseen } from '../model/known.ts'
import { regionOfHost } from '../model/rds-host.ts'
import type { DeclaredDatabase } from '../model/setup.ts'

/** Where AWS and the link differ, AWS is right; a rule tells that they do. */
export function databaseOfLink(
  declared: DeclaredDatabase,
  signer: Identity | undefined,
  estate: Estate,
): Database {
  const { engine, host, region, resourceId, proxy, service = 'rds' } = declared
  const theRegion = region ?? (host === undefined ? undefined : regionOfHost(host))
  const dialled =
    host === undefined
      ? resourceId === undefined
        ? undefined
        : estate.databaseOf(resourceId)
      : estate.databaseAt(host)
  const described = dialled?.cluster ?? dialled
  if (described) return { service, ...factsOf(described), ...(host !== undefined && { host }), declared }
  const account = declared.account ?? signer?.account
  const missing = account !== undefined && isMissing(declared, account, estate)
  return {
    service,
    // Only an identity of the database's own account can log in, so a link that works is in the signer's.
    account: account === undefined ? unseen('nobody said who connects') : known(account),
    region: theRegion === undefined ? unseen('the link names no region') : known(theRegion),
    resourceId: resourceId === undefined ? unseen('the link names no resource id') : known(resourceId),
    kind: proxy ? 'proxy' : service === 'rds' ? kindOf(resourceId, host) : undefined,
    ...(engine !== undefined && { engine }),
    ...(host !== undefined && { host }),
    declared,
    described: unseen('nobody gave a description of the database'),
    ...(missing && { isMissing: true }),
  }
}

function factsOf(described: DescribedDatabase) {
  const { account, region, resourceId, kind, value } = described
  const engine = memberOf(value, kind === 'proxy' ? 'EngineFamily' : 'Engine')
  return {
    account: known(account),
    region: known(region),
    resourceId: known(resourceId),
    kind,
    ...(typeof engine === 'string' && { engine }),
    described: known(described),
  }
}

/** An endpoint of RDS in a region of which every database was read. */
function isMissing({ host, region, resourceId }: DeclaredDatabase, account: string, estate: Estate): boolean {
  const ofHost = host === undefined ? undefined : regionOfHost(host)
  const where = { account, region: ofHost ?? region ?? '' }
  if (where.region === '' || (host === undefined ? resourceId === undefined : ofHost === undefined))
    return false
  return ['DBInstances', 'DBClusters', 'DBProxies', 'DBClusterEndpoints', 'DBProxyEndpoints'].every(
    list => estate.gapOf(list, where) === undefined,
  )
}

/** Told by the endpoint's name; by the resource id where there is none. */
function kindOf(resourceId: string | undefined, host: string | undefined): Database['kind'] {
  if (host !== undefined && /\.proxy-[a-z0-9-]+\./.test(host)) return 'proxy'
  if (host !== undefined && /\.cluster-(ro-|custom-)?[a-z0-9]+\./.test(host)) return 'cluster'
  if (resourceId === undefined) return undefined
  if (resourceId.startsWith('prx-')) return 'proxy'
  return resourceId.startsWith('cluster-') ? 'cluster' : 'instance'
}
