// A question ends in time, or at once when cancelled, and takes down what it opened.

import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { askPeer, PeerFailure } from '../../src/live/ask-peer.ts'

class Opened extends EventEmitter {
  destroyed = 0
  destroy() {
    this.destroyed += 1
  }
}

const never = () => new Promise<never>(() => {})

it('gives the value, and destroys what was opened, newest first', async () => {
  const order: string[] = []
  const answer = await askPeer({ timeoutMs: 1000 }, async asking => {
    for (const name of ['socket', 'tls']) asking.holds({ destroy: () => order.push(name), on: () => {} })
    return 7
  })
  expect(answer).toMatchObject({ state: 'answered', value: 7 })
  expect(order).toEqual(['tls', 'socket'])
})

it('says what it waited for when time is up', async () => {
  const opened = new Opened()
  const answer = await askPeer({ timeoutMs: 10 }, asking => {
    asking.holds(opened)
    asking.await('a sign of life')
    return never()
  })
  expect(answer).toMatchObject({
    state: 'failed',
    error: { kind: 'timeout', code: 'ETIMEDOUT', message: 'waited 10 ms for a sign of life' },
  })
  expect(opened.destroyed).toBe(1)
})

it('ends at once when cancelled, before or during', async () => {
  const controller = new AbortController()
  const opened = new Opened()
  const during = askPeer({ timeoutMs: 60_000, signal: controller.signal }, asking => {
    asking.holds(opened)
    return never()
  })
  controller.abort()
  expect(await during).toMatchObject({ error: { kind: 'cancelled' } })
  expect(opened.destroyed).toBe(1)
  let asked = false
  const before = await askPeer({ timeoutMs: 60_000, signal: controller.signal }, async () => {
    asked = true
  })
  expect(before).toMatchObject({ error: { kind: 'cancelled' } })
  expect(asked).toBe(false)
})

it('survives what breaks after the end', async () => {
  const opened = new Opened()
  let breakLate: (error: Error) => void = () => {}
  await askPeer({ timeoutMs: 10 }, asking => {
    asking.holds(opened)
    return new Promise<never>((_, reject) => {
      breakLate = reject
    })
  })
  breakLate(new Error('late'))
  expect(() => opened.emit('error', new Error('later still'))).not.toThrow()
})

it.each([
  ['ECONNREFUSED', 'network'],
  ['ENOTFOUND', 'network'],
  ['EAI_AGAIN', 'network'],
  ['EHOSTUNREACH', 'network'],
  ['ETIMEDOUT', 'timeout'],
  ['ETIMEOUT', 'timeout'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['EPROTO', 'tls'],
  ['SOMETHING_NEW', 'peer'],
])('tells that %s is of kind %s', async (code, kind) => {
  const failing = () =>
    Promise.reject(Object.assign(new Error('said'), { code, config: { password: 'secret' } }))
  const answer = await askPeer({ timeoutMs: 1000 }, failing)
  expect(answer).toMatchObject({ state: 'failed', error: { kind, code, message: 'said' } })
  expect(JSON.stringify(answer)).not.toContain('secret')
})

it('tells every address that could not be reached', async () => {
  const refused = (address: string) => Object.assign(new Error(`no ${address}`), { code: 'ECONNREFUSED' })
  const none = Object.assign(new AggregateError([refused('::1'), refused('127.0.0.1')]), {
    code: 'ECONNREFUSED',
  })
  expect(await askPeer({ timeoutMs: 1000 }, () => Promise.reject(none))).toMatchObject({
    error: { kind: 'network', code: 'ECONNREFUSED', message: 'no ::1; no 127.0.0.1' },
  })
})

it('passes on a failure as it is', async () => {
  const failing = () => Promise.reject(new PeerFailure('refused', '28P01', 'no'))
  expect(await askPeer({ timeoutMs: 1000 }, failing)).toMatchObject({
    error: { kind: 'refused', code: '28P01', message: 'no' },
  })
})
