// The server's first question, by servers that ask whatever there is to ask.

import { describe, expect, it } from 'vitest'
import { errorPacket, okPacket, packet } from '../../../src/lab/mysql/packets.ts'
import { authentication, errorMessage, message } from '../../../src/lab/postgres/messages.ts'
import type { Answer } from '../../../src/live/answer.ts'
import { askLogin, askPlain } from '../../../src/live/database/ask-login.ts'
import { type Hostile, hostileMysql, hostilePostgres, switchTo } from '../../helpers/hostile-servers.ts'
import { endpointAt, patient, serveRaw } from '../../helpers/probe-lab.ts'

const ask = ({ endpoint, ca }: Hostile) =>
  askLogin(endpoint, { ca, user: 'app', database: 'orders' }, patient)
const failure = <T>(answer: Answer<T>) => (answer.state === 'failed' ? answer.error : answer.value)

describe('PostgreSQL', () => {
  it.each([
    [0, 'trust'],
    [3, 'cleartext'],
    [5, 'md5'],
    [7, 'gss'],
    [10, 'scram'],
    [42, 'code 42'],
  ])('names the question of code %i %s', async (code, asks) => {
    const server = await hostilePostgres(stream => void stream.write(authentication(code, Buffer.alloc(4))))
    expect(await ask(server)).toMatchObject({ state: 'answered', value: { asks, rawCode: code } })
  })

  it('reads past notices', async () => {
    const notice = message('N', Buffer.from('SNOTICE\0Mhello\0\0'))
    const server = await hostilePostgres(
      stream => void stream.write(Buffer.concat([notice, notice, authentication(3)])),
    )
    expect(await ask(server)).toMatchObject({ value: { asks: 'cleartext' } })
  })

  it("gives the server's refusal in its words", async () => {
    const refusal = { code: '53300', message: 'sorry, too many clients already' }
    const server = await hostilePostgres(stream => void stream.end(errorMessage(refusal, 'FATAL')))
    expect(failure(await ask(server))).toEqual({ kind: 'refused', ...refusal })
  })

  it('says that it is MySQL that answers', async () => {
    const { endpoint, ca } = await hostileMysql(() => {})
    const mistaken: Hostile = { endpoint: { ...endpoint, engine: 'postgres' }, ca, received: () => '' }
    expect(failure(await ask(mistaken))).toMatchObject({ kind: 'peer', code: 'OTHER_ENGINE' })
  })

  it("does not take bytes for the server's that came before TLS", async () => {
    const port = await serveRaw(socket =>
      socket.once('data', () => void socket.write(Buffer.concat([Buffer.from('S'), authentication(3)]))),
    )
    const { ca } = await hostilePostgres(() => {})
    expect(failure(await askLogin(endpointAt(port, 'postgres'), { ca, user: 'app' }, patient))).toMatchObject(
      {
        kind: 'peer',
        code: 'EARLY_DATA',
      },
    )
  })
})

describe('MySQL', () => {
  it.each([
    'mysql_clear_password',
    'caching_sha2_password',
    'mysql_native_password',
    'dialog',
    'auth_gssapi_client',
  ])('names the plugin %s', async plugin => {
    const server = await hostileMysql(stream => void stream.write(switchTo(plugin, 3)))
    expect(await ask(server)).toMatchObject({
      value: { asks: plugin, rawCode: 0xfe, serverVersion: '8.0.39' },
    })
  })

  it('knows a server that asks for nothing, and one that is older than plugins', async () => {
    const open = await hostileMysql(stream => void stream.write(okPacket(3)))
    expect(await ask(open)).toMatchObject({ value: { asks: 'trust' } })
    const old = await hostileMysql(stream => void stream.write(packet(3, Buffer.from([0xfe]))))
    expect(await ask(old)).toMatchObject({ value: { asks: 'mysql_old_password' } })
  })

  it("gives the server's refusal in its words, with or without a state", async () => {
    const refusal = {
      errno: 1045,
      sqlState: '28000',
      message: "Access denied for user 'app'@'10.0.0.1' (using password: NO)",
    }
    const server = await hostileMysql(stream => void stream.end(errorPacket(3, refusal)))
    expect(failure(await ask(server))).toEqual({ kind: 'refused', code: '1045', message: refusal.message })
    const blocked = "Host '10.0.0.1' is blocked because of many connection errors"
    const port = await serveRaw(
      socket => void socket.end(packet(0, Buffer.from([0xff, 0x69, 0x04]), Buffer.from(blocked))),
    )
    expect(failure(await askPlain(endpointAt(port, 'mysql'), { user: 'app' }, patient))).toEqual({
      kind: 'refused',
      code: '1129',
      message: blocked,
    })
  })

  it('sends no password, and asks for no plugin that a user could have', async () => {
    const server = await hostileMysql(stream => void stream.write(switchTo('mysql_clear_password', 3)))
    await ask(server)
    expect(server.received()).toContain('app\0\0orders\0rdsaudit_asks_which\0')
  })
})

it('cancels at once', async () => {
  const controller = new AbortController()
  const port = await serveRaw(() => controller.abort())
  const answer = await askPlain(
    endpointAt(port, 'postgres'),
    { user: 'app' },
    { timeoutMs: 60_000, signal: controller.signal },
  )
  expect(failure(answer)).toMatchObject({ kind: 'cancelled' })
})
