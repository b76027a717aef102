// The login to PostgreSQL: pg, on a connection whose TLS has been verified before pg gets hold of it. pg itself is told
// to use none, so there is no setting and no variable by which it could go on in plain text.

import type { TLSSocket } from 'node:tls'
import pg from 'pg'
import { type Asking, PeerFailure } from '../ask-peer.ts'
import { openVerified, type Secured } from '../network/open-secured.ts'
import type { Endpoint } from '../network/ports.ts'
import { closed } from '../wire/wire.ts'
import { guardStream } from './guard-stream.ts'
import { noToken } from './no-token.ts'
import type { LoginFacts, LoginName, Secret, Trust } from './ports.ts'
import { type AskPostgres, readPostgresFacts } from './postgres-facts.ts'
import { onlyEndingFields } from './postgres-guard.ts'

/** Throws `PeerFailure` or an error of Node. */
export async function logInPostgres(
  endpoint: Endpoint,
  { ca, user, database = user, token }: LoginName & Trust & { readonly token: Secret },
  asking: Asking,
): Promise<LoginFacts> {
  const secured = await openVerified(endpoint, ca, asking)
  asking.await(`the login of ${user}`)
  return new Promise((resolve, reject) => {
    guardStream(secured.stream, { fail: reject, inspect: onlyEndingFields() })
    connectAndRead(endpoint, { user, database, token }, secured, asking).then(resolve, error =>
      reject(asFailure(error)),
    )
  })
}

async function connectAndRead(
  { host, port }: Endpoint,
  { user, database, token }: { user: string; database: string; token: Secret },
  { stream, facts: { protocol, cipher } }: Secured,
  asking: Asking,
): Promise<LoginFacts> {
  const door: Door = { token, tokenTaken: false }
  const connection = new pg.Connection({ stream: asConnecting(stream), ssl: false } as never)
  const client = new pg.Client({
    host,
    port,
    user,
    database,
    connection,
    ssl: false,
    sslnegotiation: 'postgres',
    application_name: 'rdsaudit',
    password: giveTokenInClearOnly(connection, door),
  } as pg.ClientConfig)
  client.on('error', () => {})
  await client.connect()
  asking.await('what the session says of itself')
  const ask: AskPostgres = async sql => {
    await client.query('begin read only')
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows
    } finally {
      await client.query('rollback')
    }
  }
  const facts = await readPostgresFacts(ask)
  await Promise.race([client.end(), new Promise(resolve => stream.once('close', resolve))])
  return { ...facts, tokenTaken: door.tokenTaken, overTls: { protocol, cipher } }
}

/** The connection is there already; pg, which wants to open it, is told so. */
function asConnecting(stream: TLSSocket): TLSSocket {
  stream.connect = (() => {
    setImmediate(() => stream.emit('connect'))
    return stream
  }) as never
  return stream
}

/** pg would also prove to know the token, by hashes of it. A server that asks for that has not been asked for a token's login. */
function giveTokenInClearOnly(connection: pg.Connection, door: Door): () => Promise<string> {
  const questions = {
    authenticationCleartextPassword: 'cleartext',
    authenticationMD5Password: 'md5',
    authenticationSASL: 'scram',
  } as const
  let asked: string = 'nothing'
  for (const [event, name] of Object.entries(questions)) {
    connection.on(event, () => {
      asked = name
    })
  }
  return async () => {
    if (asked !== 'cleartext') throw noToken(asked)
    door.tokenTaken = true
    return door.token.reveal()
  }
}

interface Door {
  readonly token: Secret
  tokenTaken: boolean
}

function asFailure(error: unknown): unknown {
  if (error instanceof PeerFailure) return error
  if (error instanceof pg.DatabaseError && error.code !== undefined) {
    return new PeerFailure('refused', error.code, error.message)
  }
  // pg has no code for it.
  if (error instanceof Error && /^Connection terminated/.test(error.message)) return closed()
  return error
}
