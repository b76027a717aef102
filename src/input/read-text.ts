// One text that was named: a file or standard input, whole.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../base/errors.ts'
import { decodeText } from './decode-text.ts'
import { codeOf } from './find-files.ts'

/** Throws a `UsageError` when there is no such file, or it is no text. */
export function readTextFile(path: string, cwd: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(resolve(cwd, path))
  } catch (error) {
    const code = codeOf(error)
    throw new UsageError(
      code === 'ENOENT' ? `"${path}" does not exist` : `"${path}" cannot be read (${code})`,
    )
  }
  return textOf(bytes, path)
}

/** Throws a `UsageError` when the bytes are no text. */
export function textOf(bytes: Uint8Array, path: string): string {
  const decoded = decodeText(bytes)
  if (!decoded.ok) throw new UsageError(`${path}: ${decoded.why}`)
  return decoded.text
}
