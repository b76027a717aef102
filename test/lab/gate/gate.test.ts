// The gates against clients that mean no good, and labs beside each other.

import { connect, type NetConnectOpts } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/lab/lab.ts'
import { errorOf, linkToken, openLab } from '../../helpers/open-lab.ts'
import { addressOf, logIn } from '../../helpers/walk-link.ts'

/** Sends bytes and gives what comes back until the other side closes. */
function send(address: NetConnectOpts, bytes: Uint8Array): Promise<Buffer> {
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    const socket = connect(address)
    socket.on('data', chunk => chunks.push(chunk))
    socket.on('error', () => {})
    socket.on('close', () => resolve(Buffer.concat(chunks)))
    socket.end(bytes)
  })
}

const startup = (code: number, rest = '') => {
  const body = Buffer.from(rest)
  const packet = Buffer.alloc(8 + body.length)
  packet.writeInt32BE(packet.length, 0)
  packet.writeInt32BE(code, 4)
  body.copy(packet, 8)
  return packet
}

describe.each(['healthy', 'healthy-mysql'])('%s', scenario => {
  it('survives every kind of garbage', async () => {
    const { lab, world } = await openLab(scenario)
    const address = addressOf(lab, world.link!)
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(
          fc.constantFrom(196608, 80877102, 80877103, 80877104, 196610, 131072),
          fc.string({ maxLength: 40 }),
        )
        .map(([code, rest]) => new Uint8Array(startup(code, rest))),
      fc
        .tuple(fc.integer({ min: 0, max: 0xffffff }), fc.uint8Array({ maxLength: 80 }))
        .map(([length, rest]) =>
          Uint8Array.from([length & 255, (length >> 8) & 255, length >> 16, 1, ...rest]),
        ),
    )
    await fc.assert(
      fc.asyncProperty(garbage, async bytes => {
        await send(address, bytes)
      }),
      { numRuns: 150 },
    )
    expect(lab.logins.filter(({ accepted }) => accepted)).toEqual([])
    expect(await logIn(lab, world.link!, await linkToken(lab, world))).toBeDefined()
  })

  it('cuts off a client that does not finish its handshake', async () => {
    const { lab, world } = await openLab(scenario, undefined, { handshakeTimeoutMs: 50 })
    const socket = connect(addressOf(lab, world.link!))
    socket.resume()
    await new Promise(resolve => socket.once('close', resolve))
  })
})

it('refuses bytes that came before the TLS handshake', async () => {
  const { lab, world } = await openLab('healthy')
  const answer = await send(
    addressOf(lab, world.link!),
    Buffer.concat([startup(80877103), startup(196608, 'user\0app\0\0')]),
  )
  expect(answer.toString()).toBe('')
})

it('says in the words of PostgreSQL which protocol it speaks', async () => {
  const { lab, world } = await openLab('healthy')
  expect((await send(addressOf(lab, world.link!), startup(131072))).toString()).toContain(
    'unsupported frontend protocol 2.0',
  )
})

it('keeps labs apart: keys, tokens and certificates of one are nothing to another', async () => {
  const [one, other] = await Promise.all([openLab('healthy'), openLab('healthy')])
  const link = one.world.link!
  const token = await linkToken(one.lab, one.world)
  const { code } = await errorOf(logIn(other.lab, link, token))
  expect([code, other.lab.logins.at(-1)?.why]).toEqual(['28000', 'unknown-key'])
  const mixed: Lab = { ...one.lab, ca: other.lab.ca }
  expect((await errorOf(logIn(mixed, link, token))).code).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
})

it('is reachable from this machine only', async () => {
  const { lab } = await openLab('healthy')
  expect(lab.endpointUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  for (const line of lab.connectTo) expect(line).toMatch(/:127\.0\.0\.1:\d+$/)
})
