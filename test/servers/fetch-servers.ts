// Debian's PostgreSQL and MariaDB with PAM, unpacked into a folder of this run: nothing of them is installed, only the
// libraries that they need. So no server of the machine is touched, none is started, and its PAM stays as it is.

import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

export type Servers =
  | { readonly state: 'absent'; readonly why: string }
  | {
      readonly state: 'unpacked'
      /** The root of what was unpacked. */
      readonly folder: string
      readonly postgresVersion: string
    }

declare module 'vitest' {
  export interface ProvidedContext {
    servers: Servers
  }
}

/** Runs once, before the tests. Throws with what apt said when it could have worked. */
export function setup(project: TestProject): (() => void) | undefined {
  const why = reasonAgainst()
  if (why !== undefined) {
    project.provide('servers', { state: 'absent', why })
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'rdsaudit-servers-'))
  chmodSync(folder, 0o755)
  project.provide('servers', { state: 'unpacked', folder, postgresVersion: fetchInto(folder) })
  const before = new Set(pamFolders())
  return () => {
    const left = pamFolders().filter(path => !before.has(path))
    for (const path of [folder, ...left]) rmSync(path, { recursive: true, force: true })
  }
}

/** libpam_wrapper leaves the copies that it works with behind. */
function pamFolders(): readonly string[] {
  return readdirSync('/tmp')
    .filter(name => /^pam\..$/.test(name))
    .map(name => join('/tmp', name))
}

function reasonAgainst(): string | undefined {
  if (!existsSync('/usr/bin/apt-get')) return 'this is no Debian: apt-get is missing'
  return userInfo().uid === 0 ? undefined : 'only root may install the libraries of the servers'
}

function fetchInto(folder: string): string {
  run('apt-get', ['update', '-qq'])
  const version = /Depends: postgresql-(\d+)/.exec(run('apt-cache', ['depends', 'postgresql']))?.[1]
  if (version === undefined) throw new Error('apt knows no PostgreSQL')
  const programs = [`postgresql-${version}`, 'mariadb-server-core', 'libpam-script', 'libpam-wrapper']
  // One plug-in is wanted of it, and nothing of the many packages that it asks for.
  const others = ['mariadb-server']
  const debs = join(folder, 'debs')
  mkdirSync(debs)
  // apt downloads as a user of its own.
  chmodSync(debs, 0o777)
  run('apt-get', ['download', '-qq', ...programs, ...others], debs)
  for (const name of readdirSync(debs)) {
    const deb = join(debs, name)
    run('dpkg-deb', ['-x', deb, folder])
    if (programs.some(program => name.startsWith(`${program}_`))) installLibraries(deb)
  }
  rmSync(debs, { recursive: true })
  run('chmod', ['-R', 'a+rX', folder])
  return version
}

function installLibraries(deb: string): void {
  const needs = run('dpkg-deb', ['-f', deb, 'Depends']).trim()
  run('apt-get', ['satisfy', '-y', '-qq', '--no-install-recommends', needs])
}

function run(program: string, args: readonly string[], cwd = '/'): string {
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' }
  return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
