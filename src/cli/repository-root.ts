// The folder that other machines see the repository as: what paths in their reports are relative to.

import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { World } from './world.ts'

/** The workspace of the CI, else the nearest folder with `.git`, else the working directory. */
export function repositoryRoot({ cwd, env }: Pick<World, 'cwd' | 'env'>): string {
  const told = env['GITHUB_WORKSPACE'] || env['CI_PROJECT_DIR']
  if (told && isInside(cwd, told)) return told
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (dirname(folder) === folder) return cwd
  }
}

/** Turns paths as shown, relative to the working directory, into paths relative to the root. */
export function pathsFromRoot(world: Pick<World, 'cwd' | 'env'>): (path: string) => string {
  const root = repositoryRoot(world)
  if (root === world.cwd) return path => path
  return path => relative(root, resolve(world.cwd, path)).split(sep).join('/')
}

function isInside(folder: string, root: string): boolean {
  const way = relative(root, folder)
  return way === '' || (!way.startsWith('..') && way !== resolve(way))
}
