// One database of Teleport: what the file says of it, and what follows from its endpoint as Teleport reads it.

import type { JsonObject } from '../../../base/json-value.ts'
import { lookUp } from '../../../base/look-up.ts'
import { isUnknown } from '../../../base/unknown-text.ts'
import type { AppDatabase, DatabaseService, Written } from '../../../model/app-config.ts'
import { parseArn } from '../../../model/arn.ts'
import { awsEndpoint } from '../../../model/aws-endpoint.ts'
import { firstTextIn, type Settings, settingsOf, textIn } from '../app-settings.ts'

/** Registered in `teleport.yaml`, which derives what is missing; or as a resource, of which little is derived. */
export type DatabaseForm = 'static' | 'dynamic'

export function readDatabase(form: DatabaseForm, value: JsonObject, pointer: string): AppDatabase {
  const settings = form === 'static' ? settingsOf(value, pointer) : ofResource(value, pointer)
  const uri = textIn(settings, 'uri')
  const { host, port } = hostOf(uri)
  const role = textIn(settings, 'aws.assume_role_arn')
  const service = serviceOf(settings, host?.value)
  const own = (names: readonly string[]) =>
    firstTextIn(
      settings,
      names.flatMap(name => [name, `status.${name}`]),
    )
  const parsed = host && awsEndpoint(host.value)
  const parts = {
    engine: textIn(settings, 'protocol'),
    host,
    region: own(['aws.region']) ?? found(uri, parsed?.region),
    account: own(['aws.account_id']) ?? found(uri, parsed?.account) ?? derivedAccount(form, role),
    resourceId: service && (own(idFields[service]) ?? nameOf(service, uri, parsed?.name)),
    role,
    externalId: textIn(settings, 'aws.external_id'),
  }
  return {
    kind: `${form} database`,
    name: (textIn(settings, 'name') ?? textIn(settings, 'metadata.name'))?.value ?? 'database',
    pointer,
    settings,
    service,
    ...present(parts),
    ...(port && { port }),
  }
}

/** A resource, so that its fields have the names that they have in `teleport.yaml`; what was found out is under `status.`. */
function ofResource(value: JsonObject, pointer: string): Settings {
  const all = settingsOf(value, pointer)
  const settings = new Map(all)
  for (const [name, written] of all) if (name.startsWith('spec.')) settings.set(name.slice(5), written)
  return settings
}

function present(parts: Readonly<Record<string, Written | undefined>>): Partial<AppDatabase> {
  return Object.fromEntries(Object.entries(parts).filter(([, one]) => one !== undefined))
}

/** `host:port`, perhaps with a scheme, a path, options. */
function hostOf(uri: Written | undefined): { readonly host?: Written; readonly port?: Written<number> } {
  if (!uri || isUnknown(uri.value)) return {}
  const match =
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/]*@)?(?<host>\[[^\]]*\]|[^:/?#,]+)(?::(?<port>\d+))?/i.exec(uri.value)
  const { host, port } = match?.groups ?? {}
  return {
    ...(host !== undefined && { host: { value: host, pointer: uri.pointer } }),
    ...(port !== undefined && { port: { value: Number(port), pointer: uri.pointer } }),
  }
}

const ofProtocol: Readonly<Record<string, DatabaseService>> = {
  cassandra: 'keyspaces',
  dynamodb: 'dynamodb',
  opensearch: 'opensearch',
}

const ofBlock: readonly (readonly [string, DatabaseService])[] = [
  ['aws.redshift.cluster_id', 'redshift'],
  ['aws.redshift_serverless.workgroup_name', 'redshift-serverless'],
  ['aws.redshift_serverless.endpoint_name', 'redshift-serverless'],
  ['aws.elasticache_serverless.cache_name', 'elasticache-serverless'],
  ['aws.elasticache.replication_group_id', 'elasticache'],
  ['aws.memorydb.cluster_name', 'memorydb'],
  ['aws.rdsproxy.name', 'rdsproxy'],
  ['aws.rdsproxy.custom_endpoint_name', 'rdsproxy'],
  ['aws.docdb.cluster_id', 'docdb'],
  ['aws.docdb.instance_id', 'docdb'],
]

/** In the order in which Teleport tells; undefined for a database of nobody's cloud. */
function serviceOf(settings: Settings, host: string | undefined): DatabaseService | undefined {
  const endpoint = host === undefined ? undefined : awsEndpoint(host)?.service
  const protocol = textIn(settings, 'protocol')?.value ?? ''
  const isAws = [...settings.keys()].some(name => name.startsWith('aws.'))
  const ofName = lookUp(ofProtocol, protocol)
  if (ofName !== undefined)
    return isAws || endpoint !== undefined || protocol === 'dynamodb' ? ofName : undefined
  const block = ofBlock.find(([name]) => textIn(settings, name) !== undefined)
  return block?.[1] ?? endpoint ?? (hasRdsHints(settings) ? 'rds' : undefined)
}

function hasRdsHints(settings: Settings): boolean {
  return ['aws.rds.instance_id', 'aws.rds.cluster_id', 'aws.rds.resource_id', 'aws.region'].some(
    name => textIn(settings, name) !== undefined,
  )
}

/** Where Teleport keeps what the ARN of a login has. */
const idFields: Readonly<Record<DatabaseService, readonly string[]>> = {
  rds: ['aws.rds.resource_id'],
  rdsproxy: ['aws.rdsproxy.resource_id'],
  redshift: ['aws.redshift.cluster_id'],
  'redshift-serverless': ['aws.redshift_serverless.workgroup_id'],
  elasticache: ['aws.elasticache.replication_group_id'],
  'elasticache-serverless': ['aws.elasticache_serverless.cache_name'],
  memorydb: ['aws.memorydb.cluster_name'],
  docdb: ['aws.docdb.cluster_id'],
  dynamodb: [],
  keyspaces: [],
  opensearch: ['aws.opensearch.domain_name'],
}

/** Resource ids are made up by AWS, and no endpoint has them; where an ARN has the name, the endpoint has it too. */
function nameOf(
  service: DatabaseService,
  uri: Written | undefined,
  name: string | undefined,
): Written | undefined {
  const madeUp: readonly DatabaseService[] = ['rds', 'rdsproxy', 'redshift-serverless']
  return madeUp.includes(service) ? undefined : found(uri, name)
}

/** Only what is in `teleport.yaml` has the account of its role. */
function derivedAccount(form: DatabaseForm, role: Written | undefined): Written | undefined {
  return form === 'static' && role ? found(role, parseArn(role.value)?.account) : undefined
}

function found(where: Written | undefined, value: string | undefined): Written | undefined {
  return where && value !== undefined && value !== '' ? { value, pointer: where.pointer } : undefined
}
