// Whatever a server sends, and wherever it stops: every probe ends, in time, as an answer.

import type { Duplex } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeAuthority } from '../../src/lab/certificates.ts'
import { okPacket } from '../../src/lab/mysql/packets.ts'
import { authentication, message } from '../../src/lab/postgres/messages.ts'
import type { Answer } from '../../src/live/answer.ts'
import { askLogin, askPlain } from '../../src/live/database/ask-login.ts'
import { logIn } from '../../src/live/database/log-in.ts'
import { openTcp } from '../../src/live/network/open-tcp.ts'
import { openTls } from '../../src/live/network/open-tls.ts'
import type { CaBundle, Endpoint } from '../../src/live/network/ports.ts'
import { hostileMysql, hostilePostgres, switchTo } from '../helpers/hostile-servers.ts'
import { endpointAt, secretOf, serveRaw, trusting } from '../helpers/probe-lab.ts'

const as = { user: 'app', database: 'orders', token: secretOf('canary') }
const patience = { timeoutMs: 150 }

const probes = {
  openTcp: (endpoint: Endpoint) => openTcp(endpoint, patience),
  openTls: (endpoint: Endpoint, ca: CaBundle) => openTls(endpoint, { ca }, patience),
  askLogin: (endpoint: Endpoint, ca: CaBundle) => askLogin(endpoint, { ca, ...as }, patience),
  askPlain: (endpoint: Endpoint) => askPlain(endpoint, as, patience),
  logIn: (endpoint: Endpoint, ca: CaBundle) => logIn(endpoint, { ca, ...as }, patience),
} as const

/** What a server does: pieces that it sends at once or one after the other, and whether it hangs up then. */
const speech = fc.record({
  pieces: fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 4 }),
  hangsUp: fc.boolean(),
})
type Speech = typeof speech extends fc.Arbitrary<infer S> ? S : never

/** Bytes that are nearly what is expected: a real message, cut, prolonged or with some bytes changed. */
const near = (messages: readonly Buffer[]) =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...messages), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 3 }),
      fc.nat(200),
      fc.boolean(),
    )
    .map(([parts, changes, length, hangsUp]) => {
      const bytes = new Uint8Array(Buffer.concat(parts).subarray(0, length))
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
      return { pieces: [bytes], hangsUp }
    })

function say(stream: Duplex, { pieces, hangsUp }: Speech): void {
  for (const piece of pieces) stream.write(piece)
  if (hangsUp) stream.end()
}

/**
 * Sends the same piece for ever. Client and server share one thread, so the client's turn comes after every piece: a
 * socket may take every write at once, and then nobody else would run.
 */
function pour(stream: Duplex, piece: Uint8Array): void {
  if (stream.destroyed || !stream.writable) return
  if (stream.write(piece)) setImmediate(pour, stream, piece)
  else stream.once('drain', () => setImmediate(pour, stream, piece))
}

async function expectAnswer(answer: Promise<Answer<unknown>>): Promise<void> {
  const settled = await answer
  expect(['answered', 'failed']).toContain(settled.state)
  expect(settled.tookMs).toBeLessThan(10_000)
  expect(JSON.stringify(settled)).not.toContain('canary')
}

const ca = trusting(makeAuthority(Date.now()).ca)
const postgresMessages = [
  authentication(0),
  authentication(3),
  authentication(10, Buffer.from('SCRAM-SHA-256\0\0')),
  message('E', Buffer.from('SFATAL\0C28000\0Mno\0\0')),
  message('Z', Buffer.from('I')),
  message('T', Buffer.from([0, 1, 65, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0])),
  message('D', Buffer.from([0, 1, 0, 0, 0, 1, 65])),
  message('C', Buffer.from('SELECT 1\0')),
]
const mysqlMessages = [
  okPacket(3),
  okPacket(1),
  switchTo('mysql_clear_password', 3),
  switchTo('caching_sha2_password', 3),
  Buffer.from([1, 0, 0, 1, 1]),
  Buffer.from([5, 0, 0, 2, 0xfe, 0, 0, 2, 0]),
]
// mysql2 prints a line about packets that are out of order.
const mute = vi.spyOn(console, 'error')
beforeAll(() => void mute.mockImplementation(() => {}))
afterAll(() => mute.mockRestore())

