// A snapshot as text: what `collect` writes, and what `check --live` judges, to the letter.

import { inPortions } from '../base/in-portions.ts'
import { jsonPieces, type ListsBeside } from '../base/json-pieces.ts'
import type { JsonValue } from '../base/json-value.ts'
import { visibleJson } from '../base/visible-json.ts'

/**
 * The text in pieces, as `JSON.stringify(snapshot, null, 2)` would write it with all its lists, of which `beside` has those
 * that are longer than memory.
 */
export function* snapshotPieces(snapshot: JsonValue, beside: ListsBeside = new Map()): Generator<string> {
  for (const text of inPortions(jsonPieces(snapshot, beside))) yield visibleJson(text)
  yield '\n'
}
