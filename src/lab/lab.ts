// A lab: one world, running. Everything listens on 127.0.0.1 only, at ports that the system chooses.

import { randomBytes, randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFaults } from './aws/call-faults.ts'
import { type CallRecord, createAwsEndpoint } from './aws/endpoint.ts'
import { makeTokenIssuer } from './aws/identity-token.ts'
import { makeAuthority } from './certificates.ts'
import { endpointsOf } from './endpoints.ts'
import { makeEngines } from './engines.ts'
import { makeEstate } from './estate.ts'
import { type Gate, type LoginRecord, listen, openGate } from './gate/gate.ts'
import { identityOf } from './identities.ts'
import { type ClientCredentials, KeyRing } from './key-ring.ts'
import { type LoginVerdict, makeLoginJudge } from './token/judge-login.ts'
import type { World, WorldKey } from './world.ts'

export interface LabOptions {
  /** `responder`: never a real server. Default: a real PostgreSQL where one is installed. */
  readonly engines?: 'responder' | 'real'
  /** Milliseconds until a database client that does not finish its handshake is cut off. Default 30,000. */
  readonly handshakeTimeoutMs?: number
  readonly onCall?: (record: CallRecord) => void
  readonly onLogin?: (record: LoginRecord) => void
}

export interface Lab {
  /** `http://127.0.0.1:PORT`: all of AWS. */
  readonly endpointUrl: string
  /** Of the world's keys, in their order. */
  readonly credentials: readonly ClientCredentials[]
  /** What a client's environment has to hold, with the first key. */
  readonly environment: Readonly<Record<string, string>>
  /** The certificate authority of the databases, in a file and as PEM. */
  readonly caFile: string
  readonly ca: string
  /** `HOST:PORT:127.0.0.1:PORT` for every endpoint. */
  readonly connectTo: readonly string[]
  /** What answers queries, by host. */
  readonly engines: ReadonlyMap<string, string>
  /** What could not be had as wished. */
  readonly remarks: readonly string[]
  readonly mfaCode: string
  readonly calls: readonly CallRecord[]
  readonly logins: readonly LoginRecord[]
  /** The password of a database user that has one. */
  passwordOf(resourceId: string, user: string): string | undefined
  /** What the gate of the host would say to a token: for a server that asks for itself. */
  judgeToken(host: string, user: string, token: string): LoginVerdict
  stop(): Promise<void>
}

/** Starts everything. Throws when the world has a key of somebody who is not in its snapshot. */
export async function startLab(world: World, options: LabOptions = {}): Promise<Lab> {
  const now = () => Date.now() + (world.clockOffsetMs ?? 0)
  const folder = mkdtempSync(join(tmpdir(), 'rdslab-'))
  chmodSync(folder, 0o700)
  const closers: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })]
  const stop = async () => {
    await Promise.all(closers.splice(0).map(close => close()))
  }
  try {
    return await assemble(world, options, folder, now, closers, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function assemble(
  world: World,
  options: LabOptions,
  folder: string,
  now: () => number,
  closers: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<Lab> {
  const calls: CallRecord[] = []
  const logins: LoginRecord[] = []
  const estate = makeEstate(world.snapshot)
  const keyRing = new KeyRing()
  const credentials = world.keys.map(key => issue(key, keyRing, estate, now()))
  const mfaCode = String(randomInt(1_000_000)).padStart(6, '0')
  const issuer = world.identityToken && makeTokenIssuer(world.identityToken, now())

  const server = createAwsEndpoint({
    backstage: {
      estate,
      keyRing,
      issuer,
      now,
      mfaCodeOf: (serial, userArn) =>
        world.keys.some(key => key.mfaSerial === serial && key.principal === userArn) ? mfaCode : undefined,
    },
    faultOf: makeFaults(world.faults),
    onCall: record => {
      calls.push(record)
      options.onCall?.(record)
    },
  })
  const endpointUrl = `http://127.0.0.1:${await listen(server)}`
  closers.push(async () => {
    server.closeAllConnections()
    server.close()
  })

  const passwords = makePasswords(world)
  const authority = makeAuthority(Date.now())
  const strangeAuthority = makeAuthority(Date.now())
  const judge = makeLoginJudge(estate, keyRing, now)
  const endpoints = endpointsOf(world)
  const engines = await makeEngines(endpoints, world, options.engines ?? 'real')
  closers.push(engines.stop)
  const gates: { readonly name: string; readonly gate: Gate }[] = []
  const open = async (endpoint: (typeof endpoints)[number], name: string, fault: typeof endpoint.fault) => {
    const gate = await openGate({
      endpoint,
      judge,
      fault,
      authority,
      strangeAuthority,
      handshakeTimeoutMs: options.handshakeTimeoutMs ?? 30_000,
      serve: engines.serve(endpoint),
      passwordOf: user => passwords.get(`${endpoint.engine.resourceId}/${user}`),
      onLogin: record => {
        logins.push(record)
        options.onLogin?.(record)
      },
    })
    closers.push(gate.close)
    gates.push({ name, gate })
  }
  for (const endpoint of endpoints) {
    await open(endpoint, `${endpoint.host}:${endpoint.port}`, endpoint.fault)
    for (const { host, port, fault } of endpoint.aliases) await open(endpoint, `${host}:${port}`, fault)
  }

  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, authority.ca)
  const tokenFile = join(folder, 'identity-token')
  if (issuer) writeFileSync(tokenFile, issuer.token, { mode: 0o600 })
  return {
    endpointUrl,
    credentials,
    environment: environmentOf(endpointUrl, credentials, world, folder, issuer && tokenFile),
    caFile,
    ca: authority.ca,
    connectTo: gates.map(({ name, gate }) => `${name}:127.0.0.1:${gate.port}`),
    engines: engines.names,
    remarks: engines.remarks,
    mfaCode,
    calls,
    logins,
    passwordOf: (resourceId, user) => passwords.get(`${resourceId}/${user}`),
    judgeToken: (host, user, token) => {
      const endpoint = endpoints.find(candidate => candidate.host === host)
      return endpoint ? judge.judge(endpoint, user, token) : { ok: false, fault: 'wrong-host' }
    },
    stop,
  }
}

function issue(
  key: WorldKey,
  keyRing: KeyRing,
  estate: ReturnType<typeof makeEstate>,
  now: number,
): ClientCredentials {
  const identity = identityOf(key, estate)
  return keyRing.issueWithFault(identity, key.fault, now, identity.roleArn !== undefined)
}

function makePasswords({ databases }: World): ReadonlyMap<string, string> {
  return new Map(
    databases.flatMap(({ resourceId, users }) =>
      users
        .filter(({ password }) => password)
        .map(({ name }) => [`${resourceId}/${name}`, randomBytes(12).toString('base64url')] as const),
    ),
  )
}

/** The files that a client would look into are named and are not there, so that it sees nothing of its user's own. */
function environmentOf(
  endpointUrl: string,
  [credentials]: readonly ClientCredentials[],
  { link, snapshot }: World,
  folder: string,
  tokenFile: string | undefined,
): Readonly<Record<string, string>> {
  const region =
    link?.region ?? snapshot.accounts.flatMap(({ regions = [] }) => regions)[0]?.Region ?? 'us-east-1'
  return {
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...(credentials && {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      ...(credentials.sessionToken !== undefined && { AWS_SESSION_TOKEN: credentials.sessionToken }),
    }),
    AWS_CONFIG_FILE: join(folder, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...(tokenFile !== undefined && { AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile }),
  }
}
