// Walks the link of a lab with independent clients: AWS's SDK, its token signer, pg and mysql2. Nothing of rdsaudit.

import { connect, type Socket } from 'node:net'
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { Signer } from '@aws-sdk/rds-signer'
import mysql from 'mysql2'
import pg from 'pg'
import type { Lab } from '../../src/lab/lab.ts'
import type { Expectation, World, WorldHop, WorldLink } from '../../src/lab/world.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface Walk {
  readonly stops: Expectation['stops']
  readonly code: string
  readonly message: string
  /** What the database said about the session. */
  readonly session?: Readonly<Record<string, unknown>> | undefined
}

/** How long a connection may take: a short while where the world says that nothing will ever come. */
function patienceMs({ endpoints = [] }: Pick<World, 'endpoints'>): number {
  return endpoints.some(({ fault }) => fault === 'silent' || fault === 'blackHole') ? 400 : 20_000
}

export async function walkLink(lab: Lab, world: World): Promise<Walk> {
  const { link, identityToken } = world
  const timeoutMs = patienceMs(world)
  if (!link) throw new Error('the world has no link')
  let credentials: Credentials = lab.credentials[0]!
  try {
    if (!identityToken) await sts(lab, link, credentials).send(new GetCallerIdentityCommand())
  } catch (error) {
    return stopped('credentials', error)
  }
  try {
    for (const hop of link.hops) credentials = await assume(lab, link, hop, credentials)
  } catch (error) {
    return stopped('assume', error)
  }
  const socket = await dial(lab, link, timeoutMs)
  if (!(socket instanceof Error)) socket.destroy()
  else return stopped('connect', socket)
  try {
    return {
      stops: 'nowhere',
      code: '',
      message: '',
      session: await logIn(lab, link, await makeToken(link, credentials), { timeoutMs }),
    }
  } catch (error) {
    return stopped(isAboutTls(error) ? 'tls' : 'login', error)
  }
}

function stopped(stops: Walk['stops'], error: unknown): Walk {
  const { name, code, message } = error as Error & { readonly code?: string }
  return { stops, code: code ?? name, message }
}

function isAboutTls(error: unknown): boolean {
  const { code = '', message } = error as Error & { readonly code?: string }
  return /CERT|UNABLE_TO_VERIFY|SELF_SIGNED|HANDSHAKE/.test(code) || /SSL connection/.test(message)
}

function sts(lab: Lab, link: WorldLink, credentials: Credentials): STSClient {
  return new STSClient({ endpoint: lab.endpointUrl, region: link.region, credentials, maxAttempts: 1 })
}

async function assume(
  lab: Lab,
  link: WorldLink,
  hop: WorldHop,
  credentials: Credentials,
): Promise<Credentials> {
  const input = { RoleArn: hop.roleArn, RoleSessionName: 'walker', DurationSeconds: hop.durationSeconds }
  const client = sts(lab, link, credentials)
  const { readFileSync } = await import('node:fs')
  const { Credentials: given } = hop.webIdentity
    ? await client.send(
        new AssumeRoleWithWebIdentityCommand({
          ...input,
          WebIdentityToken: readFileSync(lab.environment['AWS_WEB_IDENTITY_TOKEN_FILE']!, 'utf8'),
        }),
      )
    : await client.send(
        new AssumeRoleCommand({
          ...input,
          ExternalId: hop.externalId,
          SourceIdentity: hop.sourceIdentity,
          Tags: hop.tags && Object.entries(hop.tags).map(([Key, Value]) => ({ Key, Value })),
        }),
      )
  return {
    accessKeyId: given!.AccessKeyId!,
    secretAccessKey: given!.SecretAccessKey!,
    sessionToken: given!.SessionToken!,
  }
}

export async function makeToken(
  link: Pick<WorldLink, 'host' | 'port' | 'region' | 'user'>,
  credentials: Credentials,
): Promise<string> {
  const { host, port, region, user } = link
  return new Signer({ hostname: host, port, region, username: user, credentials }).getAuthToken()
}

/** Address and port that `--connect-to` would give. */
export function addressOf(
  lab: Lab,
  { host, port }: Pick<WorldLink, 'host' | 'port'>,
): { host: string; port: number } {
  const entry = lab.connectTo.find(line => line.startsWith(`${host}:${port}:`))
  if (!entry) throw new Error(`the lab has no endpoint ${host}:${port}`)
  const [, , address, gate] = entry.split(':')
  return { host: address!, port: Number(gate) }
}

async function dial(lab: Lab, link: WorldLink, timeoutMs: number): Promise<Socket | Error> {
  const socket = connect(addressOf(lab, link))
  return new Promise(resolve => {
    const timer = setTimeout(() => {
      socket.destroy()
      resolve(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }))
    }, timeoutMs)
    socket.once('connect', () => resolve(socket))
    socket.once('error', resolve)
    socket.once('close', () => clearTimeout(timer))
    socket.once('connect', () => clearTimeout(timer))
  })
}

export interface LoginOptions {
  readonly tls?: false | { readonly ca: string }
  readonly timeoutMs?: number
}

/** Logs in with a token or password and asks who it is. */
export async function logIn(lab: Lab, link: WorldLink, password: string, options: LoginOptions = {}) {
  return link.engine === 'postgres'
    ? logInPostgres(lab, link, password, options)
    : logInMysql(lab, link, password, options)
}

async function logInPostgres(
  lab: Lab,
  link: WorldLink,
  password: string,
  { tls = { ca: lab.ca }, timeoutMs = 20_000 }: LoginOptions,
) {
  const client = new pg.Client({
    host: link.host,
    port: link.port,
    user: link.user,
    database: link.database,
    password,
    connectionTimeoutMillis: timeoutMs,
    ssl: tls && { ca: tls.ca, servername: link.host },
    stream: () => redirected(lab, link),
  } as pg.ClientConfig)
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('select current_user, current_database(), version()')
    return rows[0] as Record<string, unknown>
  } finally {
    client.end().catch(() => {})
  }
}

/** A socket that dials the lab, whatever address it is told. */
function redirected(lab: Lab, link: WorldLink) {
  const { host, port } = addressOf(lab, link)
  const socket = connect({ host, port, autoSelectFamily: false })
  socket.connect = (() => socket) as never
  return socket
}

async function logInMysql(
  lab: Lab,
  link: WorldLink,
  password: string,
  { tls = { ca: lab.ca }, timeoutMs = 20_000 }: LoginOptions,
) {
  const connection = mysql.createConnection({
    host: link.host,
    user: link.user,
    database: link.database,
    password,
    connectTimeout: timeoutMs,
    ...(tls && { ssl: { ca: tls.ca, verifyIdentity: true } }),
    authPlugins: { mysql_clear_password: () => () => Buffer.from(`${password}\0`) },
    stream: () => connect(addressOf(lab, link)),
  } as mysql.ConnectionOptions)
  connection.on('error', () => {})
  try {
    await new Promise<void>((resolve, reject) =>
      connection.connect(error => (error ? reject(error) : resolve())),
    )
    const [rows] = await connection
      .promise()
      .query('select current_user() as `current_user`, version() as `version`')
    return (rows as Record<string, unknown>[])[0]
  } finally {
    connection.destroy()
  }
}
