// Every file that a command writes at its user's word. A law test holds that no other file of this room writes.
//
// A link in the repository may come from a stranger, in a pull request, and would lead what is written to where nobody
// meant it to be: such paths are refused. A file is there whole or as it was: it is written beside its place, then moved.

import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  fchmodSync,
  fchownSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { leadsOut, liesIn, realPathOf, repositoryAround } from '../input/repository.ts'
import type { World } from './world.ts'

export interface FileManner {
  /** Only its owner may read it, whoever could read what was there before. */
  readonly private?: boolean
  /** Refused with `EEXIST` where something is there, even a link that leads to nothing. */
  readonly onlyNew?: boolean
}

type Place = Pick<World, 'cwd'>

/** Throws an error with a `code`, as the file system does, and leaves what was there then. */
export function writeFile(
  absolute: string,
  pieces: Iterable<string>,
  world: Place,
  { private: isPrivate = false, onlyNew = false }: FileManner = {},
): void {
  makeWayFor(absolute, world)
  const mode = isPrivate ? 0o600 : 0o666
  if (onlyNew) {
    writeNew(absolute, pieces, mode)
    return
  }
  const old = statSync(absolute, { throwIfNoEntry: false })
  if (old && !(old.isFile() && isNamed.test(absolute))) {
    fill(absolute, pieces)
    return
  }
  try {
    // A link that stays inside is followed, not replaced.
    replace(realPathOf(absolute), pieces, mode, isPrivate ? undefined : old)
  } catch (error) {
    // A folder that takes no new file, or a file that is mounted by itself.
    if (!old || isPrivate || !canOnlyBeFilled(error)) throw error
    fill(absolute, pieces)
  }
}

/** At the end of a file that others write to as well. Throws an error with a `code`. */
export function addToFile(absolute: string, text: string, world: Place): void {
  makeWayFor(absolute, world)
  appendFileSync(absolute, text)
}

/**
 * Makes the folder of a file that is written later. Throws an error with a `code` where links lead the path out of the
 * repository that it seems to be in, and where there can be no such folder.
 */
export function makeWayFor(absolute: string, { cwd }: Place): void {
  const root = repositoryAround(cwd) ?? cwd
  if (liesIn(root, absolute) && leadsOut(root, absolute)) throw refusal('a link leads out of the repository')
  makeFolder(dirname(absolute))
}

/** As those of the file system. */
function refusal(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'open' })
}

/** Not by Node's `recursive`, which tries for ever where a folder is there that takes no other, as `/proc` does. */
function makeFolder(absolute: string): void {
  const found = statSync(absolute, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (found) throw refusal('ENOTDIR')
  makeFolder(dirname(absolute))
  mkdirSync(absolute)
}

/** Not a device, a pipe, or what `/dev/stdout` is: nothing takes their place. */
const isNamed = /^(?!\/dev\/|\/proc\/)/

function fill(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w')
  try {
    for (const piece of pieces) writeFileSync(file, piece)
  } finally {
    closeSync(file)
  }
}

/** With the owner and the mode of what was there. */
function replace(path: string, pieces: Iterable<string>, mode: number, old: Stats | undefined): void {
  const beside = join(dirname(path), `.rdsaudit.${randomUUID()}.tmp`)
  writeNew(beside, pieces, mode, old)
  try {
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

function writeNew(path: string, pieces: Iterable<string>, mode: number, like?: Stats): void {
  const file = openSync(path, 'wx', mode)
  try {
    for (const piece of pieces) writeFileSync(file, piece)
    if (like) makeLike(file, like)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

function makeLike(file: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(file, uid, gid)
  } catch {
    // Only who runs as root can give files away.
  }
  fchmodSync(file, mode & 0o777)
}

function canOnlyBeFilled(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EBUSY' || code === 'EXDEV'
}
