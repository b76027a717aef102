// Debian's own PostgreSQL and MariaDB, set up as RDS sets up its: TLS, PAM for the users of IAM, passwords for others.

import { chownSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Authority, makeAuthority } from '../../src/lab/certificates.ts'
import { listen } from '../../src/lab/gate/gate.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { commandOf, identifier, makeTables, quote } from '../../src/lab/mysql/real-mariadb.ts'
import { makeCluster, setupOf } from '../../src/lab/postgres/real-postgres.ts'
import { makePlace, type ServerPlace, startServer } from '../../src/lab/private-server.ts'
import type { World } from '../../src/lab/world.ts'
import type { Door } from '../lab/login-cases.ts'
import type { Servers } from './fetch-servers.ts'
import { openPamStack, type PamStack } from './pam.ts'

type Unpacked = Extract<Servers, { readonly state: 'unpacked' }>

export interface PamDoor extends Door {
  close(): Promise<void>
}

interface ServerToBe {
  readonly unpacked: Unpacked
  readonly world: World
  readonly lab: Lab
  readonly place: ServerPlace
  readonly pam: PamStack
  readonly port: number
  readonly certificate: { readonly cert: string; readonly key: string }
}

/** A server in place of the lab's gate; it asks the lab about every token. */
export async function openPamDoor(lab: Lab, world: World, unpacked: Unpacked): Promise<PamDoor> {
  const { host, port: ownPort, engine } = world.link!
  const { folder, options } = makePlace()
  let fault: string | undefined
  const pam = await openPamStack(unpacked.folder, folder, (user, token) => {
    const verdict = lab.judgeToken(host, user, token)
    fault = verdict.ok ? undefined : verdict.fault
    return fault
  })
  const place = { folder, options: { ...options, env: { ...options.env, ...pam.env } } }
  const authority = makeAuthority(Date.now())
  const port = await freePort()
  const certificate = writeCertificate(authority, host, place)
  const start = engine === 'mysql' ? startMariadb : startPostgres
  const server = await start({ unpacked, world, lab, place, pam, port, certificate })
  return {
    lab: { ...lab, ca: authority.ca, connectTo: [`${host}:${ownPort}:127.0.0.1:${port}`] },
    world,
    lastFault: () => fault,
    close: async () => {
      pam.close()
      await server.stop()
    },
  }
}

async function startPostgres({ unpacked, world, lab, place, pam, port, certificate }: ServerToBe) {
  const bin = join(unpacked.folder, 'usr', 'lib', 'postgresql', unpacked.postgresVersion, 'bin')
  const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
  const [database] = world.databases
  const passwords = database!.users
    .filter(({ password }) => password)
    .map(({ name }) => `alter role "${name}" password '${lab.passwordOf(database!.resourceId, name)}'`)
  const cluster = await makeCluster(binaries, place, [...setupOf(database!), ...passwords])
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
  const rules = [
    `hostssl all +rds_iam all pam pamservice=${pam.service}`,
    'hostnossl all +rds_iam all reject',
    'host all all all scram-sha-256',
  ]
  writeFileSync(join(cluster, 'pg_hba.conf'), `${rules.join('\n')}\n`)
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    ssl: 'on',
    ssl_cert_file: certificate.cert,
    ssl_key_file: certificate.key,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return startServer({
    command: [binaries.postgres, '-D', cluster, ...flags],
    place,
    ready: /ready to accept connections/,
    fault: /FATAL:/,
    stopSignal: 'INT',
  })
}

async function startMariadb({ unpacked, world, lab, place, pam, port, certificate }: ServerToBe) {
  const { folder } = unpacked
  const binaries = { mariadbd: join(folder, 'usr/sbin/mariadbd'), share: join(folder, 'usr/share/mysql') }
  const [database] = world.databases
  const users = database!.users.flatMap(({ name, plugin }) => {
    const proof =
      plugin === 'AWSAuthenticationPlugin'
        ? `identified via pam using '${pam.service}' require ssl`
        : `identified by ${quote(lab.passwordOf(database!.resourceId, name) ?? '')}`
    return [
      `create user ${quote(name)}@'%' ${proof};`,
      ...database!.databases.map(own => `grant all on ${identifier(own)}.* to ${quote(name)}@'%';`),
    ]
  })
  const pamFlags = [
    `--plugin-dir=${join(folder, 'usr/lib/mysql/plugin')}`,
    // The other variant needs a program with rights of its own.
    '--plugin-load-add=auth_pam_v1',
    '--plugin-maturity=unknown',
  ]
  const databases = database!.databases.map(name => `create database ${identifier(name)};`)
  await makeTables(binaries, place, [...databases, ...users], pamFlags)
  return startServer({
    command: [
      ...commandOf(binaries, place),
      ...pamFlags,
      '--pam-use-cleartext-plugin=ON',
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      `--port=${port}`,
      `--socket=${join(place.folder, 's')}`,
      `--ssl-cert=${certificate.cert}`,
      `--ssl-key=${certificate.key}`,
    ],
    place,
    ready: /ready for connections/,
    fault: /\[ERROR\] Aborting/,
    stopSignal: 'TERM',
  })
}

function writeCertificate(authority: Authority, host: string, { folder }: ServerPlace) {
  const { cert, key } = authority.issue(host)
  const paths = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  const { uid, gid } = statSync(folder)
  for (const [path, text] of [
    [paths.cert, cert],
    [paths.key, key],
  ] as const) {
    writeFileSync(path, text, { mode: 0o600 })
    chownSync(path, uid, gid)
  }
  return paths
}

/** These servers cannot be told to choose a port themselves. */
async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise(resolve => server.close(resolve))
  return port
}
