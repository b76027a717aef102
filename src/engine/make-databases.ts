// Databases and proxies that somebody logs in to by IAM, or was meant to → what rules about them are asked about.

import { partsOf, textOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { Estate } from '../model/estate.ts'
import type { Identity, Inventory } from '../model/inventory.ts'
import { ifKnown, type Known, known, unseen } from '../model/known.ts'
import type { Link } from '../model/link.ts'
import { admitsNobody } from '../network/crossing/admission.ts'
import { DescribedNetwork } from '../network/described-network.ts'
import { openToInternet } from '../network/internet-access.ts'
import { endOfDatabase, groupsOfDatabase } from '../network/network-ends.ts'
import { databaseUserOf } from '../policy/rds-db-arn.ts'
import { matchesWildcard } from '../policy/wildcard.ts'
import { portOf } from './database-address.ts'
import type { DatabaseSubject } from './database-subject.ts'
import { unreadKeys } from './keys-of-secrets.ts'
import type { Grants } from './make-grants.ts'
import type { Need } from './need.ts'
import { unreadCopies, unreadDeployments } from './replicas.ts'
import type { GrantSubject } from './wide-subjects.ts'

/** Of a whole account, only the databases that a link goes to, that a grant names, or that stand behind such a proxy. */
export function makeDatabases(
  inventory: Inventory,
  links: readonly Link[],
  grants: Iterable<Grants>,
): readonly DatabaseSubject[] {
  const { estate } = inventory
  if (estate.databases.length === 0) return []
  const named = namedIn(grants)
  const used = estate.databases.flatMap(database => {
    const own = links.filter(link => link.database && ifKnown(link.database.described) === database)
    const ofGrants = named(database)
    return own.length + ofGrants.length === 0 ? [] : [{ database, links: own, grants: ofGrants }]
  })
  const described = new DescribedNetwork(estate)
  return used.map(one => databaseSubject(one, inventory, described))
}

interface Used {
  readonly database: DescribedDatabase
  readonly links: readonly Link[]
  readonly grants: readonly GrantSubject[]
}

function databaseSubject(
  { database, links, grants }: Used,
  inventory: Inventory,
  described: DescribedNetwork,
): DatabaseSubject {
  const { document, pointer, name, resourceId } = database
  const role = roleOf(database, inventory)
  const targets = targetsOf(database, inventory)
  const parameters = parametersOf(database, inventory)
  const port = portOf(database)
  const shutGroups = shutGroupsOf(database, port, inventory, described)
  return {
    document,
    own: { pointer },
    name: `${name} (${resourceId})`,
    unseen: unseenOf(database, inventory.estate, { role, targets, parameters, shutGroups }),
    database,
    links,
    grants,
    role,
    targets,
    parameters,
    shutGroups,
    openGroups: port === undefined ? [] : openToInternet(groupsOfDatabase(database), port, described),
    inventory,
  }
}

/** What is not needed of a database of its kind is not missing. */
function unseenOf(
  database: DescribedDatabase,
  estate: Estate,
  {
    role,
    targets,
    parameters,
    shutGroups,
  }: Pick<DatabaseSubject, 'role' | 'targets' | 'parameters' | 'shutGroups'>,
): ReadonlyMap<Need, string> {
  const missing = new Map<Need, string>()
  if (shutGroups.state === 'unseen') missing.set('security-groups', shutGroups.why)
  if (database.kind !== 'proxy') {
    const noCopies = unreadCopies(database, estate)
    if (noCopies !== undefined) missing.set('copies', noCopies)
    const noDeployments = unreadDeployments(database, estate)
    if (noDeployments !== undefined) missing.set('blue-green-deployments', noDeployments)
    if (parameters.state === 'unseen') missing.set('parameters', parameters.why)
    return missing
  }
  if (role.state === 'unseen') {
    missing.set('proxy-role', role.why)
    missing.set('proxy-role-policies', role.why)
  } else if (role.value.permissions.unseen !== undefined) {
    missing.set('proxy-role-policies', role.value.permissions.unseen)
  }
  const noKeys = unreadKeys(database, estate)
  if (noKeys !== undefined) missing.set('proxy-keys', noKeys)
  if (targets.state === 'unseen' && logsInByItself(database)) missing.set('proxy-targets', targets.why)
  return missing
}

/** Whether a proxy logs in to its databases with tokens of its own role: without secrets, end to end. */
export function logsInByItself(proxy: DescribedDatabase): boolean {
  return textOf(proxy, 'DefaultAuthScheme') === 'IAM_AUTH'
}

/** Grants that name a database, by its id or by a pattern that is more than a wildcard. */
function namedIn(grants: Iterable<Grants>): (database: DescribedDatabase) => readonly GrantSubject[] {
  const byId = new Map<string, Set<GrantSubject>>()
  const patterns: { readonly id: string; readonly grant: GrantSubject }[] = []
  for (const { grant: all } of grants) {
    for (const grant of all) {
      for (const { value, element } of grant.resources) {
        const id = element === 'Resource' ? databaseUserOf(value)?.resourceId : undefined
        if (id === undefined || /^[*?]*$/.test(id)) continue
        if (/[*?$]/.test(id)) patterns.push({ id, grant })
        else byId.set(id, (byId.get(id) ?? new Set()).add(grant))
      }
    }
  }
  return ({ resourceId, account }) => {
    const matching = patterns.filter(({ id }) => matchesWildcard(id, resourceId)).map(({ grant }) => grant)
    const ofAccount = (grant: GrantSubject) => (ifKnown(grant.owner)?.account ?? account) === account
    return [...new Set([...(byId.get(resourceId) ?? []), ...matching])].filter(ofAccount)
  }
}

/** The role with which a proxy reads secrets, and logs in. */
function roleOf(database: DescribedDatabase, { identities }: Inventory): Known<Identity> {
  const arn = textOf(database, 'RoleArn')
  if (database.kind !== 'proxy') return unseen('it is no proxy')
  if (arn === undefined) return unseen('the role of the proxy was not described')
  const role = identities.find(one => one.arn === arn)
  return role ? known(role) : unseen(`the role of the proxy, ${arn}, was not read`)
}

/** What stands behind a proxy, as far as it was described too. */
function targetsOf(database: DescribedDatabase, { estate }: Inventory): Known<readonly DescribedDatabase[]> {
  if (database.kind !== 'proxy') return unseen('it is no proxy')
  const targets = estate
    .sightings('DBProxyTargets', database)
    .filter(target => textOf(target, 'DBProxyName') === database.name)
  const found = targets.flatMap(target => {
    const names = [textOf(target, 'TrackedClusterId'), textOf(target, 'RdsResourceId')]
    const one = estate.databases.find(
      other =>
        other.kind !== 'proxy' &&
        other.account === database.account &&
        other.region === database.region &&
        names.some(name => name === other.name || name === other.resourceId),
    )
    return one ? [one.cluster ?? one] : []
  })
  if (found.length > 0) return known([...new Set(found)])
  return unseen(
    estate.gapOf('DBProxyTargets', database) ?? 'the databases behind the proxy were not described',
  )
}

/** Parameters of the groups of a database, by name; undefined for one that nobody set. */
function parametersOf(
  database: DescribedDatabase,
  { estate }: Inventory,
): Known<ReadonlyMap<string, string | undefined>> {
  if (database.kind === 'proxy') return unseen('a proxy has no parameters')
  const isCluster = database.kind === 'cluster'
  const groups = isCluster
    ? [textOf(database, 'DBClusterParameterGroup')]
    : partsOf(database, 'DBParameterGroups').map(group => textOf(group, 'DBParameterGroupName'))
  const parameters = estate
    .sightings(isCluster ? 'DBClusterParameters' : 'DBParameters', database)
    .filter(one => groups.includes(textOf(one, 'ParameterGroupName')))
    .map(one => [textOf(one, 'ParameterName') ?? '', textOf(one, 'ParameterValue')] as const)
  if (parameters.length > 0) return known(new Map(parameters))
  return unseen(`the parameters of ${database.name} were not read`)
}

function shutGroupsOf(
  database: DescribedDatabase,
  port: number | undefined,
  { estate }: Inventory,
  described: DescribedNetwork,
): DatabaseSubject['shutGroups'] {
  const end = endOfDatabase(database, estate)
  if (end.state === 'unseen') return end
  return port === undefined
    ? unseen(`the port of ${database.name} was not described`)
    : admitsNobody(end.value, port, described)
}
