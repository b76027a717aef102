// Paths, folders and globs → the files to read, and what was passed over and why.

import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { closest } from '../base/closest.ts'
import { UsageError } from '../base/errors.ts'
import type { SkippedDocument } from '../model/document.ts'
import { glob, passedOver } from './glob.ts'
import { type IgnoreFiles, openIgnoreFiles } from './ignore-files.ts'
import { refuseCostly } from './refuse-costly.ts'
import { leadsOut, repositoryAround } from './repository.ts'

/** One file to read. `named` files were asked for by name or glob; others were found in a folder. */
export interface InputFile {
  /** As shown: relative to the working directory, with `/`. */
  readonly path: string
  readonly absolute: string
  readonly named: boolean
}

export interface FoundFiles {
  readonly files: readonly InputFile[]
  readonly skipped: readonly SkippedDocument[]
}

/**
 * `exclude` are globs relative to `excludeFrom`, the folder of the configuration.
 * Throws a `UsageError` for an input that does not exist, with the name it may have meant.
 */
export async function findFiles(
  inputs: readonly string[],
  options: {
    readonly cwd: string
    readonly exclude?: readonly string[]
    readonly excludeFrom?: string
    /** Absolute paths of files that are read as if a folder were searched for them. */
    readonly include?: readonly string[]
  },
): Promise<FoundFiles> {
  const found = new Map<string, InputFile>()
  const skipped: SkippedDocument[] = []
  const shown = (absolute: string) => relative(options.cwd, absolute).split(sep).join('/') || '.'
  const excluded = await excludeBy(options.exclude ?? [], options.excludeFrom ?? options.cwd)
  const addNamed = (absolute: string) => found.set(absolute, { path: shown(absolute), absolute, named: true })
  const addMatch = (absolute: string) => {
    if (isLink(absolute) && leavesRepository(absolute)) walker.skip(shown(absolute), leavingLink)
    else addNamed(absolute)
  }
  const walker: Walker = {
    excluded,
    skip: (path, why) => skipped.push({ state: 'skipped', path, why }),
    add: ({ absolute, path }) => {
      if (!found.has(absolute)) found.set(absolute, { path, absolute, named: false })
    },
  }
  for (const input of inputs) {
    const absolute = resolve(options.cwd, input)
    const kind = kindOf(absolute)
    if (kind === 'folder')
      await walk({ absolute, path: shown(absolute) }, await openIgnoreFiles(absolute), walker)
    else if (kind === 'file') {
      // A pattern that the shell resolved looks as if the link had been named.
      if (isLink(absolute) && leavesRepository(absolute))
        throw new UsageError(`"${input}" is ${leavingLink}`, ['name the file that it leads to'])
      addNamed(absolute)
    } else if (hasMagic(input)) for (const match of await glob(input, options.cwd)) addMatch(match)
    else throw missing(input, absolute, kind)
  }
  for (const absolute of options.include ?? []) {
    const at = { absolute, path: shown(absolute) }
    if (isLink(absolute)) walkLink(at, walker)
    else walker.add(at)
  }
  const files = [...found.values()].filter(file => !excluded(file.absolute))
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)), skipped }
}

interface Walker {
  add(file: Entry): void
  skip(path: string, why: string): void
  excluded(absolute: string): boolean
}

/** A file or folder with the path it is shown by, built on the way down: working it out for each file is slow. */
interface Entry {
  readonly absolute: string
  readonly path: string
}

const candidate = /\.(jsonc?|ya?ml|tf|tfstate|tpl|tftpl|tmpl|template|policy)$/i

/** Whether files of this name are read when they are met in a folder. */
export function isCandidate(path: string): boolean {
  return candidate.test(path)
}

const notRead = /\.hcl$/i

