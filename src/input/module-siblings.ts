// Files of Terraform that are checked → the other files of their folders, which say what they mean.

import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { InputFile } from './find-files.ts'
import { folderOf, isFileOfValues, isModuleFile } from './module-names.ts'

/** Nothing of a folder that cannot be opened: its files say so themselves. */
export function siblingsOf(files: readonly InputFile[]): readonly InputFile[] {
  const given = new Set(files.map(({ absolute }) => absolute))
  const folders = new Map(
    files.flatMap(({ path, absolute }) =>
      isModuleFile(path) ? [[dirname(absolute), folderOf(path)] as const] : [],
    ),
  )
  return [...folders].flatMap(([folder, shown]) =>
    namesIn(folder)
      .map(name => ({ path: shown + name, absolute: join(folder, name), named: false }))
      .filter(({ absolute }) => !given.has(absolute)),
  )
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isFile() && (isModuleFile(entry.name) || isFileOfValues(entry.name)))
      .map(({ name }) => name)
  } catch {
    return []
  }
}
