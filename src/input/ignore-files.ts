// `.gitignore` files, from the root of the repository down, layered as git does: the deepest that decides, decides.

import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Ignore } from 'ignore'
import { readFound } from './open-file.ts'

/** What the ignore files from the repository's root down to one folder say. */
export interface IgnoreFiles {
  ignores(absolute: string, isFolder: boolean): boolean
  /** The same, and the `.gitignore` of a folder below. */
  enter(folder: string): Promise<IgnoreFiles>
}

/**
 * The ignore files that apply to a folder from above; its own is added by `enter`. A folder that is ignored itself was
 * asked for all the same: then nothing from above applies.
 */
export async function openIgnoreFiles(folder: string): Promise<IgnoreFiles> {
  let layers = layered([])
  for (const above of foldersAbove(folder)) {
    if (existsSync(join(above, '.gitignore'))) layers = await layers.enter(above)
  }
  return layers.ignores(folder, true) ? layered([]) : layers
}

/** From the repository's root to the parent of `folder`; none outside a repository. */
function foldersAbove(folder: string): string[] {
  const above: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return above.reverse()
    const parent = dirname(at)
    if (parent === at) return []
    above.push(parent)
  }
}

interface Layer {
  readonly folder: string
  readonly rules: Ignore
}

function layered(layers: readonly Layer[]): IgnoreFiles {
  return {
    ignores(absolute, isFolder) {
      for (let i = layers.length - 1; i >= 0; i--) {
        const { folder, rules } = layers[i] as Layer
        const path = relative(folder, absolute).split(sep).join('/') + (isFolder ? '/' : '')
        const verdict = rules.test(path)
        if (verdict.ignored || verdict.unignored) return verdict.ignored
      }
      return false
    },
    async enter(folder) {
      const { default: ignore } = await import('ignore')
      const rules = ignore().add(readIgnoreFile(join(folder, '.gitignore')))
      return layered([...layers, { folder, rules }])
    },
  }
}

/** An ignore file that cannot be read ignores nothing: looking at too much is the safe side. */
function readIgnoreFile(path: string): string {
  try {
    return readFound(path).toString('utf8')
  } catch {
    return ''
  }
}
