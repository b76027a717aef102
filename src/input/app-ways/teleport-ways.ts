// How Teleport gets to its databases. The agent assumes `assume_role_arn`, if there is one, and with that the role that is
// the database user, where users are roles. The external id goes with the first of the two, for OpenSearch with both.
// https://goteleport.com/docs/enroll-resources/database-access/guides/aws-cross-account/

import { isArray, isObject, type JsonValue, valueText } from '../../base/json-value.ts'
import { isUnknown, unknownText } from '../../base/unknown-text.ts'
import type { AppDatabase, AppEntry, DatabaseService, Written } from '../../model/app-config.ts'
import { isAccountId, parseArn } from '../../model/arn.ts'
import type { HeldApp } from '../../model/inventory.ts'
import { principalForm } from '../../model/principal.ts'
import type { AppHop, AppLogin } from './app-login.ts'
import { labelsOf, selects } from './teleport-labels.ts'

export function teleportWays(apps: readonly HeldApp[]): readonly AppLogin[] {
  const entries = apps.flatMap(({ app }) => app.entries)
  const found = declaredDatabases(apps).flatMap(held => loginsTo(held, entries))
  return [...found, ...apps.flatMap(matcherWays)]
}

interface HeldDatabase extends HeldApp {
  readonly database: AppDatabase
}

/** Every database once: what an agent tells of one that a file declares fills in what the file leaves open. */
function declaredDatabases(apps: readonly HeldApp[]): readonly HeldDatabase[] {
  const all = apps.flatMap(held => held.app.databases.map(database => ({ ...held, database })))
  const served = all.filter(({ app }) => app.kind === 'db_server')
  const written = all.filter(({ app }) => app.kind !== 'db_server')
  const names = new Set(written.map(({ database }) => database.name))
  const once = new Map(served.map(one => [one.database.name, one]))
  return [
    ...written.map(held => {
      const told = once.get(held.database.name)?.database
      return told ? { ...held, database: filled(held.database, told) } : held
    }),
    ...[...once.values()].filter(({ database }) => !names.has(database.name)),
  ]
}

function filled(database: AppDatabase, { region, account, resourceId }: AppDatabase): AppDatabase {
  const { pointer } = database
  const told = Object.entries({ region, account, resourceId }).flatMap(([name, one]) =>
    one ? [[name, { value: one.value, pointer }] as const] : [],
  )
  return { ...Object.fromEntries(told), ...database }
}

function loginsTo(
  { document, app, database: declared }: HeldDatabase,
  entries: readonly AppEntry[],
): readonly AppLogin[] {
  if (declared.service === undefined) return []
  const database = withRoleOfSelector(declared, entries)
  const users = usersOf(database, entries)
  const { name, pointer } = database
  const one = { document, pointer, caller: app.caller, database }
  if (users.length === 0) return [{ ...one, name, hops: firstHop(database), user: undefined }]
  return users.map(user => ({
    ...one,
    name: users.length === 1 ? name : `${name} as ${user.value}`,
    ...hopsAs(user, database),
  }))
}

/** An agent's selector may name another role than the database: it is that one which is assumed. */
function withRoleOfSelector(database: AppDatabase, entries: readonly AppEntry[]): AppDatabase {
  if (database.kind !== 'dynamic database') return database
  const labels = labelsOf(database)
  const roles = entries
    .filter(({ kind, settings }) => kind === 'selector' && settings.has('aws.assume_role_arn'))
    .filter(({ settings }) => selects(settings.get('labels')?.value, labels))
    .map(({ settings }) => [
      textAt(settings.get('aws.assume_role_arn')),
      textAt(settings.get('aws.external_id')),
    ])
  const [only] = roles
  const [role, externalId] = only ?? []
  if (role === undefined || new Set(roles.map(([one]) => one?.value)).size > 1) return database
  // The selector may stand in another document; the place is the database's own.
  const own = { pointer: database.pointer }
  const { externalId: _, ...rest } = database
  return {
    ...rest,
    role: { ...role, ...own },
    ...(externalId && { externalId: { ...externalId, ...own } }),
  }
}

