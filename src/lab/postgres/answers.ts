// What the responder knows of a session: who is in it, how it is connected, which roles it is a member of.

import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { isInRdsIam, type LabEndpoint } from '../endpoints.ts'
import { readSelect } from '../gate/select-list.ts'
import type { DatabaseUser } from '../world.ts'

/** Rows of text; `t` and `f` in columns that are booleans. */
export interface Rows {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

export interface Column {
  readonly name: string
  readonly type: 'text' | 'boolean'
}

/** What the answers are about. */
export interface Asker {
  readonly user: string
  readonly database: string
  readonly endpoint: LabEndpoint
  readonly client: Duplex
}

/** The answer to a statement that only asks about its own session; undefined for any other. */
export function answerAboutSession(sql: string, asker: Asker): Rows | undefined {
  if (/\bpg_auth_members\b/i.test(sql)) return memberships(asker)
  if (/\bfrom pg_stat_ssl\b/i.test(sql)) return connectionTls(asker)
  const items = readSelect(sql)
  const values = items?.map(({ expression }) => valueFor(expression, asker))
  if (!items || !values || values.includes(undefined)) return undefined
  return {
    columns: items.map(({ name, expression }) => ({ name: nameOf(name), type: typeOf(expression) })),
    rows: [values.map(String)],
  }
}

/** PostgreSQL calls a column after its function, and one without a name so. */
function nameOf(expression: string): string {
  return /^(\w+)\(/.exec(expression)?.[1] ?? (/^\w*[a-z]\w*$/i.test(expression) ? expression : '?column?')
}

function typeOf(expression: string): Column['type'] {
  return /^pg_(is_in_recovery|has_role)\(/.test(expression) ? 'boolean' : 'text'
}

function valueFor(expression: string, { user, database, endpoint }: Asker): string | undefined {
  const { users } = endpoint.engine
  switch (expression) {
    case 'current_user':
    case 'session_user':
    case 'user':
      return user
    case 'current_database()':
      return database
    case 'version()':
      return `rdsaudit lab responder, in place of PostgreSQL ${endpoint.version}`
    case "current_setting('server_version')":
      return endpoint.version
    case "current_setting('default_transaction_read_only')":
      return 'off'
    case 'pg_is_in_recovery()':
      return 'f'
    case "pg_has_role(current_user,'rds_iam','member')":
      return users.some(known => known.name === user && isInRdsIam(known, users)) ? 't' : 'f'
    default:
      return /^\d+$/.test(expression) ? expression : undefined
  }
}

function connectionTls({ client }: Asker): Rows {
  const protocol = client instanceof TLSSocket ? client.getProtocol() : null
  const cipher = client instanceof TLSSocket ? client.getCipher().standardName : ''
  return {
    columns: [
      { name: 'ssl', type: 'boolean' },
      { name: 'version', type: 'text' },
      { name: 'cipher', type: 'text' },
    ],
    rows: [[protocol ? 't' : 'f', protocol ?? '', cipher]],
  }
}

const attributes = ['rolsuper', 'rolcreaterole', 'rolcreatedb', 'rolreplication', 'rolbypassrls']

/** The user and every role it is a member of, by the ways that lead there. Nobody in a world has attributes of a role. */
function memberships({ user, endpoint }: Asker): Rows {
  const names = ['name', 'path']
  return {
    columns: [
      ...names.map(name => ({ name, type: 'text' }) as const),
      ...attributes.map(name => ({ name, type: 'boolean' }) as const),
    ],
    rows: ways(user, endpoint.engine.users)
      .toSorted((one, other) => one.length - other.length)
      .map(way => [way.at(-1) ?? '', JSON.stringify(way.slice(0, -1)), ...attributes.map(() => 'f')]),
  }
}

function ways(role: string, users: readonly DatabaseUser[], before: readonly string[] = []): string[][] {
  const way = [...before, role]
  const granted = users.find(({ name }) => name === role)?.memberOf ?? []
  return [way, ...granted.filter(name => !way.includes(name)).flatMap(name => ways(name, users, way))]
}
