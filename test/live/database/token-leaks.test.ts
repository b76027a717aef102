// Who never gets the token: servers without TLS, with a certificate that is not right, or that ask for something else.

import { describe, expect, it } from 'vitest'
import { makeAuthority } from '../../../src/lab/certificates.ts'
import { errorPacket, readPacket } from '../../../src/lab/mysql/packets.ts'
import { authentication, errorMessage, text } from '../../../src/lab/postgres/messages.ts'
import { logIn } from '../../../src/live/database/log-in.ts'
import { type Hostile, hostileMysql, hostilePostgres, switchTo } from '../../helpers/hostile-servers.ts'
import { patient, secretOf, trusting } from '../../helpers/probe-lab.ts'

const canary =
  'db.example.com:3306/?Action=connect&X-Amz-Security-Token=canary-session&X-Amz-Signature=canary-signature'

async function attempt({ endpoint, ca }: Hostile, trust = ca) {
  const answer = await logIn(
    endpoint,
    { ca: trust, user: 'app', database: 'orders', token: secretOf(canary) },
    patient,
  )
  expect(JSON.stringify(answer)).not.toContain('canary')
  return answer.state === 'failed' ? `${answer.error.kind} ${answer.error.code}` : answer.value
}

const stranger = () => trusting(makeAuthority(Date.now()).ca)

describe('MySQL', () => {
  const asking = (plugin: string) => (options: Parameters<typeof hostileMysql>[1]) =>
    hostileMysql(async (stream, reader) => {
      stream.write(switchTo(plugin, 3))
      await readPacket(reader)
      stream.destroy()
    }, options)

  it('gives it to a server that asks for it over verified TLS, or these tests show nothing', async () => {
    const server = await asking('mysql_clear_password')({})
    expect(await attempt(server)).toBe('network CONNECTION_CLOSED')
    expect(server.received()).toContain(canary)
  })

  it.each([
    ['without TLS', { tls: false }, 'tls NO_TLS', undefined],
    [
      'with a certificate of another name',
      { name: 'other.example.com' },
      'tls ERR_TLS_CERT_ALTNAME_INVALID',
      undefined,
    ],
    [
      'at an address, with a certificate for a name',
      { host: '127.0.0.1' },
      'tls ERR_TLS_CERT_ALTNAME_INVALID',
      undefined,
    ],
    ['of an unknown authority', {}, 'tls UNABLE_TO_VERIFY_LEAF_SIGNATURE', stranger],
    // With an address, mysql2 looks for the name localhost.
    [
      'at an address, with a certificate for localhost',
      { host: '127.0.0.1', name: 'localhost' },
      'tls ERR_TLS_CERT_ALTNAME_INVALID',
      undefined,
    ],
  ] as const)('does not give it to a server %s', async (_, options, outcome, trust) => {
    const server = await asking('mysql_clear_password')(options)
    expect(await attempt(server, trust?.())).toBe(outcome)
    expect(server.received()).not.toContain('canary')
  })

  it.each(['mysql_native_password', 'caching_sha2_password', 'sha256_password', 'dialog', 'no_such_plugin'])(
    'does not give it, or a hash of it, to a server that asks for %s',
    async plugin => {
      const server = await asking(plugin)({})
      expect(await attempt(server)).toBe('refused TOKEN_NOT_ASKED_FOR')
      expect(server.received()).not.toContain('canary')
    },
  )

  it.each(['mysql_clear_password', 'sha256_password', 'caching_sha2_password'])(
    'does not give it along with the name when the greeting names %s',
    async plugin => {
      const server = await hostileMysql(
        stream => {
          stream.end(errorPacket(3, { errno: 1045, sqlState: '28000', message: 'no' }))
        },
        { plugin },
      )
      expect(await attempt(server)).toBe('refused 1045')
      expect(server.received()).not.toContain('canary')
    },
  )

  it('does not give it to who asks together with the greeting, before TLS', async () => {
    const server = await hostileMysql(() => {}, { along: switchTo('mysql_clear_password', 1) })
    expect(await attempt(server)).toBe('peer EARLY_DATA')
    expect(server.received()).not.toContain('canary')
  })

  it('does not show it when the server repeats it', async () => {
    const server = await hostileMysql(async (stream, reader) => {
      stream.write(switchTo('mysql_clear_password', 3))
      const { body } = await readPacket(reader)
      stream.end(errorPacket(5, { errno: 1045, sqlState: '28000', message: `no: ${body.toString()}` }))
    })
    expect(await attempt(server)).toBe('refused 1045')
  })
})

describe('PostgreSQL', () => {
  const asking =
    (code: number, ...body: readonly Buffer[]) =>
    (options: Parameters<typeof hostilePostgres>[1]) =>
      hostilePostgres(async (stream, reader) => {
        stream.write(authentication(code, ...body))
        await reader.take(5)
        stream.destroy()
      }, options)

  it('gives it to a server that asks for it over verified TLS, or these tests show nothing', async () => {
    const server = await asking(3)({})
    expect(await attempt(server)).toBe('network CONNECTION_CLOSED')
    expect(server.received()).toContain(canary)
  })

  it.each([
    [
      'with a certificate of another name',
      { name: 'other.example.com' },
      'tls ERR_TLS_CERT_ALTNAME_INVALID',
      undefined,
    ],
    [
      'at an address, with a certificate for a name',
      { host: '127.0.0.1' },
      'tls ERR_TLS_CERT_ALTNAME_INVALID',
      undefined,
    ],
    ['of an unknown authority', {}, 'tls UNABLE_TO_VERIFY_LEAF_SIGNATURE', stranger],
  ] as const)('does not give it to a server %s', async (_, options, outcome, trust) => {
    const server = await asking(3)(options)
    expect(await attempt(server, trust?.())).toBe(outcome)
    expect(server.received()).not.toContain('app')
  })

  it.each([
    ['md5', 5, Buffer.from('salt')],
    ['scram', 10, Buffer.concat([text('SCRAM-SHA-256'), Buffer.from([0])])],
  ] as const)('does not give a hash of it to a server that asks for %s', async (_, code, body) => {
    const server = await asking(code, body)({})
    expect(await attempt(server)).toBe('refused TOKEN_NOT_ASKED_FOR')
    expect(server.received()).not.toMatch(/canary|md5|SCRAM/)
  })

  it('does not show it when the server repeats it', async () => {
    const server = await hostilePostgres(async (stream, reader) => {
      stream.write(authentication(3))
      const length = (await reader.take(5)).readInt32BE(1)
      const said = (await reader.take(length - 4)).toString()
      stream.end(errorMessage({ code: '28000', message: `no: ${said}` }, 'FATAL'))
    })
    expect(await attempt(server)).toBe('refused 28000')
  })
})
