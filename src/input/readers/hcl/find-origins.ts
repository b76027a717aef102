// What a file of a module only refers to → where it is written, in the module's other files.

import type { Document, ReadDocument } from '../../../model/document.ts'
import type { NodePlace } from '../../../model/place.ts'
import { unwrapped } from './find-place.ts'
import type { Located } from './located.ts'
import type { ModuleFile } from './module-file.ts'
import { descend } from './module-resources.ts'
import type { Span } from './syntax.ts'

/** `own` is the file whose document the place is in. */
export function findOrigins(
  roots: ReadonlyMap<string, Located>,
  place: NodePlace,
  files: readonly ModuleFile[],
  own: number,
): ReturnType<NonNullable<ReadDocument['findOrigins']>> {
  return originsIn(roots, place, own).flatMap(({ file, offset, length }) => {
    const other = files[file]
    return other ? [{ document: asText(other), at: { offset, length } }] : []
  })
}

/**
 * Where a value is written in other files than the one its document is of; and what is put into its text, as far as the
 * place is about that, or it makes a pattern of the text.
 */
function originsIn(
  roots: ReadonlyMap<string, Located>,
  { pointer, part }: NodePlace,
  file: number,
): readonly Span[] {
  const last = descend(roots, pointer).passed.at(-1)?.value
  if (!last) return []
  const value = unwrapped(last)
  const pieces = (value.kind === 'scalar' && last.at.file === file && value.pieces) || []
  const text = value.kind === 'scalar' ? String(value.value) : ''
  const touched = pieces.filter(({ from, length }) =>
    part ? from < part.to && from + length > part.from : /[*?]/.test(text.slice(from, from + length)),
  )
  return [last.at, ...touched.flatMap(({ origin }) => origin ?? [])].filter(at => at.file !== file)
}

/** A file of which nothing is asked but places. */
function asText(file: ModuleFile): Document {
  return {
    state: 'read',
    ...file,
    value: {},
    duplicates: [],
    policies: [],
    misfits: [],
    brokenTexts: [],
  }
}
