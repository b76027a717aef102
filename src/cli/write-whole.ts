// A file that is there whole or not at all: written beside its place first, then moved there.

import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Only its owner may read the file. Throws what the file system throws, and leaves nothing behind then. */
export function writeWhole(path: string, pieces: Iterable<string>, unique: string): void {
  const beside = join(dirname(path), `.${basename(path)}.${unique}.tmp`)
  try {
    const file = openSync(beside, 'wx', 0o600)
    try {
      for (const piece of pieces) writeFileSync(file, piece)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
