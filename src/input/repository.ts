// The repository that a file belongs to, and whether a path leads out of it. A configuration, and links in a folder, may
// come from strangers, in a pull request: neither may have anything read or written elsewhere.

import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'

/** The nearest folder with `.git`, from this one upwards. */
export function repositoryAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

/**
 * The folder that a configuration may name files in: its repository, else the working directory when that is around it,
 * else its own folder.
 */
export function boundsOf(folder: string, cwd: string): string {
  return repositoryAround(folder) ?? (isWithin(cwd, folder) ? cwd : folder)
}

/** Whether a path, with all links followed, is outside of a folder. What does not exist yet counts by the folder it would be in. */
export function leadsOut(root: string, absolute: string): boolean {
  return !isWithin(realOf(root), realOf(absolute))
}

function isWithin(root: string, absolute: string): boolean {
  const way = relative(root, absolute)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function realOf(absolute: string): string {
  try {
    return realpathSync.native(absolute)
  } catch {
    const folder = dirname(absolute)
    return folder === absolute ? absolute : join(realOf(folder), basename(absolute))
  }
}
