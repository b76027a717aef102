// Files as they were in a revision of a git repository. Only git's own objects are read: no working tree, no hooks, no
// network.

import { spawnSync } from 'node:child_process'
import { UsageError } from '../base/errors.ts'

/** A folder in a repository, and the environment in which git is run. */
export interface Repository {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The two revisions of `BASE..HEAD`; with three dots, BASE is where the two parted. */
export interface GitRange {
  readonly base: string
  readonly head: string
}

/** An empty side means `HEAD`. Throws a `UsageError` for anything else than a range, and for what git does not know. */
export function resolveRange(range: string, where: Repository): GitRange {
  const parts = /^(.*?)(\.{2,3})(.*)$/s.exec(range)
  if (!parts) throw new UsageError(`--git wants BASE..HEAD, and "${range}" has no two dots`)
  const [, first = '', dots, second = ''] = parts
  const [base, head] = [commitOf(first || 'HEAD', where), commitOf(second || 'HEAD', where)]
  if (dots === '..') return { base, head }
  const { ok, output } = git(['merge-base', base, head], where)
  if (!ok) throw new UsageError(`"${range}": the two revisions have no commit in common`)
  return { base: output.toString().trim(), head }
}

function commitOf(revision: string, where: Repository): string {
  const { ok, output } = git(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    where,
  )
  // From here on a revision is forty or sixty-four digits, which git cannot take for a flag.
  const commit = output.toString().trim()
  if (!ok || !/^[0-9a-f]{40,64}$/.test(commit))
    throw new UsageError(`git knows no revision "${revision}" here`)
  return commit
}

export interface GitTree {
  /** Of the repository, with `/`, in order. Links and submodules are not among them. */
  readonly paths: readonly string[]
  /** The contents of some of the paths. */
  read(paths: readonly string[]): ReadonlyMap<string, Uint8Array>
}

export function openGitTree(commit: string, where: Repository): GitTree {
  const { ok, output } = git(['ls-tree', '-r', '-z', '--full-tree', commit], where)
  if (!ok) throw new UsageError(`git cannot list the files of ${commit}`)
  const blobs = new Map<string, string>()
  for (const entry of output.toString().split('\0')) {
    const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? []
    if (id !== undefined && path !== undefined) blobs.set(path, id)
  }
  return {
    paths: [...blobs.keys()].sort(),
    read: paths => readBlobs(new Map(paths.map(path => [path, blobs.get(path) ?? ''])), where),
  }
}

/** Where the working directory is in its repository: empty at the root, else a path that ends with `/`. */
export function prefixInRepository(where: Repository): string {
  const { ok, output } = git(['rev-parse', '--show-prefix'], where)
  if (!ok) throw new UsageError('this is no git repository, or git will not read it')
  return output.toString().replace(/\r?\n$/, '')
}

/** Answers of `cat-file --batch` are a line `ID blob LENGTH`, so many bytes, and a line break. */
function readBlobs(ids: ReadonlyMap<string, string>, where: Repository): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>()
  if (ids.size === 0) return contents
  const { ok, output } = git(['cat-file', '--batch'], where, [...ids.values()].map(id => `${id}\n`).join(''))
  if (!ok) throw new UsageError('git cannot read the files of the revision')
  let at = 0
  for (const path of ids.keys()) {
    const end = output.indexOf(0x0a, at)
    const [, kind, length] = output.subarray(at, end).toString().split(' ')
    if (end < 0 || kind !== 'blob') throw new UsageError(`git has no content for "${path}"`)
    const from = end + 1
    contents.set(path, output.subarray(from, from + Number(length)))
    at = from + Number(length) + 1
  }
  return contents
}

const mostOutput = 1024 * 1024 * 1024

function git(
  args: readonly string[],
  { cwd, env }: Repository,
  input = '',
): { readonly ok: boolean; readonly output: Buffer } {
  const { status, stdout, error } = spawnSync('git', ['--no-pager', ...args], {
    cwd,
    input,
    maxBuffer: mostOutput,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      ...env,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      LC_ALL: 'C',
    },
  })
  if (error && 'code' in error && error.code === 'ENOENT') throw new UsageError('git is not installed')
  return { ok: status === 0, output: stdout ?? Buffer.alloc(0) }
}
