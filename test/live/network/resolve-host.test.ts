// Names and what they stand for: by a resolver made up for the case, and by the machine's own against a name server on loopback.

import { createSocket } from 'node:dgram'
import { expect, it, onTestFinished } from 'vitest'
import { type HostResolver, resolveHost, systemResolver } from '../../../src/live/network/resolve-host.ts'

const rds = 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com'

interface Records {
  /** What the machine says; the same as the name servers when left out. */
  readonly machine?: readonly string[]
  readonly a?: readonly string[]
  readonly aaaa?: readonly string[]
  readonly cname?: Readonly<Record<string, string>>
  /** Name servers cannot be reached. */
  readonly down?: boolean
}

const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }))

function resolverWith({ machine, a = [], aaaa = [], cname = {}, down = false }: Records): HostResolver {
  const inDns = (records: readonly string[]) =>
    down ? failing('ETIMEOUT') : records.length > 0 ? Promise.resolve(records) : failing('ENODATA')
  const all = machine ?? [...a, ...aaaa]
  return {
    lookup: () =>
      all.length > 0 ? Promise.resolve(all.map(address => ({ address }))) : failing('ENOTFOUND'),
    resolve4: () => inDns(a),
    resolve6: () => inDns(aaaa),
    resolveCname: host => inDns(cname[host] === undefined ? [] : [cname[host]]),
    cancel: () => {},
  }
}

const ask = (host: string, records: Records) => resolveHost(host, { timeoutMs: 5_000 }, resolverWith(records))

it('tells a private address from a public one', async () => {
  expect(await ask(rds, { a: ['10.0.3.4'] })).toMatchObject({
    state: 'answered',
    value: {
      addresses: [{ address: '10.0.3.4', family: 4, scope: 'private' }],
      aliases: [],
      rdsName: rds,
      by: 'dns',
      isLoopback: false,
    },
  })
  expect(await ask(rds, { a: ['52.1.2.3'], aaaa: ['2a05:d018::1'] })).toMatchObject({
    value: { addresses: [{ scope: 'public' }, { scope: 'public', family: 6 }] },
  })
})

it('follows aliases to the name of RDS, and not in circles', async () => {
  const cname = { 'db.example.com': 'orders.internal.example.com', 'orders.internal.example.com': rds }
  expect(await ask('db.example.com', { a: ['10.0.3.4'], cname })).toMatchObject({
    value: { aliases: ['orders.internal.example.com', rds], rdsName: rds },
  })
  const circle = { 'a.example.com': 'b.example.com', 'b.example.com': 'a.example.com' }
  expect(await ask('a.example.com', { a: ['10.0.3.4'], cname: circle })).toMatchObject({
    value: { aliases: ['b.example.com'] },
  })
})

it('knows no name of RDS where there is none', async () => {
  for (const host of ['db.example.com', 'rds.amazonaws.com', `${rds}.example.com`]) {
    expect(await ask(host, { a: ['10.0.3.4'] })).not.toHaveProperty('value.rdsName')
  }
  expect(await ask('db.cabc.cn-north-1.rds.amazonaws.com.cn', { a: ['10.0.3.4'] })).toHaveProperty(
    'value.rdsName',
  )
})

it('says when only this machine knows the name, as with a tunnel in the hosts file', async () => {
  expect(await ask(rds, { machine: ['127.0.0.1'], a: ['10.0.3.4'] })).toMatchObject({
    value: { by: 'hosts', isLoopback: true },
  })
  expect(await ask('db.test', { machine: ['10.9.9.9'] })).toMatchObject({
    value: { by: 'hosts', isLoopback: false },
  })
})

it('does not take an address that changes for one of this machine', async () => {
  expect(await ask(rds, { machine: ['10.0.3.5'], a: ['10.0.3.4'] })).toMatchObject({ value: { by: 'dns' } })
})

it('says that it does not know when name servers cannot be asked', async () => {
  expect(await ask(rds, { machine: ['10.0.3.5'], down: true })).toMatchObject({
    value: { by: 'unknown', aliases: [] },
  })
})

it('fails in the words of the machine where there is no such name', async () => {
  expect(await ask(rds, {})).toMatchObject({ state: 'failed', error: { kind: 'network', code: 'ENOTFOUND' } })
})

it('asks nobody about an address', async () => {
  const nobody = { ...resolverWith({}), lookup: () => failing('asked') }
  expect(await resolveHost('10.1.2.3', { timeoutMs: 5_000 }, nobody)).toMatchObject({
    value: { by: 'literal', addresses: [{ address: '10.1.2.3', scope: 'private' }] },
  })
  expect(await resolveHost('::1', { timeoutMs: 5_000 }, nobody)).toMatchObject({
    value: { isLoopback: true },
  })
})

it('reads aliases and addresses from a real name server, and gives up on a silent one', async () => {
  const server = await nameServer({ 'db.example.com': rds })
  const machine = { ...systemResolver([server]), lookup: async () => [{ address: '10.0.3.4' }] }
  expect(await resolveHost('db.example.com', { timeoutMs: 20_000 }, machine)).toMatchObject({
    value: { aliases: [rds], rdsName: rds, by: 'dns' },
  })
  const silent = {
    ...systemResolver([await nameServer(undefined)]),
    lookup: async () => [{ address: '10.0.3.4' }],
  }
  expect(await resolveHost('db.example.com', { timeoutMs: 100 }, silent)).toMatchObject({
    error: { kind: 'timeout' },
  })
})

/** Answers with the alias and, for addresses, 10.0.3.4 behind it; says nothing at all when there are no aliases. */
async function nameServer(aliases: Readonly<Record<string, string>> | undefined): Promise<string> {
  const socket = createSocket('udp4')
  socket.on('message', (query, peer) => {
    if (aliases) socket.send(answerTo(query, aliases), peer.port, peer.address)
  })
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve))
  onTestFinished(() => void socket.close())
  return `127.0.0.1:${socket.address().port}`
}

/** https://www.rfc-editor.org/rfc/rfc1035#section-4 */
function answerTo(query: Buffer, aliases: Readonly<Record<string, string>>): Buffer {
  const end = query.indexOf(0, 12) + 5
  const question = query.subarray(12, end)
  const name = namesOf(question)
  const type = question.readUInt16BE(question.length - 4)
  const alias = aliases[name]
  const records = [
    ...(alias === undefined ? [] : [record(name, 5, encodeName(alias))]),
    ...(type === 1 ? [record(alias ?? name, 1, Buffer.from([10, 0, 3, 4]))] : []),
  ]
  const head = Buffer.from(query.subarray(0, 12))
  head.writeUInt16BE(0x8180, 2)
  head.writeUInt16BE(records.length, 6)
  head.writeUInt16BE(0, 8)
  head.writeUInt16BE(0, 10)
  return Buffer.concat([head, question, ...records])
}

function namesOf(question: Buffer): string {
  const labels: string[] = []
  for (let at = 0; question[at]; at += 1 + question[at]!) {
    labels.push(question.subarray(at + 1, at + 1 + question[at]!).toString())
  }
  return labels.join('.')
}

function encodeName(name: string): Buffer {
  const labels = name.split('.').flatMap(label => [Buffer.from([label.length]), Buffer.from(label)])
  return Buffer.concat([...labels, Buffer.from([0])])
}

function record(name: string, type: number, value: Buffer): Buffer {
  const tail = Buffer.alloc(10)
  tail.writeUInt16BE(type, 0)
  tail.writeUInt16BE(1, 2)
  tail.writeUInt32BE(60, 4)
  tail.writeUInt16BE(value.length, 8)
  return Buffer.concat([encodeName(name), tail, value])
}
