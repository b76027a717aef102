// The server of Bytebase itself: its version, the environment it gets, the role it runs as, and its own database. Found in
// the values of its Helm chart, in Docker Compose, in manifests of Kubernetes, in task definitions of ECS.

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import type { AppConfig, AppDatabase, Written } from '../../../model/app-config.ts'
import { environmentOf } from './environment.ts'
import { find, findObject, findText, kindOfKey, objectsOf, portOf } from './members.ts'
import { type PgUrl, parsePgUrl } from './pg-url.ts'

type Settings = Map<string, Written<JsonValue>>

/** Of the values of Bytebase's Helm chart. */
export function readChartValues(values: JsonObject): AppConfig | undefined {
  const chart = findObject(values, 'bytebase', '')
  const option = chart && findObject(chart.value, 'option', chart.pointer)
  if (!chart || !option) return undefined
  const settings: Settings = new Map()
  const version = findText(chart.value, 'version', chart.pointer)
  if (version) settings.set('version', version)
  const postgres = findObject(option.value, 'externalPg', option.pointer)
  const annotations = findObject(
    findObject(values, 'serviceAccount', '')?.value ?? {},
    'annotations',
    '/serviceAccount',
  )
  return {
    product: 'bytebase',
    kind: 'chart',
    name: 'bytebase',
    pointer: chart.pointer,
    databases: postgres ? databaseOfChart(postgres, settings) : databaseOfOldChart(option, settings),
    entries: [],
    settings,
    ...asCaller(annotations && roleOfServiceAccount(annotations)),
  }
}

/** A secret of Kubernetes says where the database is, or the parts do, or the URL: in this order. */
function databaseOfChart(
  { value: postgres, pointer }: Written<JsonObject>,
  settings: Settings,
): readonly AppDatabase[] {
  if (findText(postgres, 'existingPgURLSecret', pointer)) return []
  const iam = findObject(postgres, 'awsRdsIam', pointer)
  const enabled = iam && find(iam.value, 'enabled', iam.pointer)
  if (enabled) settings.set('awsRdsIam.enabled', enabled)
  const region = iam && findText(iam.value, 'region', iam.pointer)
  if (region) settings.set('awsRdsIam.region', region)
  const url = findText(postgres, 'url', pointer)
  if (url) return databaseOfUrl(url, settings, enabled?.value === true, region)
  const host = findText(postgres, 'pgHost', pointer)
  if (!host || host.value === 'host') return []
  const port = find(postgres, 'pgPort', pointer)
  const user = findText(postgres, 'pgUsername', pointer)
  const password = findText(postgres, 'pgPassword', pointer)
  // Where a secret is named, or IAM is used, the chart does not look at what is written here.
  if (password && !findText(postgres, 'existingPgPasswordSecret', pointer) && enabled?.value !== true)
    settings.set('PG_URL.password', { value: true, pointer: password.pointer })
  return [
    metadataDatabase(pointer, enabled?.value === true, {
      host,
      ...(port && portOf(port) && { port: portOf(port) as Written<number> }),
      ...(user && { user }),
      ...(region && { region }),
    }),
  ]
}

/** Before it had `externalPg`, the chart had the whole URL in one member. */
function databaseOfOldChart(
  { value: option, pointer }: Written<JsonObject>,
  settings: Settings,
): readonly AppDatabase[] {
  const url = findText(option, 'pg', pointer)
  return url ? databaseOfUrl(url, settings, false, undefined) : []
}

/** Of anything with containers in it that are told by their image. */
export function readContainers(value: JsonValue): readonly AppConfig[] {
  const documents = isArray(value) ? objectsOf(value, '') : isObject(value) ? [{ value, pointer: '' }] : []
  const roles = documents.flatMap(({ value: one, pointer }) => {
    const metadata = findObject(one, 'metadata', pointer)
    const annotations = metadata && findObject(metadata.value, 'annotations', metadata.pointer)
    const role = annotations && roleOfServiceAccount(annotations)
    return memberOf(one, 'kind') === 'ServiceAccount' && role ? [role] : []
  })
  // More than one service account, and nothing here tells whose the container has.
  const role = roles.length === 1 ? roles[0] : undefined
  return documents.flatMap(({ value: one, pointer }) => {
    const task = findText(one, 'taskRoleArn', pointer)
    return containersIn(one, pointer, 0).map(container => readContainer(container, task ?? role))
  })
}

