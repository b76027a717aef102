// What a PostgreSQL session knows of itself and of its rights. Everything asked for can be read by every user.
// https://www.postgresql.org/docs/current/catalog-pg-auth-members.html

import { type Known, known, unseen } from '../../model/known.ts'
import { attempt } from './attempt.ts'
import type { ExcessRight, FactsInside, IamMembership, ServerTls } from './ports.ts'

export type Row = Readonly<Record<string, unknown>>

/** Runs one statement that reads. Throws the server's error. */
export type AskPostgres = (sql: string) => Promise<readonly Row[]>

const aboutSession =
  "select current_user, session_user, current_database(), current_setting('server_version') as server_version"

const aboutWriting =
  "select pg_is_in_recovery() as replica, current_setting('default_transaction_read_only') as read_only"

const aboutTls = 'select ssl, version, cipher from pg_stat_ssl where pid = pg_backend_pid()'

/** The user itself, and every role it is a member of, with the roles in between. */
const aboutRoles = `with recursive membership (role, name, path) as (
  select oid, rolname, array[]::name[] from pg_roles where rolname = current_user
  union all
  select granted.oid, granted.rolname, membership.path || membership.name
  from membership
  join pg_auth_members on pg_auth_members.member = membership.role
  join pg_roles as granted on granted.oid = pg_auth_members.roleid
)
select name, array_to_json(path) as path, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
from membership join pg_roles on oid = role order by array_length(path, 1) nulls first, name`

/** Throws when not even the session's own name can be had. */
export async function readPostgresFacts(ask: AskPostgres): Promise<FactsInside> {
  const [session = {}] = await ask(aboutSession)
  const roles = await attempt(async () => rolesIn(await ask(aboutRoles)))
  const tls = await attempt(async () => tlsIn(await ask(aboutTls)))
  const readOnly = await attempt(async () => (await ask(aboutWriting)).some(isReadOnly))
  return {
    currentUser: String(session['current_user']),
    sessionUser: known(String(session['session_user'])),
    database: known(String(session['current_database'])),
    serverVersion: String(session['server_version']),
    tls,
    readOnly,
    iam: ifRead(roles, membershipIn),
    excess: ifRead(roles, excessIn),
    masterUser: unseen('PostgreSQL does not say which user RDS made with the instance'),
  }
}

function ifRead<T, U>(fact: Known<T>, read: (value: T) => U): Known<U> {
  return fact.state === 'known' ? known(read(fact.value)) : fact
}

interface Role {
  readonly name: string
  /** The roles in between, the user itself first; empty for the user. */
  readonly path: readonly string[]
  readonly row: Row
}

function rolesIn(rows: readonly Row[]): readonly Role[] {
  const roles = rows.map(row => ({ name: String(row['name']), path: pathIn(row['path']), row }))
  if (roles[0]?.path.length !== 0) throw new Error('the catalog does not show this user')
  return roles
}

function pathIn(path: unknown): readonly string[] {
  const names: unknown = typeof path === 'string' ? JSON.parse(path) : path
  if (!Array.isArray(names)) throw new Error('the catalog does not show how roles are reached')
  return names.map(String)
}

function tlsIn([row]: readonly Row[]): ServerTls {
  if (!row) throw new Error('pg_stat_ssl has no row of this session')
  return row['ssl'] === true
    ? { inUse: true, protocol: String(row['version']), cipher: String(row['cipher']) }
    : { inUse: false }
}

function isReadOnly(row: Row): boolean {
  return row['replica'] === true || row['read_only'] === 'on'
}

function membershipIn(roles: readonly Role[]): IamMembership {
  const found = roles.find(({ name }) => name === 'rds_iam')
  if (!found) return { by: 'none' }
  const [, ...through] = found.path
  return through.length === 0 ? { by: 'direct' } : { by: 'nested', through }
}

/** Attributes are not inherited, but a member can become the role that has them. */
const attributes = {
  rolsuper: 'superuser',
  rolcreaterole: 'createrole',
  rolcreatedb: 'createdb',
  rolreplication: 'replication',
  rolbypassrls: 'bypassrls',
} as const

const powerfulRoles = ['rds_superuser', 'rds_replication', 'rds_password'] as const

function excessIn(roles: readonly Role[]): readonly ExcessRight[] {
  const seen = new Set<string>()
  const excess: ExcessRight[] = []
  for (const { name, row } of roles) {
    const rights = [
      ...powerfulRoles.filter(role => role === name),
      ...Object.entries(attributes).flatMap(([column, right]) => (row[column] === true ? [right] : [])),
    ]
    for (const right of rights) {
      if (seen.has(`${right} ${name}`)) continue
      seen.add(`${right} ${name}`)
      excess.push({ right, detail: name })
    }
  }
  return excess
}