async function walk(folder: Entry, ignored: IgnoreFiles, walker: Walker): Promise<void> {
  let entries: ReturnType<typeof readFolder>
  try {
    entries = readFolder(folder.absolute)
  } catch (error) {
    walker.skip(folder.path, `the folder cannot be opened (${codeOf(error)})`)
    return
  }
  const own = entries.some(entry => entry.name === '.gitignore')
  const rules = own ? await ignored.enter(folder.absolute) : ignored
  const prefix = folder.path === '.' ? '' : `${folder.path}/`
  for (const entry of entries) {
    const at = { absolute: `${folder.absolute}${sep}${entry.name}`, path: prefix + entry.name }
    if (entry.isDirectory()) {
      if (passedOver.has(entry.name)) continue
      if (!rules.ignores(at.absolute, true) && !walker.excluded(at.absolute)) await walk(at, rules, walker)
    } else if (rules.ignores(at.absolute, false)) continue
    else if (entry.isSymbolicLink()) walkLink(at, walker)
    else if (entry.isFile()) {
      if (candidate.test(entry.name)) walker.add(at)
      else if (notRead.test(entry.name)) walker.skip(at.path, 'templates of this kind are not read')
    }
  }
}

/** Links to files are read; links to folders are not followed, which also ends every loop. */
function walkLink(at: Entry, walker: Walker): void {
  const kind = kindOf(at.absolute)
  if (kind === 'folder') walker.skip(at.path, 'a symbolic link to a folder is not followed')
  else if (!candidate.test(at.path)) return
  else if (kind === 'file' && leavesRepository(at.absolute)) walker.skip(at.path, leavingLink)
  else if (kind === 'file') walker.add(at)
  else walker.skip(at.path, 'a symbolic link that leads nowhere')
}

const leavingLink = 'a symbolic link that leads out of the repository'

/** A link of a repository that leads elsewhere: whoever may change the repository must not have any file read. */
function leavesRepository(absolute: string): boolean {
  const root = repositoryAround(dirname(absolute))
  return root !== undefined && leadsOut(root, absolute)
}

function isLink(absolute: string): boolean {
  return lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

function readFolder(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
}

type PathKind = 'file' | 'folder' | 'missing' | 'loop' | 'forbidden' | 'special'

function kindOf(absolute: string): PathKind {
  try {
    const stat = statSync(absolute)
    return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : 'special'
  } catch (error) {
    const code = codeOf(error)
    return code === 'ELOOP' ? 'loop' : code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'missing'
  }
}

/** The name of a system error, such as `EACCES`; never its text, which may hold anything. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}

function hasMagic(input: string): boolean {
  return /[*?[\]{}!]/.test(input)
}

function missing(input: string, absolute: string, kind: PathKind): UsageError {
  switch (kind) {
    case 'loop':
      return new UsageError(`nothing to check: "${input}" is a symbolic link that leads to itself`)
    case 'forbidden':
      return new UsageError(`nothing to check: "${input}" may not be opened by this user`)
    case 'special':
      return new UsageError(`nothing to check: "${input}" is neither a file nor a folder`)
    default: {
      const near = nearestName(absolute)
      const hint = near === undefined ? '' : ` (did you mean "${rename(input, near)}"?)`
      return new UsageError(`nothing to check: "${input}" does not exist${hint}`)
    }
  }
}

function nearestName(absolute: string): string | undefined {
  const folder = dirname(absolute)
  if (!existsSync(folder) || !lstatSync(realpathSync(folder)).isDirectory()) return undefined
  const names = readFolder(folder).map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name))
  const wanted = basename(absolute)
  return closest(wanted, names, 3) ?? closest(`${wanted}/`, names, 3)
}

function rename(input: string, near: string): string {
  const folder = dirname(input)
  return folder === '.' && !input.startsWith('./')
    ? near
    : isAbsolute(input)
      ? join(folder, near)
      : `${folder}/${near}`
}

async function excludeBy(patterns: readonly string[], cwd: string): Promise<(absolute: string) => boolean> {
  if (patterns.length === 0) return () => false
  refuseCostly(patterns)
  const { default: picomatch } = await import('picomatch')
  const matches = picomatch([...patterns], { dot: true })
  return absolute => {
    const path = relative(cwd, absolute).split(sep).join('/')
    return matches(path) || matches(`${path}/`)
  }
}
