// Documents that were found → the globs with which `check` finds them again, and those that come to lie beside them.

import type { ReadDocument } from '../model/document.ts'

/** Folder by folder; in the folder of the configuration itself only what was found, for much else lies there. */
export function foldersToInclude(documents: readonly ReadDocument[]): readonly string[] {
  const globs = documents.map(({ path }) => {
    const slash = path.lastIndexOf('/')
    if (slash < 0) return literally(path)
    const dot = path.lastIndexOf('.')
    const ending = dot > slash ? path.slice(dot) : ''
    return `${literally(path.slice(0, slash))}/*${literally(ending)}`
  })
  return [...new Set(globs)].sort()
}

/** With the characters that mean something in a glob as they are. */
function literally(path: string): string {
  return path.replace(/[*?[\]{}!()\\]/g, '\\$&')
}
