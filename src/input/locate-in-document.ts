// Places → ranges and excerpts, for one document. Loaded only when a document has findings.
import { hideSecrets } from '../base/hide-secrets.ts'
import { type Document, type ReadDocument, writtenPointer } from '../model/document.ts'
import type { Place, Range } from '../model/place.ts'
import { byteColumns } from './byte-columns.ts'
import { type JsonLocator, locateJson } from './json-locator.ts'
import { indexLines } from './line-index.ts'
import { asListOfPages } from './pages.ts'

/** The line of a range, cut when very long. */
interface Excerpt {
  readonly text: string
  readonly column: number
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

export interface DocumentLocator {
  locate(place: Place): {
    readonly range: Range
    /** Columns of both ends in bytes of UTF-8; left out where they are those of the range. */
    readonly bytes?: { readonly start: number; readonly end: number }
    readonly excerpt: Excerpt
  }
}

// A minified dump is one line of megabytes; nobody reads more of it than this.
const longestExcerpt = 400
// What is cut may begin inside a secret, which is known by the name before it; a private key is shorter than this.
const farthestName = 4096

// Characters; a locator of less is made again sooner than it is worth keeping.
const worthKeeping = 1_000_000

/** Makes locators, and keeps those of large documents, in which looking for the first place takes long. */
export function locatorsKeptIn(
  kept: Map<Document, DocumentLocator>,
): (document: Document) => DocumentLocator {
  return document => {
    const locator = kept.get(document) ?? createLocator(document)
    if (textOf(document).length >= worthKeeping) kept.set(document, locator)
    return locator
  }
}

/** A locator for a document; one that has no text puts everything at its first character. */
export function createLocator(document: Document): DocumentLocator {
  const text = textOf(document)
  const lines = indexLines(text)
  const columns = byteColumns(text, lines)
  let json: JsonLocator | undefined
  const spanOf = (place: Place) => {
    if (!('pointer' in place)) return place
    if (document.state !== 'read') return { offset: 0, length: 0 }
    const pointer = writtenPointer(document, place.pointer)
    // What was put together has no characters of its own in the text.
    const { part, ...whole } = place
    const written = pointer === place.pointer && part ? place : { ...whole, pointer }
    if (document.findPlace) return document.findPlace(written)
    json ??= locatorOf(document)
    return json.find(written)
  }
  return {
    locate(place) {
      const { offset, length } = spanOf(place)
      const start = lines.position(Math.min(offset, text.length))
      const end = lines.position(Math.min(offset + length, text.length))
      const bounds = lines.lineBounds(start.line)
      const shown = excerptOf(text.slice(bounds.start, bounds.end), start.column, length)
      const excerpt = { ...shown, text: withoutItsDocument(shown.text) }
      const bytes = columns && { start: columns(start), end: columns(end) }
      return { range: { start, end }, excerpt, ...(bytes && { bytes }) }
    },
  }
}

/** The same characters: what V8 cuts from a text keeps the whole of it in memory, and findings outlive documents. */
function withoutItsDocument(cut: string): string {
  return ` ${cut}`.slice(1)
}

function textOf(document: Document): string {
  switch (document.state) {
    case 'read':
    case 'broken':
      return document.text
    case 'unreadable':
      return document.at?.text ?? ''
    case 'skipped':
      return ''
  }
}

/** Pages are located in the list that they were read as, which begins one character before them. */
function locatorOf(document: ReadDocument): JsonLocator {
  const { text, isPages } = document
  const list = isPages ? asListOfPages(text) : undefined
  const json = locateJson(list ?? text, embeddedPointers(document))
  if (list === undefined) return json
  return {
    find(place) {
      const { offset, length } = json.find(place)
      return { offset: Math.max(0, offset - 1), length: Math.min(length, text.length) }
    },
  }
}

function embeddedPointers(document: Document): readonly string[] {
  if (document.state !== 'read') return []
  return document.policies
    .filter(policy => policy.writtenAs && policy.pointer !== '')
    .map(policy => policy.pointer)
}

function excerptOf(line: string, column: number, length: number): Excerpt {
  if (line.length <= longestExcerpt)
    return { text: hideSecrets(line), column: 1, cutBefore: false, cutAfter: false }
  const room = Math.max(0, longestExcerpt - Math.min(length, longestExcerpt / 2))
  const from = Math.max(0, Math.min(column - 1 - Math.floor(room / 3), line.length - longestExcerpt))
  const to = Math.min(line.length, from + longestExcerpt)
  const ahead = Math.min(from, farthestName)
  const text = hideSecrets(line.slice(from - ahead, to)).slice(ahead)
  return { text, column: from + 1, cutBefore: from > 0, cutAfter: to < line.length }
}