const runs = { numRuns: 25 }

describe.each(['postgres', 'mysql'] as const)('a server of %s', engine => {
  it.each(Object.entries(probes))('%s answers whatever comes before TLS', async (_, probe) => {
    const greeting = Buffer.from([74, 0, 0, 0, 10, 56, 46, 48, 0, ...Buffer.alloc(66, 255)])
    const starts =
      engine === 'postgres' ? [Buffer.from('S'), Buffer.from('N'), ...postgresMessages] : [greeting]
    await fc.assert(
      fc.asyncProperty(fc.oneof(speech, near(starts)), async spoken => {
        const port = await serveRaw(socket => {
          socket.resume()
          say(socket, spoken)
        })
        await expectAnswer(probe(endpointAt(port, engine), ca))
      }),
      runs,
    )
  })

  it.each([
    ['askLogin', probes.askLogin],
    ['logIn', probes.logIn],
  ] as const)('%s answers whatever comes after TLS', async (_, probe) => {
    const authority = makeAuthority(Date.now())
    const open = engine === 'postgres' ? hostilePostgres : hostileMysql
    const messages = engine === 'postgres' ? postgresMessages : mysqlMessages
    let spoken: Speech = { pieces: [], hangsUp: true }
    const server = await open(stream => say(stream, spoken), { authority })
    await fc.assert(
      fc.asyncProperty(fc.oneof(speech, near(messages)), async said => {
        spoken = said
        await expectAnswer(probe(server.endpoint, server.ca))
      }),
      runs,
    )
  })
})

describe('a server that never comes to an end', () => {
  it.each(Object.entries(probes).filter(([name]) => name !== 'openTcp'))(
    'does not keep %s',
    async (_, probe) => {
      for (const engine of ['postgres', 'mysql'] as const) {
        const dripping = await serveRaw(socket => {
          const timer = setInterval(() => socket.write('S'), 20)
          socket.once('close', () => clearInterval(timer))
        })
        await expectAnswer(probe(endpointAt(dripping, engine), ca))
        const pouring = await serveRaw(socket => pour(socket, Buffer.alloc(65_536, 'N')))
        await expectAnswer(probe(endpointAt(pouring, engine), ca))
      }
    },
  )

  it.each(['postgres', 'mysql'] as const)('does not fill the memory of a login to %s', async engine => {
    const notice = message('N', Buffer.concat([Buffer.alloc(60_000, 'x'), Buffer.from('\0\0')]))
    const packet = Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 3]), Buffer.alloc(60_000, 'x')])
    const [open, piece] = engine === 'postgres' ? [hostilePostgres, notice] : [hostileMysql, packet]
    const server = await open(stream => pour(stream, piece))
    const answer = await logIn(server.endpoint, { ca: server.ca, ...as }, { timeoutMs: 20_000 })
    expect(answer).toMatchObject({ state: 'failed', error: { kind: 'peer', code: 'TOO_MUCH' } })
  })

  // The driver looks for the end of the fields beyond the message, and would look for ever.
  it.each(['N', 'E'])('is not read on where the fields of %s have no end', async type => {
    for (const fields of ['x'.repeat(60), 'SERROR\0', 'SERROR\0Mno', '']) {
      const server = await hostilePostgres(stream => void stream.write(message(type, Buffer.from(fields))))
      const answer = await logIn(server.endpoint, { ca: server.ca, ...as }, { timeoutMs: 20_000 })
      expect(answer).toMatchObject({ state: 'failed', error: { kind: 'peer', code: 'GARBAGE' } })
    }
  })
})
