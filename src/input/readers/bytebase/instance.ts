// One instance of Bytebase with its data sources: as its API gives it, as its own database has it, and as Terraform plans it.
// https://docs.bytebase.com/api-reference/instanceservice/get-v1instances

import { isObject, type JsonObject, type JsonValue } from '../../../base/json-value.ts'
import { isUnknown } from '../../../base/unknown-text.ts'
import type { AppConfig, AppDatabase, DatabaseService, Written } from '../../../model/app-config.ts'
import { find, findObject, findObjects, findPort, findText, kindOfKey } from './members.ts'

/** `instance`: a reply of the API; `metadata`: a row of Bytebase's own database; `bytebase_instance`: Terraform's resource. */
export type InstanceKind = 'instance' | 'metadata' | 'bytebase_instance'

/** Whether it has what every instance has, in any of its forms. */
export function isInstance(value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value)) return false
  const sources = findObjects(value, 'dataSources', '')
  return (
    sources !== undefined &&
    findText(value, 'engine', '') !== undefined &&
    sources.every(({ value: one }) => looksLikeDataSource(one))
  )
}

function looksLikeDataSource(source: JsonObject): boolean {
  return ['type', 'host', 'username', 'authenticationType'].some(name => find(source, name, '') !== undefined)
}

/** `named`: what it is called where it does not say so itself. */
export function readInstance(
  instance: JsonObject,
  pointer: string,
  kind: InstanceKind,
  named?: string,
): AppConfig {
  const engine = findText(instance, 'engine', pointer)
  const name = nameOf(instance, pointer) ?? named ?? 'instance'
  const sources = findObjects(instance, 'dataSources', pointer) ?? []
  return {
    product: 'bytebase',
    kind,
    name,
    pointer,
    // Nobody logs in to an instance that was put away.
    databases: isDeleted(instance) ? [] : sources.map(source => readDataSource(source, engine, kind)),
    entries: [],
    settings: settingsOf(instance, pointer, ['engine', 'engineVersion', 'title', 'state', 'activation']),
  }
}

function isDeleted(instance: JsonObject): boolean {
  return find(instance, 'state', '')?.value === 'DELETED' || find(instance, 'deleted', '')?.value === true
}

/** `instances/prod` of the API, `resource_id` of Terraform. */
function nameOf(instance: JsonObject, pointer: string): string | undefined {
  const id = findText(instance, 'resourceId', pointer) ?? findText(instance, 'name', pointer)
  if (id !== undefined && !isUnknown(id.value)) return id.value.slice(id.value.lastIndexOf('/') + 1)
  return findText(instance, 'title', pointer)?.value
}

function readDataSource(
  { value: source, pointer }: Written<JsonObject>,
  engine: Written | undefined,
  kind: InstanceKind,
): AppDatabase {
  const credential = credentialOf(source, pointer)
  const settings = new Map([
    ...settingsOf(source, pointer, plainSettings),
    ...presenceOf(source, pointer, secretSettings),
    ...secretStoreOf(source, pointer),
    ...credentialSettings(credential),
  ])
  const hidden = kind === 'instance' && credential !== undefined && isHidden(credential.value)
  const host = findText(source, 'host', pointer)
  const role = credential && findText(credential.value, 'roleArn', credential.pointer)
  const externalId = credential && findText(credential.value, 'externalId', credential.pointer)
  return {
    kind: 'data source',
    name: findText(source, 'id', pointer)?.value ?? findText(source, 'type', pointer)?.value ?? 'data source',
    pointer,
    settings,
    service: serviceOf(engine?.value, findText(source, 'authenticationType', pointer)?.value, host?.value),
    ...(engine && { engine }),
    ...(host && { host }),
    ...one('port', findPort(source, 'port', pointer)),
    ...one('region', findText(source, 'region', pointer)),
    ...one('user', findText(source, 'username', pointer)),
    ...(hidden
      ? { hiddenRole: { value: hiddenWhy, pointer: credential.pointer } }
      : { ...one('role', role), ...one('externalId', externalId) }),
    sessionSeconds: sessionSecondsOfBytebase,
  }
}

/** What Bytebase asks STS for, always. */
const sessionSecondsOfBytebase = 3600

const hiddenWhy = 'the API of Bytebase does not give the role away'

