// Edits of a document's policies → changes of its text, in whatever it is written. Loaded only when fixes are wanted.

import type { ReadDocument } from '../model/document.ts'
import type { Edit } from '../model/edit.ts'
import { overlap, type PlacedChange, type TextChange } from '../model/text-change.ts'
import { byteColumns } from './byte-columns.ts'
import { indexLines } from './line-index.ts'
import { writtenEdits } from './written-edits.ts'

export interface DocumentEditor {
  /** The changes that make the edits; undefined when a place is not there, or two of them meet. */
  changesFor(edits: readonly Edit[]): readonly PlacedChange[] | undefined
}

/** An editor of one document. */
export async function editDocument(document: ReadDocument): Promise<DocumentEditor> {
  const changeFor =
    document.language === 'yaml'
      ? (await import('./edit-yaml.ts')).editYaml(document)
      : (await import('./edit-json.ts')).editJson(document)
  const place = placing(document.text)
  return {
    changesFor(edits) {
      const changes = (writtenEdits(document, edits) ?? []).map(changeFor)
      const known = changes.filter(change => change !== undefined)
      const meet = known.some((one, at) => known.slice(at + 1).some(other => overlap(one, other)))
      return known.length < edits.length || meet ? undefined : known.map(place)
    },
  }
}

function placing(text: string): (change: TextChange) => PlacedChange {
  const lines = indexLines(text)
  const columns = byteColumns(text, lines)
  return change => {
    const start = lines.position(change.offset)
    const end = lines.position(change.offset + change.length)
    const bytes = columns && { start: columns(start), end: columns(end) }
    return { ...change, range: { start, end }, ...(bytes && { bytes }) }
  }
}
