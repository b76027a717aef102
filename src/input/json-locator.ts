// JSON pointers → offsets in the text, through a parser that keeps positions. Loaded only for documents that have
// something to report.

import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { childPointer, pointerTokens } from '../base/json-pointer.ts'
import type { DuplicateMember } from '../model/document.ts'
import type { NodePlace, TextPlace } from '../model/place.ts'
import { decodeEmbedded, isUrlEncodedJson } from './embedded-text.ts'
import { type JsonSeeker, type SoughtNode, seekJson } from './json-seek.ts'

/** Where the nodes of one JSON text are. */
export interface JsonLocator {
  /** The stretch of text of a place; of the nearest enclosing node if the place itself cannot be found. */
  find(place: NodePlace): TextPlace
}

// Each is a text of its own with an index; places come policy by policy, and a large document has tens of thousands.
const mostOpened = 200

/** `embedded` holds the pointers of strings that are JSON texts themselves; places may lie inside those. */
export function locateJson(text: string, embedded: readonly string[] = []): JsonLocator {
  if (isUrlEncodedJson(text)) return locateUrlEncoded(text)
  let seeker: JsonSeeker | undefined
  const seek = (pointer: string) => {
    seeker ??= seekJson(text)
    return seeker.seek(pointer)
  }
  const inside = new Set(embedded)
  const inner = new Map<string, InnerText | undefined>()

  const open = (pointer: string): InnerText | undefined => {
    if (inner.has(pointer)) return inner.get(pointer)
    const { node, found } = seek(pointer)
    const isString = found && text[node.offset] === '"'
    const decoded = isString ? decodeEmbedded(text.slice(node.offset, node.offset + node.length)) : undefined
    const entry = decoded && {
      locator: locateJson(decoded.text),
      toOuter: (offset: number) => node.offset + decoded.sourceOffset(offset),
    }
    if (inner.size >= mostOpened) inner.clear()
    inner.set(pointer, entry)
    return entry
  }

  return {
    find(place) {
      // The whole document is found without looking into it.
      if (place.pointer === '' && place.part === undefined) return inkOf(text)
      const outside = inside.size === 0 ? undefined : stringAround(place.pointer, inside)
      const nested = outside === undefined ? undefined : open(outside)
      if (nested && outside !== undefined) {
        const found = nested.locator.find({ ...place, pointer: place.pointer.slice(outside.length) })
        const start = nested.toOuter(found.offset)
        return { offset: start, length: nested.toOuter(found.offset + found.length) - start }
      }
      return spanOf(text, seek(place.pointer), place)
    },
  }
}

/** A policy inside a string. */
interface InnerText {
  readonly locator: JsonLocator
  readonly toOuter: (offset: number) => number
}

/** The pointer of the string that holds a place; undefined for a place that is in none. */
function stringAround(pointer: string, strings: ReadonlySet<string>): string | undefined {
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const outer = pointer.slice(0, end)
    if (strings.has(outer)) return outer
  }
  return undefined
}

/** The text without the white space around it. */
function inkOf(text: string): TextPlace {
  const offset = text.length - text.trimStart().length
  return { offset, length: text.trimEnd().length - offset }
}

/** A whole file of URL-encoded text, as the raw IAM API answers. */
function locateUrlEncoded(text: string): JsonLocator {
  const decoded = decodeEmbedded(text)
  const inner = locateJson(decoded.text)
  return {
    find(place) {
      const found = inner.find(place)
      const offset = decoded.sourceOffset(found.offset)
      return { offset, length: decoded.sourceOffset(found.offset + found.length) - offset }
    },
  }
}

/**
 * Members whose name stands before in the same object, in the order of the text. `embedded` holds the pointers of
 * strings that are JSON texts to be searched as well.
 */
export function findDuplicates(text: string, embedded: readonly string[] = []): DuplicateMember[] {
  const whole = isUrlEncodedJson(text) ? decodeEmbedded(text) : undefined
  const tree = treeOf(whole?.text ?? text)
  const found = duplicatesOf(tree, '', offset => whole?.sourceOffset(offset) ?? offset)
  for (const pointer of embedded) {
    const node = nodeAt(tree, pointer)
    if (node?.type !== 'string' || whole) continue
    const inner = decodeEmbedded(text.slice(node.offset, node.offset + node.length))
    found.push(
      ...duplicatesOf(treeOf(inner.text), pointer, offset => node.offset + inner.sourceOffset(offset)),
    )
  }
  return found.sort((a, b) => a.again.offset - b.again.offset)
}

/** `root` is the tree's own pointer; `toSource` maps offsets in its text to offsets in the document's. */
function duplicatesOf(
  tree: Node | undefined,
  root: string,
  toSource: (offset: number) => number,
): DuplicateMember[] {
  const found: DuplicateMember[] = []
  const placeOfKey = ({ offset, length }: Node): TextPlace => {
    const start = toSource(offset)
    return { offset: start, length: toSource(offset + length) - start }
  }
  const open: { readonly node: Node; readonly pointer: string }[] = tree
    ? [{ node: tree, pointer: root }]
    : []
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, pointer } = next
    if (node.type === 'array') {
      for (const [index, child] of (node.children ?? []).entries()) {
        open.push({ node: child, pointer: childPointer(pointer, index) })
      }
    }
    if (node.type !== 'object') continue
    const seen = new Map<string, Node>()
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? []
      if (!key) continue
      const name = String(key.value)
      const first = seen.get(name)
      if (first) found.push({ name, pointer, first: placeOfKey(first), again: placeOfKey(key) })
      else seen.set(name, key)
      if (value) open.push({ node: value, pointer: childPointer(pointer, name) })
    }
  }
  return found
}

/** Undefined for a text that nests too deeply to be parsed with positions. */
export function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The node of a pointer; in an object that has the name twice, the last. */
export function nodeAt(tree: Node | undefined, pointer: string): Node | undefined {
  let node = tree
  for (const token of pointerTokens(pointer)) {
    if (!node) return undefined
    node = childAt(node, token)
  }
  return node
}

/** The last member of a name counts, as it does for every JSON parser. */
function childAt(node: Node, token: string): Node | undefined {
  if (node.type === 'array') return findNodeAtLocation(node, [Number(token)])
  return node.children?.findLast(property => property.children?.[0]?.value === token)?.children?.[1]
}

function spanOf(
  text: string,
  { node, found }: { readonly node: SoughtNode; readonly found: boolean },
  place: NodePlace,
): TextPlace {
  // An object or list that lacks what was asked for is shown by its bracket, not by all its lines.
  if (!found) return { offset: node.offset, length: /[{[]/.test(text.charAt(node.offset)) ? 1 : node.length }
  const { offset, length } = place.on === 'key' && node.key ? node.key : node
  if (place.part && text[offset] === '"') {
    const { sourceOffset } = decodeEmbedded(text.slice(offset, offset + length), 'json-string')
    const start = sourceOffset(place.part.from)
    return { offset: offset + start, length: Math.max(1, sourceOffset(place.part.to) - start) }
  }
  return { offset, length }
}
