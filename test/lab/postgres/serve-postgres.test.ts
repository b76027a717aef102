// The PostgreSQL gate against the pg client: the same table in front of the responder and of a real server.

import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { LabOptions } from '../../../src/lab/lab.ts'
import { findPostgres } from '../../../src/lab/postgres/binaries.ts'
import type { World } from '../../../src/lab/world.ts'
import { errorOf, linkToken, openLab } from '../../helpers/open-lab.ts'
import { addressOf, logIn } from '../../helpers/walk-link.ts'

const engine = 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const engines: readonly NonNullable<LabOptions['engines']>[] = findPostgres()
  ? ['responder', 'real']
  : ['responder']

/** Making a cluster and starting a server takes a while on a busy machine. */
const longest = 60_000

const withUsers = (users: World['databases'][number]['users']) => (world: World) => ({
  ...world,
  databases: [{ ...world.databases[0]!, users: [...world.databases[0]!.users, ...users] }],
})

describe.each(engines)('in front of the %s engine', engines => {
  it(
    'lets in who has what RDS asks for, and keeps everyone else out with its words',
    async () => {
      const { lab, world } = await openLab(
        'healthy',
        withUsers([
          { name: 'sleeping', memberOf: ['rds_iam'], login: false },
          { name: 'nested', memberOf: ['team'], password: true },
          { name: 'team', memberOf: ['rds_iam'], login: false },
          { name: 'kept-out', password: true, databases: [] },
        ]),
        { engines },
      )
      const link = world.link!
      const token = await linkToken(lab, world)
      expect(token.length).toBeGreaterThan(1000)
      expect(await logIn(lab, link, token)).toMatchObject({ current_user: 'app', current_database: 'orders' })
      expect(lab.logins).toEqual([{ host: link.host, user: 'app', by: 'token', accepted: true }])

      const attempt = (user: string, password: string, database = 'orders') =>
        errorOf(logIn(lab, { ...link, user, database }, password))

      const reportPassword = lab.passwordOf(engine, 'report')!
      expect(await logIn(lab, { ...link, user: 'report' }, reportPassword)).toMatchObject({
        current_user: 'report',
      })
      expect(await attempt('report', 'wrong')).toEqual({
        code: '28P01',
        message: 'password authentication failed for user "report"',
      })
      expect(await attempt('report', token)).toMatchObject({ code: '28P01' })
      expect(await attempt('nobody', token)).toMatchObject({ code: '28P01' })
      expect(await attempt('App', token)).toMatchObject({ code: '28P01' })
      expect(await attempt('app', token, 'nope')).toEqual({
        code: '3D000',
        message: 'database "nope" does not exist',
      })
      expect(await attempt('kept-out', lab.passwordOf(engine, 'kept-out')!)).toEqual({
        code: '42501',
        message: 'permission denied for database "orders"',
      })
      expect(await attempt('nested', lab.passwordOf(engine, 'nested')!)).toMatchObject({
        code: '28000',
        message: 'PAM authentication failed for user "nested"',
      })
      expect(await errorOf(logIn(lab, link, token, { tls: false }))).toEqual({
        code: '28000',
        message:
          'pg_hba.conf rejects connection for host "127.0.0.1", user "app", database "orders", no encryption',
      })
    },
    longest,
  )
})

it.each([
  [
    '1',
    '28000',
    'no pg_hba.conf entry for host "127.0.0.1", user "report", database "orders", no encryption',
  ],
  ['0', '28P01', 'password authentication failed for user "report"'],
])('with rds.force_ssl at %s, answers %s without TLS', async (ParameterValue, code, message) => {
  const { lab, world } = await openLab('healthy', world => {
    const copy = JSON.parse(JSON.stringify(world)) as World
    const parameter = {
      ParameterGroupName: 'default.postgres16',
      ParameterName: 'rds.force_ssl',
      ParameterValue,
    }
    Object.assign(copy.snapshot.accounts[1]!.regions![0]!.rds!, {
      DBParameters: { state: 'complete', items: [parameter] },
    })
    return copy
  })
  const link = { ...world.link!, user: 'report' }
  expect(await errorOf(logIn(lab, link, 'wrong', { tls: false }))).toEqual({ code, message })
})

it('changes its mind as soon as a policy does', async () => {
  const { lab, world } = await openLab('connect-not-granted')
  const error = await errorOf(logIn(lab, world.link!, await linkToken(lab, world)))
  expect(error.code).toBe('28000')
  expect(lab.logins.at(-1)?.why).toBe('not-permitted')
})

it(
  'passes on the cancelling of a query',
  async () => {
    if (!findPostgres()) return
    const { lab, world } = await openLab('healthy', undefined, { engines: 'real' })
    const pg = (await import('pg')).default
    const { host, port } = addressOf(lab, world.link!)
    const secret = { processID: 0, secretKey: 0 }
    const client = new pg.Client({
      host: world.link!.host,
      user: 'app',
      database: 'orders',
      password: await linkToken(lab, world),
      ssl: { ca: lab.ca, servername: world.link!.host },
      stream: () => {
        const socket = connect({ host, port })
        socket.connect = (() => socket) as never
        return socket
      },
    })
    client.on('error', () => {})
    await client.connect()
    Object.assign(secret, client)
    const sleeping = errorOf(client.query('select pg_sleep(600)'))
    const request = Buffer.alloc(16)
    for (const [index, value] of [16, 80877102, secret.processID, secret.secretKey].entries())
      request.writeInt32BE(value, index * 4)
    // Sent until the query runs and is stopped: a request that comes too early finds nothing to cancel.
    let stopped = false
    const ended = sleeping.finally(() => {
      stopped = true
    })
    while (!stopped) {
      await new Promise(resolve =>
        connect({ host, port }, function (this: import('node:net').Socket) {
          this.end(request)
        }).once('close', resolve),
      )
    }
    expect((await ended).code).toBe('57014')
    await client.end()
  },
  longest,
)