function one<Name extends string, T>(name: Name, found: T | undefined): { [N in Name]?: T } {
  return (found === undefined ? {} : { [name]: found }) as { [N in Name]?: T }
}

const plainSettings = [
  'id',
  'type',
  'authenticationType',
  'host',
  'port',
  'username',
  'database',
  'region',
  'useSsl',
  'verifyTlsCertificate',
  'sshHost',
  'sshPort',
  'sshUser',
  'sslCaPath',
  'sslCertPath',
  'sslKeyPath',
  'extraConnectionParameters',
] as const

const secretSettings = ['password', 'sslCa', 'sslCert', 'sslKey', 'sshPassword', 'sshPrivateKey'] as const

function settingsOf(
  holder: JsonObject,
  pointer: string,
  names: readonly string[],
): ReadonlyMap<string, Written<JsonValue>> {
  const settings = new Map<string, Written<JsonValue>>()
  for (const name of names) {
    const found = find(holder, name, pointer)
    if (found !== undefined) settings.set(name, found)
  }
  return settings
}

/** That something is set; also where the API only says so. */
function presenceOf(
  holder: JsonObject,
  pointer: string,
  names: readonly string[],
): readonly (readonly [string, Written<JsonValue>])[] {
  return names.flatMap(name => {
    const found = findText(holder, name, pointer)
    const said = find(holder, `${name}Set`, pointer)
    if (found) return [[name, { value: true, pointer: found.pointer }] as const]
    return said?.value === true ? [[name, said] as const] : []
  })
}

function secretStoreOf(
  source: JsonObject,
  pointer: string,
): readonly (readonly [string, Written<JsonValue>])[] {
  const store = findObject(source, 'externalSecret', pointer)
  return store ? [['externalSecret', { value: true, pointer: store.pointer }]] : []
}

/** The four forms in which it is met: of the API, of Terraform, and of the API's clients, which keep what kind it is. */
function credentialOf(source: JsonObject, pointer: string): Written<JsonObject> | undefined {
  const own = findObject(source, 'awsCredential', pointer)
  if (own) return own
  const extension = findObject(source, 'iamExtension', pointer)
  if (!extension) return undefined
  const inside = findObject(extension.value, 'awsCredential', extension.pointer)
  if (inside) return inside
  const which = findText(extension.value, 'case', extension.pointer)
  return which?.value === 'awsCredential' || which?.value === 'aws_credential'
    ? findObject(extension.value, 'value', extension.pointer)
    : undefined
}

/** An object that only says that there is something, as later versions of the API give it. */
function isHidden(credential: JsonObject): boolean {
  return ['roleArn', 'externalId', 'accessKeyId', 'obfuscatedAccessKeyId'].every(
    name => find(credential, name, '') === undefined,
  )
}

function* credentialSettings(
  credential: Written<JsonObject> | undefined,
): Iterable<readonly [string, Written<JsonValue>]> {
  if (!credential) return
  const { value, pointer } = credential
  yield ['awsCredential', { value: true, pointer }]
  for (const name of ['roleArn', 'externalId']) {
    const found = findText(value, name, pointer)
    if (found) yield [`awsCredential.${name}`, found]
  }
  for (const name of ['accessKeyId', 'secretAccessKey', 'sessionToken']) {
    const plain = findText(value, name, pointer)
    const found = plain ?? findText(value, `obfuscated${name[0]?.toUpperCase()}${name.slice(1)}`, pointer)
    if (!found) continue
    const kept = name === 'accessKeyId' ? (plain ? kindOfKey(plain.value) : 'key') : true
    yield [`awsCredential.${name}`, { value: kept, pointer: found.pointer }]
  }
}

const rdsEngines = ['MYSQL', 'POSTGRES', 'MARIADB', 'OCEANBASE']

/** What AWS calls the service that is logged in to; undefined without an identity of IAM. */
function serviceOf(
  engine: string | undefined,
  authentication: string | undefined,
  host: string | undefined,
): DatabaseService | undefined {
  if (engine === 'DYNAMODB') return 'dynamodb'
  if (authentication !== 'AWS_RDS_IAM') return undefined
  if (engine === 'ELASTICSEARCH') return 'opensearch'
  if (engine === undefined || !rdsEngines.includes(engine)) return undefined
  return host !== undefined && /\.proxy-[a-z0-9-]+\./.test(host.toLowerCase()) ? 'rdsproxy' : 'rds'
}
