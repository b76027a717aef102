// A snapshot as text: what `collect` writes, and what `check --live` judges, to the letter.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonValue } from '../base/json-value.ts'
import { visibleJson } from '../base/visible-json.ts'

/** Lists that are longer than memory, by the JSON pointer of where they belong. */
export type ListsBeside = ReadonlyMap<string, Iterable<JsonValue>>

/** Characters that are given at once. */
const portion = 1 << 18
const indent = '  '

/** The text in pieces, as `JSON.stringify(snapshot, null, 2)` would write it with all its lists. */
export function* snapshotPieces(snapshot: JsonValue, beside: ListsBeside = new Map()): Generator<string> {
  let pending: string[] = []
  let length = 0
  for (const piece of piecesOf(snapshot, '', '\n', beside)) {
    pending.push(piece)
    length += piece.length
    if (length < portion) continue
    yield pending.join('')
    pending = []
    length = 0
  }
  yield `${pending.join('')}\n`
}

/** `line` is the end of a line with the indentation of the next one. */
function* piecesOf(value: JsonValue, pointer: string, line: string, beside: ListsBeside): Generator<string> {
  const list = beside.get(pointer)
  const below = line + indent
  if (list) {
    yield* between('[', line, ']', list, function* (item) {
      yield `${below}${textOf(item, below)}`
    })
  } else if (![...beside.keys()].some(one => one.startsWith(`${pointer}/`))) {
    yield textOf(value, line)
  } else if (isArray(value)) {
    yield* between('[', line, ']', value.entries(), function* ([index, item]) {
      yield below
      yield* piecesOf(item, childPointer(pointer, index), below, beside)
    })
  } else if (isObject(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    yield* between('{', line, '}', members, function* ([name, member]) {
      yield `${below}${JSON.stringify(name)}: `
      yield* piecesOf(member, childPointer(pointer, name), below, beside)
    })
  }
}

function* between<T>(
  start: string,
  line: string,
  end: string,
  items: Iterable<T>,
  piecesOfItem: (item: T) => Generator<string>,
): Generator<string> {
  let isFirst = true
  yield start
  for (const item of items) {
    if (!isFirst) yield ','
    isFirst = false
    yield* piecesOfItem(item)
  }
  yield isFirst ? end : `${line}${end}`
}

/** Ends of lines stand between tokens alone: within strings they are escaped. */
function textOf(value: JsonValue, line: string): string {
  return visibleJson(JSON.stringify(value, null, indent)).replaceAll('\n', line)
}
