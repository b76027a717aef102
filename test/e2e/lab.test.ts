// The built program as a lab in a process of its own: what psql makes of it, and what is left when it is killed.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import type { Lab } from '../../src/lab/lab.ts'
import { findMariadb } from '../../src/lab/mysql/binaries.ts'
import { findPostgres } from '../../src/lab/postgres/binaries.ts'
import { loadScenario } from '../../src/lab/scenarios.ts'
import { assumeLinkRole, errorOf } from '../helpers/open-lab.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { makeToken } from '../helpers/walk-link.ts'

const longest = 60_000

async function startProgram(
  args: readonly string[],
  folder: string,
): Promise<{ readonly child: ChildProcess; readonly env: Readonly<Record<string, string>> }> {
  const child = spawn(process.execPath, ['dist/rdsaudit.js', 'lab', ...args], {
    env: { PATH: process.env['PATH'], TMPDIR: folder },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    if (said.includes('MFA_CODE')) break
  }
  return {
    child,
    env: Object.fromEntries(
      [...said.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
    ),
  }
}

/** A folder that a server without privileges can enter. */
function openFolder(): string {
  const folder = tempFolder()
  chmodSync(folder, 0o711)
  return folder
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10)
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const servers = [
  ...(findPostgres() ? [['healthy', join('d', 'postmaster.pid')] as const] : []),
  ...(findMariadb() ? [['healthy-mysql', 'pid'] as const] : []),
]

it.each(servers)(
  'leaves no server of %s behind when it is killed',
  async (scenario, pidFile) => {
    const folder = openFolder()
    const { child } = await startProgram([scenario], folder)
    const path = readdirSync(folder)
      .map(name => join(folder, name, pidFile))
      .find(path => existsSync(path))!
    const pid = Number(readFileSync(path, 'utf8').split('\n')[0])
    expect(isRunning(pid)).toBe(true)
    child.kill('SIGKILL')
    await waitUntil(() => !isRunning(pid) && !existsSync(path))
  },
  longest,
)

it(
  'stops on Ctrl-C and takes its folder along',
  async () => {
    const folder = openFolder()
    const { child } = await startProgram(['healthy', '--responder', '-q'], folder)
    expect(readdirSync(folder)).toHaveLength(1)
    const code = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGINT')
    expect(await code).toBe(130)
    expect(readdirSync(folder)).toEqual([])
  },
  longest,
)

const hasPsql = ['/usr/bin/psql', '/usr/local/bin/psql'].some(path => existsSync(path))

it.runIf(hasPsql)(
  'lets psql in, with the name checked and the address its own',
  async () => {
    const { env } = await startProgram(['healthy'], openFolder())
    const world = loadScenario('healthy')
    const link = world.link!
    const [, , address, port] = env['RDSAUDIT_LAB_CONNECT_TO']!.split(':')
    const credentials = {
      accessKeyId: env['AWS_ACCESS_KEY_ID']!,
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY']!,
      sessionToken: env['AWS_SESSION_TOKEN']!,
    }
    const token = await makeToken(
      link,
      await assumeLinkRole(
        { endpointUrl: env['AWS_ENDPOINT_URL'], credentials: [credentials] } as unknown as Lab,
        world,
      ),
    )
    const psql = (password: string) =>
      promisify(execFile)('psql', ['-Atc', 'select 7'], {
        env: {
          PATH: process.env['PATH'],
          PGHOST: link.host,
          PGHOSTADDR: address,
          PGPORT: port,
          PGUSER: 'app',
          PGDATABASE: 'orders',
          PGSSLMODE: 'verify-full',
          PGSSLROOTCERT: env['RDSAUDIT_LAB_CA_FILE'],
          PGPASSWORD: password,
        },
      })
    expect((await psql(token)).stdout).toBe('7\n')
    expect((await errorOf(psql('not a token'))).message).toContain(
      'FATAL:  PAM authentication failed for user "app"',
    )
  },
  longest,
)
