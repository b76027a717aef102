// JSON in pieces: of a list that is long, or longer than memory, one item is made at a time.

import { childPointer } from './json-pointer.ts'

/** Lists that take the place of what the value has there, by JSON pointer. */
export type ListsBeside = ReadonlyMap<string, Iterable<unknown>>

const indent = '  '

/** As `JSON.stringify(value, null, 2)` would write the value with all its lists. */
export function jsonPieces(value: unknown, beside: ListsBeside): Generator<string> {
  return piecesOf(value, '', '\n', beside)
}

/** `line` is the end of a line with the indentation of the next one. */
function* piecesOf(value: unknown, pointer: string, line: string, beside: ListsBeside): Generator<string> {
  const list = beside.get(pointer)
  const below = line + indent
  if (list) {
    yield* between('[', line, ']', list, function* (item) {
      yield `${below}${textOf(item, below)}`
    })
  } else if (![...beside.keys()].some(one => one.startsWith(`${pointer}/`))) {
    yield textOf(value, line)
  } else if (Array.isArray(value)) {
    yield* between('[', line, ']', value.entries(), function* ([index, item]) {
      yield below
      yield* piecesOf(item, childPointer(pointer, index), below, beside)
    })
  } else if (typeof value === 'object' && value !== null) {
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
function textOf(value: unknown, line: string): string {
  return JSON.stringify(value, null, indent).replaceAll('\n', line)
}
