// The MySQL gate against mysql2.

import { connect } from 'node:net'
import mysql from 'mysql2'
import { expect, it } from 'vitest'
import { errorOf, linkToken, openLab } from '../../helpers/open-lab.ts'
import { addressOf, logIn } from '../../helpers/walk-link.ts'
import { tokenCases } from '../token-cases.ts'

const engine = 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ'

it('lets in who signed a right token', async () => {
  const { lab, world } = await openLab('healthy-mysql')
  expect(await logIn(lab, world.link!, await linkToken(lab, world))).toEqual({
    current_user: 'app@%',
    version: '8.0.39-rdsaudit-lab-responder',
  })
})

it('refuses every kind of wrong token with the same words', async () => {
  const { lab, world } = await openLab('healthy-mysql')
  for (const { name, why, make } of tokenCases) {
    const error = await errorOf(logIn(lab, world.link!, await make(lab, world)))
    expect({ name, ...error, why: lab.logins.at(-1)?.why }).toEqual({
      name,
      code: 'ER_ACCESS_DENIED_ERROR',
      message: "Access denied for user 'app'@'127.0.0.1' (using password: YES)",
      why,
    })
  }
})

it('holds users to their plugin, their password and their database', async () => {
  const { lab, world } = await openLab('healthy-mysql')
  const link = world.link!
  const token = await linkToken(lab, world)
  const report = { ...link, user: 'report' }
  expect(await logIn(lab, report, lab.passwordOf(engine, 'report')!)).toMatchObject({
    current_user: 'report@%',
  })
  expect((await errorOf(logIn(lab, report, token))).code).toBe('ER_ACCESS_DENIED_ERROR')
  expect((await errorOf(logIn(lab, { ...link, user: 'nobody' }, token))).code).toBe('ER_ACCESS_DENIED_ERROR')
  expect((await errorOf(logIn(lab, { ...link, database: 'nope' }, token))).code).toBe('ER_BAD_DB_ERROR')
  expect(await errorOf(logIn(lab, link, token, { tls: false }))).toEqual({
    code: 'ER_ACCESS_DENIED_ERROR',
    message: "Access denied for user 'app'@'127.0.0.1' (using password: NO)",
  })
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
