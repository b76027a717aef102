// What is made of a catalog: rows as a server gives them, and servers that do not tell.

import { expect, it } from 'vitest'
import { type AskPostgres, type Row, readPostgresFacts } from '../../../src/live/database/postgres-facts.ts'

const session = {
  current_user: 'app',
  session_user: 'app',
  current_database: 'orders',
  server_version: '16.4',
}
const plain = {
  rolsuper: false,
  rolcreaterole: false,
  rolcreatedb: false,
  rolreplication: false,
  rolbypassrls: false,
}
const role = (name: string, path: readonly string[], more: Partial<typeof plain> = {}) => ({
  name,
  path,
  ...plain,
  ...more,
})

/** Answers by the table that is asked about; refuses what it has no rows for. */
const server =
  (tables: Readonly<Record<string, readonly Row[]>>): AskPostgres =>
  async sql => {
    const table = Object.keys(tables).find(name => sql.includes(name))
    if (table === undefined) throw new Error('permission denied')
    return tables[table]!
  }

const factsOf = (tables: Readonly<Record<string, readonly Row[]>>) =>
  readPostgresFacts(server({ session_user: [session], ...tables }))

it('lists every right that is more than needed, with the role that it comes through, once', async () => {
  const { excess } = await factsOf({
    pg_auth_members: [
      role('app', [], {
        rolsuper: true,
        rolcreaterole: true,
        rolcreatedb: true,
        rolreplication: true,
        rolbypassrls: true,
      }),
      role('admins', ['app'], { rolcreaterole: true }),
      role('rds_superuser', ['app', 'admins']),
      role('rds_superuser', ['app', 'admins', 'others']),
    ],
  })
  expect(excess).toEqual({
    state: 'known',
    value: [
      { right: 'superuser', detail: 'app' },
      { right: 'createrole', detail: 'app' },
      { right: 'createdb', detail: 'app' },
      { right: 'replication', detail: 'app' },
      { right: 'bypassrls', detail: 'app' },
      { right: 'createrole', detail: 'admins' },
      { right: 'rds_superuser', detail: 'rds_superuser' },
    ],
  })
})

it('knows a user that takes no tokens', async () => {
  const { iam } = await factsOf({ pg_auth_members: [role('app', [])] })
  expect(iam).toEqual({ state: 'known', value: { by: 'none' } })
})

it('knows what can only be read', async () => {
  const of = async (row: Row) => (await factsOf({ pg_is_in_recovery: [row] })).readOnly
  expect(await of({ replica: true, read_only: 'off' })).toEqual({ state: 'known', value: true })
  expect(await of({ replica: false, read_only: 'on' })).toEqual({ state: 'known', value: true })
  expect(await of({ replica: false, read_only: 'off' })).toEqual({ state: 'known', value: false })
})

it('takes nothing that may not be read for a no', async () => {
  const { iam, excess, tls, readOnly } = await factsOf({})
  const unseen = { state: 'unseen', why: 'permission denied' }
  expect({ iam, excess, tls, readOnly }).toEqual({
    iam: unseen,
    excess: unseen,
    tls: unseen,
    readOnly: unseen,
  })
})

it('does not believe a catalog that lacks the user', async () => {
  const { iam, excess } = await factsOf({ pg_auth_members: [], pg_stat_ssl: [] })
  expect([iam.state, excess.state]).toEqual(['unseen', 'unseen'])
})
