// Folders for reports.

import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it. Not by Node's `recursive`, which tries for ever where a folder is there that takes no
 * other, as `/proc` does.
 */
export function makeFolder(absolute: string): void {
  if (existsSync(absolute)) return
  makeFolder(dirname(absolute))
  mkdirSync(absolute)
}
