// The built package, packed and installed in an empty folder without a network. `dist/` has to be there: `npm test` builds it.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll } from 'vitest'

export interface InstalledPackage {
  /** Where it was installed: `node_modules` is in it. */
  readonly folder: string
  /** Path of what npm packed. */
  readonly tarball: string
  readonly tarballBytes: number
  /** Of the package, relative to it. */
  readonly files: readonly string[]
  /** Names of all packages that were installed. */
  readonly packages: readonly string[]
  run(
    args: readonly string[],
    cwd: string,
    env?: Readonly<Record<string, string>>,
  ): { readonly status: number | null; readonly stdout: string; readonly stderr: string }
}

/** Called in `beforeAll`; the folder goes away after all tests of the file. */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rdsaudit-package-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  // The build is not repeated: other tests run its files at this moment.
  const packed = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], process.cwd())
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  const tarball = join(folder, filename)
  writeFileSync(join(folder, 'package.json'), '{"private": true}')
  npm(['install', '--offline', '--no-audit', '--no-fund', '--cache', join(folder, 'cache'), tarball], folder)
  const own = join(folder, 'node_modules/rdsaudit')
  const paths = readdirSync(own, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(own, join(entry.parentPath, entry.name)))
  return {
    folder,
    tarball,
    tarballBytes: statSync(tarball).size,
    files: paths.map(path => path.replaceAll('\\', '/')),
    packages: readdirSync(join(folder, 'node_modules')).filter(name => !name.startsWith('.')),
    run: (args, cwd, env = {}) =>
      spawnSync(join(folder, 'node_modules/.bin/rdsaudit'), args, {
        cwd,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '', ...env },
      }),
  }
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}
