// Edits by JSON pointer → changes of YAML text, which leave every other character, comments included, as it is. What cannot be
// changed so is not changed. Loaded only for documents with fixes.

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parse,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { pointerTokens } from '../base/json-pointer.ts'
import type { JsonValue } from '../base/json-value.ts'
import type { ReadDocument } from '../model/document.ts'
import type { Edit } from '../model/edit.ts'
import type { TextChange } from '../model/text-change.ts'
import { spacedJson } from './spaced-json.ts'
import { intrinsicOfTag, pairOf, parseYaml, placeOf } from './yaml-text.ts'

/** The change that makes one edit; undefined when it cannot be made. */
export function editYaml({ text }: ReadDocument): (edit: Edit) => TextChange | undefined {
  const tree = parseYaml(text)
  const documents = 'documents' in tree ? tree.documents : []
  return edit => {
    const tokens = pointerTokens(edit.pointer)
    const document = documents.length === 1 ? documents[0] : documents[Number(tokens.shift())]
    const way = wayTo(document?.contents as Node | undefined, tokens)
    return way && changeOf(text, way, edit)
  }
}

/** A node, and what it is in. */
interface Way {
  readonly node: Node
  readonly parent: YAMLMap | YAMLSeq | undefined
  /** Undefined in a list. */
  readonly pair: Pair<Node, Node | null> | undefined
}

/** Undefined where other parts of the text have a share in a node: an anchor, an alias, a function. */
function wayTo(root: Node | undefined, tokens: readonly string[]): Way | undefined {
  let way: Way | undefined = root && { node: root, parent: undefined, pair: undefined }
  for (const token of tokens) {
    if (!way || !isOwn(way.node)) return undefined
    const { node } = way
    if (isSeq(node)) {
      const item = node.items[Number(token)] as Node | undefined
      way = item && { node: item, parent: node, pair: undefined }
    } else if (isMap(node)) {
      const pair = pairOf(node, token) as Pair<Node, Node | null> | undefined
      way = pair?.value ? { node: pair.value, parent: node, pair } : undefined
    } else return undefined
  }
  return way && isOwn(way.node) ? way : undefined
}

function isOwn(node: Node): boolean {
  return !isAlias(node) && !('anchor' in node && node.anchor) && intrinsicOfTag(node) === undefined
}

function changeOf(text: string, way: Way, edit: Edit): TextChange | undefined {
  switch (edit.do) {
    case 'replace':
      return replacement(text, way.node, edit.value)
    case 'rename': {
      const key = way.pair?.key
      return key && isScalar(key) ? replacement(text, key, edit.name) : undefined
    }
    case 'remove':
      return removal(text, way)
    case 'add':
      return addition(text, way.node, edit.name, edit.value)
  }
}

function replacement(text: string, node: Node, value: JsonValue): TextChange | undefined {
  const { offset, length } = placeOf(node)
  const isBlock = isScalar(node) ? /^BLOCK/.test(node.type ?? '') : !('flow' in node && node.flow)
  if (isBlock || text.slice(offset, offset + length).includes('\n')) return undefined
  return { offset, length, text: written(value, isScalar(node) ? node.type : undefined) }
}

/** In the quotation marks that were there, or those that it needs. */
function written(value: JsonValue, type?: string | null): string {
  if (typeof value !== 'string' || type === 'QUOTE_DOUBLE') return spacedJson(value)
  const isPlain = type !== 'QUOTE_SINGLE' && /^[A-Za-z][\w:*/.@+=-]*$/.test(value) && parse(value) === value
  return isPlain ? value : `'${value.replaceAll("'", "''")}'`
}

function removal(text: string, { node, parent, pair }: Way): TextChange | undefined {
  if (!parent || parent.items.length < 2) return undefined
  const members: readonly unknown[] = parent.items
  const at = members.indexOf(pair ?? node)
  const start = placeOf(pair?.key ?? node).offset
  const end = endOf(text, node)
  const lines = parent.flow ? undefined : wholeLines(text, start, end, pair === undefined)
  if (lines) return lines
  const next = members[at + 1]
  if (next !== undefined) return between(text, start, startOf(next))
  const before = members[at - 1]
  return parent.flow && before !== undefined ? between(text, endOf(text, nodeOf(before)), end) : undefined
}

/** A comment that stands in between would go too. */
function between(text: string, from: number, to: number): TextChange | undefined {
  return text.slice(from, to).includes('#') ? undefined : { offset: from, length: to - from, text: '' }
}

/** The lines of a member, if there is nothing else on them; an item of a list has its dash there. */
function wholeLines(text: string, start: number, end: number, isItem: boolean): TextChange | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', end) + 1
  if (to === 0) return undefined
  const isAlone = (isItem ? /^ *-[ ]+$/ : /^ *$/).test(text.slice(from, start))
  return isAlone && text.slice(end, to).trim() === ''
    ? { offset: from, length: to - from, text: '' }
    : undefined
}

/** As the first member, in the column of the one that was first. */
function addition(text: string, map: Node, name: string, value: JsonValue): TextChange | undefined {
  if (!isMap(map) || map.items.length === 0) return undefined
  const offset = startOf(map.items[0])
  const member = `${written(name)}: ${written(value)}`
  if (map.flow) return { offset, length: 0, text: `${member}, ` }
  const line = text.lastIndexOf('\n', offset - 1) + 1
  const indent = text.slice(line, offset).replace(/-/g, ' ')
  if (indent.trim() !== '') return undefined
  const lineEnd = text.slice(0, text.indexOf('\n') + 1).endsWith('\r\n') ? '\r\n' : '\n'
  return { offset, length: 0, text: `${member}${lineEnd}${indent}` }
}

function startOf(member: unknown): number {
  return placeOf((isPairLike(member) ? member.key : member) as Node).offset
}

function nodeOf(member: unknown): Node {
  return (isPairLike(member) ? (member.value ?? member.key) : member) as Node
}

function isPairLike(member: unknown): member is Pair<Node, Node | null> {
  return typeof member === 'object' && member !== null && 'key' in member
}

/** Blocks reach to the end of their last line. */
function endOf(text: string, node: Node): number {
  const { offset, length } = placeOf(node)
  return offset + text.slice(offset, offset + length).trimEnd().length
}