// `items` of a list, `spec.jobTemplate.spec.template.spec.containers` of the deepest manifest.
const deepest = 10

function containersIn(value: JsonValue, pointer: string, depth: number): readonly Written<JsonObject>[] {
  if (depth > deepest || typeof value !== 'object' || value === null) return []
  if (isObject(value) && isServer(memberOf(value, 'image'))) return [{ value, pointer }]
  const members: readonly (readonly [string | number, JsonValue])[] = isArray(value)
    ? [...value.entries()]
    : Object.entries(value)
  return members.flatMap(([name, member]) => containersIn(member, childPointer(pointer, name), depth + 1))
}

/** `bytebase/bytebase:3.12.1`, also of a mirror. */
export function isServer(image: JsonValue | undefined): boolean {
  return typeof image === 'string' && /(^|\/)bytebase\/bytebase(:|@|$)/.test(image)
}

function readContainer({ value, pointer }: Written<JsonObject>, role: Written | undefined): AppConfig {
  const settings: Settings = new Map()
  const image = findText(value, 'image', pointer)
  const version = image && /:([\w.-]+)(@|$)/.exec(image.value)?.[1]
  if (image && version !== undefined) settings.set('version', { value: version, pointer: image.pointer })
  const environment = environmentOf(value, pointer)
  for (const name of ['AWS_REGION', 'PGSSLMODE', 'PGSSLROOTCERT']) {
    const found = environment.get(name)
    if (found) settings.set(name, found)
  }
  const key = environment.get('AWS_ACCESS_KEY_ID')
  if (key) settings.set('AWS_ACCESS_KEY_ID', { value: kindOfKey(key.value), pointer: key.pointer })
  for (const name of ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
    const found = environment.get(name)
    if (found) settings.set(name, { value: true, pointer: found.pointer })
  }
  const url = environment.get('PG_URL')
  return {
    product: 'bytebase',
    kind: 'container',
    name: 'bytebase',
    pointer,
    databases: url ? databaseOfUrl(url, settings, false, undefined) : [],
    entries: [],
    settings,
    ...asCaller(role),
  }
}

function databaseOfUrl(
  { value: text, pointer }: Written,
  settings: Settings,
  iamByChart: boolean,
  regionOfChart: Written | undefined,
): readonly AppDatabase[] {
  const url = parsePgUrl(text)
  if (!url) return []
  const at = <T>(value: T): Written<T> => ({ value, pointer })
  for (const [name, value] of Object.entries(said(url))) settings.set(`PG_URL.${name}`, at(value))
  const region = url.region === undefined ? regionOfChart : at(url.region)
  return [
    metadataDatabase(pointer, url.iam || iamByChart, {
      ...(url.host !== undefined && { host: at(url.host) }),
      ...(url.port !== undefined && { port: at(url.port) }),
      ...(url.user !== undefined && { user: at(url.user) }),
      ...(region && { region }),
    }),
  ]
}

/** All of it but names. */
function said({
  iam,
  region,
  sslmode,
  hasPassword,
  hasFallbacks,
}: PgUrl): Readonly<Record<string, JsonValue>> {
  return {
    bytebase_aws_rds_iam: iam,
    ...(region !== undefined && { bytebase_aws_region: region }),
    ...(sslmode !== undefined && { sslmode }),
    ...(hasPassword && { password: true }),
    ...(hasFallbacks && { fallbacks: true }),
  }
}

function metadataDatabase(
  pointer: string,
  iam: boolean,
  where: Pick<AppDatabase, 'host' | 'port' | 'user' | 'region'>,
): AppDatabase {
  return {
    kind: 'metadata database',
    name: 'metadata',
    pointer,
    settings: new Map(),
    service: iam ? 'rds' : undefined,
    engine: { value: 'POSTGRES', pointer },
    ...where,
  }
}

function roleOfServiceAccount({ value, pointer }: Written<JsonObject>): Written | undefined {
  return findText(value, 'eks.amazonaws.com/role-arn', pointer)
}

function asCaller(role: Written | undefined): { readonly caller?: Written } {
  return role ? { caller: role } : {}
}
