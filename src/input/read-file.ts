// Files → bytes, or a document that says why not. One buffer serves all files, one after the other.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Document } from '../model/document.ts'
import { codeOf, type InputFile } from './find-files.ts'
import { withoutWaiting } from './open-file.ts'
import { largestDocument, skipped, speaksOfPolicies, tooLarge } from './read-document.ts'

export type FileContent =
  /** Valid until the next file is read. */
  { readonly bytes: Uint8Array } | { readonly document: Document }

export interface FileReader {
  read(file: InputFile): FileContent
}

/**
 * Reads files into one buffer, large enough for nearly every policy. Not asking for the size first saves a good part of
 * the time that small files take; a file that fills the buffer is measured then.
 */
export function createFileReader(largest = largestDocument): FileReader {
  let buffer = Buffer.allocUnsafeSlow(64 * 1024)
  const readOpen = (descriptor: number, file: InputFile): FileContent => {
    let length = 0
    for (;;) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, null)
      if (read === 0) return { bytes: buffer.subarray(0, length) }
      length += read
      if (length < buffer.length) continue
      const { size } = fstatSync(descriptor)
      if (size > largest) return { document: judgeLarge(descriptor, buffer, { size, largest }, file) }
      if (length > largest) return { document: tooLarge(file.path, length, largest) }
      buffer = Buffer.concat([buffer], Math.max(size + 1, buffer.length * 2))
    }
  }
  return {
    read(file) {
      let descriptor: number | undefined
      try {
        descriptor = openSync(file.absolute, withoutWaiting)
        return readOpen(descriptor, file)
      } catch (error) {
        return { document: { state: 'unreadable', path: file.path, why: refusalOf(error) } }
      } finally {
        if (descriptor !== undefined) closeSync(descriptor)
      }
    },
  }
}

/** A large file that was only found in a folder matters if it speaks of policies; it is searched, not kept. */
function judgeLarge(
  descriptor: number,
  begun: Buffer,
  { size, largest }: { readonly size: number; readonly largest: number },
  file: InputFile,
): Document {
  if (file.named || speaksOfPolicies(begun)) return tooLarge(file.path, size, largest)
  // A word may stand across two windows.
  const overlap = 64
  const window = Buffer.allocUnsafeSlow(1024 * 1024)
  let kept = begun.copy(window, 0, begun.length - overlap)
  for (;;) {
    const read = readSync(descriptor, window, kept, window.length - kept, null)
    if (read === 0) return skipped(file.path, 'it is large, and no policy is in it')
    const end = kept + read
    if (speaksOfPolicies(window.subarray(0, end))) return tooLarge(file.path, size, largest)
    kept = Math.min(overlap, end)
    window.copyWithin(0, end - kept, end)
  }
}

function refusalOf(error: unknown): string {
  const code = codeOf(error)
  return code === 'EACCES' || code === 'EPERM' ? 'this user may not read it' : `it cannot be read (${code})`
}
