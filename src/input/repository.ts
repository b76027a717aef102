// The repository that a file belongs to, and whether a path leads out of it. A configuration, and links in a folder, may
// come from strangers, in a pull request: neither may have anything read or written elsewhere.

import { existsSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

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
  return repositoryAround(folder) ?? (liesIn(cwd, folder) ? cwd : folder)
}

/** Whether a path, with all links followed, is outside of a folder. What does not exist yet counts by the folder it would be in. */
export function leadsOut(root: string, absolute: string): boolean {
  return !liesIn(realPathOf(root), realPathOf(absolute))
}

/** Whether a path says that it is in a folder, whatever links there are. */
export function liesIn(root: string, absolute: string): boolean {
  const way = relative(root, absolute)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

// As many as systems follow.
const mostLinks = 40

/** With all links followed; of what does not exist yet, those of the folder it would be in. Never throws. */
export function realPathOf(absolute: string, links = 0): string {
  try {
    return realpathSync.native(absolute)
  } catch {
    const folder = dirname(absolute)
    if (folder === absolute) return absolute
    const target = links < mostLinks ? targetOf(absolute) : undefined
    if (target !== undefined) return realPathOf(resolve(realPathOf(folder), target), links + 1)
    return join(realPathOf(folder, links), basename(absolute))
  }
}

/** Where a link leads, though nothing may be there yet. */
function targetOf(absolute: string): string | undefined {
  try {
    return readlinkSync(absolute)
  } catch {
    return undefined
  }
}