/** The users that roles of Teleport allow on the database, as far as they are written out. */
function usersOf(database: AppDatabase, entries: readonly AppEntry[]): readonly Written[] {
  if (database.user) return [database.user]
  const labels = labelsOf(database)
  const names = entries
    .filter(({ kind, settings }) => kind === 'role' && settings.has('spec.allow.db_users'))
    .filter(({ settings }) => selects(settings.get('spec.allow.db_labels')?.value, labels))
    .flatMap(({ settings }) => listOf(settings.get('spec.allow.db_users')?.value))
    .filter(name => !/[*{}^$]/.test(name) && !isUnknown(name))
  // The place is the database's: the role stands in another document.
  return [...new Set(names)].map(value => ({ value, pointer: database.pointer }))
}

const usersAreRoles: readonly DatabaseService[] = [
  'redshift-serverless',
  'docdb',
  'dynamodb',
  'keyspaces',
  'opensearch',
]

/** As AWS's SDK for Go names a session that nobody gave a name: with the time in nanoseconds. */
const sessionName = `aws-go-sdk-${unknownText('nanoseconds')}`

function firstHop({ role, externalId }: AppDatabase): readonly AppHop[] {
  return role ? [{ role, externalId, sessionName }] : []
}

function hopsAs(user: Written, database: AppDatabase): Pick<AppLogin, 'hops' | 'user'> {
  const { service, externalId } = database
  const first = firstHop(database)
  if (!isRole(user.value, service)) return { hops: first, user }
  const role = roleArnOf(user.value, database)
  if (role === undefined) return { hops: first, user: undefined }
  // A user that no role can be; a rule tells so.
  if (!isUnknown(role) && principalForm('AWS', role) !== 'role') return { hops: first, user }
  const sendsAgain = first.length === 0 || service === 'opensearch'
  const second = {
    role: { value: role, pointer: user.pointer },
    externalId: sendsAgain ? externalId : undefined,
    sessionTags: service === 'dynamodb' ? tagsOf(database) : undefined,
  }
  return { hops: [...first, second], user }
}

function isRole(user: string, service: DatabaseService | undefined): boolean {
  if (service === 'redshift') return /^(role\/|arn:[^:]*:iam::)/.test(user)
  return service !== undefined && usersAreRoles.includes(service)
}

/** A bare name is a role of the database's account; undefined where nobody says which that is. */
function roleArnOf(user: string, { account, role }: AppDatabase): string | undefined {
  if (user.startsWith('arn:')) return user
  const owner = account?.value ?? (role && parseArn(role.value)?.account)
  if (owner === undefined || !isAccountId(owner)) return undefined
  const partition = (role && parseArn(role.value)?.partition) ?? 'aws'
  return `arn:${partition}:iam::${owner}:role/${user.replace(/^role\//, '')}`
}

function tagsOf({ settings }: AppDatabase): Readonly<Record<string, string>> | undefined {
  const tags = settings.get('aws.session_tags')?.value
  return isObject(tags)
    ? Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, valueText(value)]))
    : undefined
}

/** Databases that an agent finds by itself are logged in to with the role that finds them. */
function matcherWays({ document, app }: HeldApp): readonly AppLogin[] {
  return app.entries
    .filter(({ kind }) => kind === 'matcher' || kind === 'discovery matcher')
    .flatMap(({ pointer, settings }) => {
      const role = textAt(settings.get('aws.assume_role_arn') ?? settings.get('assume_role_arn'))
      if (role === undefined) return []
      const [types, regions] = ['types', 'regions'].map(name => listOf(settings.get(name)?.value).join(', '))
      return [
        {
          name: `${types} in ${regions}`,
          document,
          pointer,
          caller: app.caller,
          hops: [{ role, externalId: textAt(settings.get('external_id')), sessionName }],
          database: undefined,
          discovers: listOf(settings.get('types')?.value),
          user: undefined,
        },
      ]
    })
}

function textAt(written: Written<JsonValue> | undefined): Written | undefined {
  if (written === undefined) return undefined
  const { value, pointer } = written
  return typeof value === 'string' && value !== '' ? { value, pointer } : undefined
}

function listOf(value: JsonValue | undefined): readonly string[] {
  const all = isArray(value) ? value : value === undefined ? [] : [value]
  return all.filter(one => typeof one === 'string')
}
