// Database servers that do what the test tells them: up to TLS as they should, and then as they like.

import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Authority, makeAuthority } from '../../src/lab/certificates.ts'
import { ByteReader } from '../../src/lab/gate/byte-reader.ts'
import { makeSecureContext, upgradeToTls } from '../../src/lab/gate/tls-upgrade.ts'
import { capabilities, packet, readPacket, text } from '../../src/lab/mysql/packets.ts'
import { readStartup } from '../../src/lab/postgres/messages.ts'
import type { CaBundle, Endpoint } from '../../src/live/network/ports.ts'
import { endpointAt, serveRaw, trusting } from './probe-lab.ts'

export interface Hostile {
  readonly endpoint: Endpoint
  readonly ca: CaBundle
  /** Everything the server received, in TLS or not. */
  received(): string
}

export interface HostileOptions {
  /** The name in the certificate. */
  readonly name?: string
  /** The name that the client believes to dial. */
  readonly host?: string
  readonly authority?: Authority
  /** MySQL: whether the greeting offers TLS. */
  readonly tls?: boolean
  /** MySQL: the plugin that the greeting names. */
  readonly plugin?: string
  /** MySQL: sent in the same segment as the greeting. */
  readonly along?: Buffer
}

/** After the user's name has come. */
export type Script = (stream: Duplex, reader: ByteReader) => Promise<void> | void

const defaults = {
  name: 'db.example.com',
  host: 'db.example.com',
  tls: true,
  plugin: 'mysql_native_password',
}

export async function hostilePostgres(script: Script, options: HostileOptions = {}): Promise<Hostile> {
  const { name, host, authority = makeAuthority(Date.now()) } = { ...defaults, ...options }
  return serve('postgres', host, authority, async (socket, hear) => {
    const secured = await afterRequest(
      socket,
      reader => readStartup(reader),
      Buffer.from('S'),
      authority,
      name,
    )
    hear(secured)
    const reader = new ByteReader(secured)
    await readStartup(reader)
    await script(secured, reader)
  })
}

export async function hostileMysql(script: Script, options: HostileOptions = {}): Promise<Hostile> {
  const {
    name,
    host,
    tls,
    plugin,
    along,
    authority = makeAuthority(Date.now()),
  } = { ...defaults, ...options }
  return serve('mysql', host, authority, async (socket, hear) => {
    hear(socket)
    socket.write(Buffer.concat([greeting(tls, plugin), along ?? Buffer.alloc(0)]))
    if (!tls) {
      const reader = new ByteReader(socket)
      await readPacket(reader)
      await script(socket, reader)
      return
    }
    const secured = await afterRequest(socket, readPacket, Buffer.alloc(0), authority, name)
    hear(secured)
    const reader = new ByteReader(secured)
    await readPacket(reader)
    await script(secured, reader)
  })
}

async function serve(
  engine: Endpoint['engine'],
  host: string,
  authority: Authority,
  talk: (socket: Socket, hear: (stream: Duplex) => void) => Promise<void>,
): Promise<Hostile> {
  let heard = ''
  const hear = (stream: Duplex) => {
    stream.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1')
    })
  }
  const port = await serveRaw(socket => {
    talk(socket, hear).catch(() => socket.destroy())
  })
  return { endpoint: endpointAt(port, engine, host), ca: trusting(authority.ca), received: () => heard }
}

async function afterRequest(
  socket: Socket,
  read: (reader: ByteReader) => Promise<unknown>,
  yes: Buffer,
  authority: Authority,
  name: string,
) {
  const reader = new ByteReader(socket)
  await read(reader)
  socket.write(yes)
  return upgradeToTls(socket, makeSecureContext(authority.issue(name)), reader.release())
}

function greeting(tls: boolean, plugin: string): Buffer {
  const all = Object.values(capabilities).reduce((flags, flag) => flags | flag, 0)
  const flags = tls ? all : all & ~capabilities.tls
  return packet(
    0,
    Buffer.from([10]),
    text('8.0.39'),
    Buffer.from([1, 0, 0, 0]),
    Buffer.from('saltsalt'),
    Buffer.from([0, flags & 0xff, (flags >> 8) & 0xff, 45, 2, 0, (flags >> 16) & 0xff, flags >>> 24, 21]),
    Buffer.alloc(10),
    Buffer.from('saltsaltsalt\0'),
    text(plugin),
  )
}

/** MySQL's request to go on with another plugin. */
export function switchTo(plugin: string, sequence: number): Buffer {
  return packet(sequence, Buffer.from([0xfe]), text(plugin), Buffer.from('saltsaltsaltsaltsalt\0'))
}
