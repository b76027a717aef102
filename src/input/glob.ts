// Patterns → the files that match.

import * as fs from 'node:fs'
import { resolve } from 'node:path'
import { refuseCostly } from './refuse-costly.ts'

/** Folders of what others wrote: packages, and the modules that Terraform fetched. */
export const passedOver: ReadonlySet<string> = new Set(['.git', 'node_modules', '.terraform'])

/**
 * Files that match a pattern, relative to `cwd`; `.gitignore` does not apply to what is asked for. As in folders, links to
 * files count, and links to folders are not followed, which also ends every loop.
 */
export async function glob(pattern: string | readonly string[], cwd: string): Promise<string[]> {
  if (pattern.length === 0) return []
  const patterns = typeof pattern === 'string' ? [pattern] : [...pattern]
  refuseCostly(patterns)
  const { glob: find } = await import('tinyglobby')
  const links = new Set<string>()
  const matches = await find(patterns, {
    cwd,
    absolute: true,
    dot: true,
    ignore: [...passedOver].map(name => `**/${name}/**`),
    expandDirectories: false,
    followSymbolicLinks: false,
    fs: { ...fs, readdir: listingLinksAsFiles(links) },
  })
  return matches.map(match => resolve(match)).filter(match => !links.has(match) || leadsToFile(match))
}

/** The library passes over every link, or follows all of them. */
function listingLinksAsFiles(links: Set<string>): typeof fs.readdir {
  const readdir = (
    folder: string,
    _options: object,
    done: (error: NodeJS.ErrnoException | null, entries: fs.Dirent[]) => void,
  ) =>
    fs.readdir(folder, { withFileTypes: true }, (error, entries) => {
      for (const entry of entries ?? []) {
        if (!entry.isSymbolicLink()) continue
        links.add(resolve(folder, entry.name))
        Object.assign(entry, { isFile: () => true, isSymbolicLink: () => false })
      }
      done(error, entries)
    })
  return readdir as unknown as typeof fs.readdir
}

function leadsToFile(link: string): boolean {
  try {
    return fs.statSync(link).isFile()
  } catch {
    return false
  }
}
