// The MySQL gate against mysql2.

import { connect } from 'node:net'
import mysql from 'mysql2'
import { describe, expect, it } from 'vitest'
import type { LabOptions } from '../../../src/lab/lab.ts'
import { findMariadb } from '../../../src/lab/mysql/binaries.ts'
import type { World } from '../../../src/lab/world.ts'
import { errorOf, linkToken, openLab } from '../../helpers/open-lab.ts'
import { addressOf, logIn } from '../../helpers/walk-link.ts'

const engine = 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const engines: readonly NonNullable<LabOptions['engines']>[] = findMariadb()
  ? ['responder', 'real']
  : ['responder']

/** Making the tables and starting a server takes a while on a busy machine. */
const longest = 60_000

/** One user more, who may log in and may use no database. */
const withKeptOut = (world: World): World => {
  const text = JSON.stringify(world).replaceAll(`dbuser:${engine}/app`, `dbuser:${engine}/*`)
  const copy = JSON.parse(text) as World
  const [database] = copy.databases
  const keptOut = { name: 'kept-out', plugin: 'AWSAuthenticationPlugin', databases: [] } as const
  return { ...copy, databases: [{ ...database!, users: [...database!.users, keptOut] }] }
}

describe.each(engines)('in front of the %s engine', engines => {
  it(
    'lets in who has what RDS asks for, and keeps everyone else out with its words',
    async () => {
      const { lab, world } = await openLab('healthy-mysql', withKeptOut, { engines })
      const link = world.link!
      const token = await linkToken(lab, world)
      expect(await logIn(lab, link, token)).toEqual({
        current_user: 'app@%',
        version: expect.stringMatching(engines === 'real' ? /MariaDB/ : /^8\.0\.39-rdsaudit-lab-responder$/),
      })
      const report = { ...link, user: 'report' }
      expect(await logIn(lab, report, lab.passwordOf(engine, 'report')!)).toMatchObject({
        current_user: 'report@%',
      })
      expect((await errorOf(logIn(lab, report, token))).code).toBe('ER_ACCESS_DENIED_ERROR')
      const codeFor = async (change: Partial<typeof link>) =>
        (await errorOf(logIn(lab, { ...link, ...change }, await linkToken(lab, world, change)))).code
      expect(await codeFor({ user: 'nobody' })).toBe('ER_ACCESS_DENIED_ERROR')
      expect(await codeFor({ database: 'nope' })).toBe('ER_DBACCESS_DENIED_ERROR')
      expect(await codeFor({ user: 'kept-out' })).toBe('ER_DBACCESS_DENIED_ERROR')
      expect(await errorOf(logIn(lab, link, token, { tls: false }))).toEqual({
        code: 'ER_ACCESS_DENIED_ERROR',
        message: "Access denied for user 'app'@'127.0.0.1' (using password: NO)",
      })
    },
    longest,
  )
})

it('never asks a client for a token in clear text', async () => {
  const { lab, world } = await openLab('healthy-mysql')
  let asked = false
  const connection = mysql.createConnection({
    user: 'app',
    password: 'the token',
    stream: () => connect(addressOf(lab, world.link!)),
    authPlugins: {
      mysql_clear_password: () => () => {
        asked = true
        return Buffer.from('the token\0')
      },
    },
  } as mysql.ConnectionOptions)
  connection.on('error', () => {})
  await errorOf(
    new Promise((resolve, reject) => connection.connect(error => (error ? reject(error) : resolve(0)))),
  )
  connection.destroy()
  expect(asked).toBe(false)
})
