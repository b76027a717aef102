// JSON pointers → places in YAML text. Loaded only for documents that have something to report.

import { type Alias, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'
import { pointerTokens } from '../base/json-pointer.ts'
import type { NodePlace, TextPlace } from '../model/place.ts'
import type { JsonLocator } from './json-locator.ts'
import {
  intrinsicOfTag,
  mergedMaps,
  pairOf,
  parseYaml,
  placeOf,
  targetsOf,
  type YamlTree,
} from './yaml-text.ts'

export function locateYaml(text: string): JsonLocator {
  let parsed: YamlTree | undefined
  const parse = () => {
    if (parsed) return parsed
    const tree = parseYaml(text)
    parsed = 'documents' in tree ? tree : { documents: [] }
    return parsed
  }
  return {
    find(place) {
      if (place.pointer === '' && place.part === undefined) return inkOf(text)
      return find(text, parse(), place)
    },
  }
}

function find(text: string, { documents }: YamlTree, place: NodePlace): TextPlace {
  const tokens = pointerTokens(place.pointer)
  const document = documents.length === 1 ? documents[0] : documents[Number(tokens.shift())]
  const targets = document ? targetsOf(document) : new Map<Alias, Node>()
  let node = document?.contents as Node | undefined
  let key: Node | undefined
  for (let depth = 0; depth < tokens.length && node; depth++) {
    const token = tokens[depth] as string
    if (isAlias(node)) node = targets.get(node)
    // The short form of an intrinsic function has no node of its own for the name.
    if (intrinsicOfTag(node) === token) continue
    const child = childOf(node, token, targets)
    if (!child) return node ? headOf(text, node) : { offset: 0, length: 0 }
    ;({ node, key } = child)
  }
  if (place.on === 'key' && key) return placeOf(key)
  if (!node) return key ? placeOf(key) : { offset: 0, length: 0 }
  return partOf(text, node, place) ?? shownOf(text, node)
}

interface Child {
  readonly node: Node | undefined
  readonly key: Node | undefined
}

function childOf(
  node: Node | undefined,
  token: string,
  targets: ReadonlyMap<Alias, Node>,
): Child | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(token)] as Node | undefined
    return item ? { node: item, key: undefined } : undefined
  }
  if (!isMap(node)) return undefined
  const pair = pairOf(node, token)
  if (pair) return { node: (pair.value ?? undefined) as Node | undefined, key: pair.key as Node }
  for (const merged of mergedMaps(node)) {
    const map = isAlias(merged) ? targets.get(merged) : (merged as Node)
    const child = childOf(map, token, targets)
    if (child) return child
  }
  return undefined
}

/** A stretch of a string that is written as it is. */
function partOf(text: string, node: Node, { part }: NodePlace): TextPlace | undefined {
  if (!part || !isScalar(node) || typeof node.value !== 'string') return undefined
  const { offset, length } = placeOf(node)
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0
  if (text.slice(offset + quoted, offset + length - quoted) !== node.value) return undefined
  return { offset: offset + quoted + part.from, length: Math.max(1, part.to - part.from) }
}

/** Without the line ends that belong to blocks. */
function shownOf(text: string, node: Node): TextPlace {
  const { offset, length } = placeOf(node)
  return { offset, length: text.slice(offset, offset + length).trimEnd().length }
}

function headOf(text: string, node: Node): TextPlace {
  const { offset, length } = placeOf(node)
  if (isScalar(node)) return { offset, length }
  const end = text.indexOf('\n', offset)
  return { offset, length: Math.max(1, Math.min(length, (end < 0 ? text.length : end) - offset)) }
}

/** The text without the white space around it. */
function inkOf(text: string): TextPlace {
  const offset = text.length - text.trimStart().length
  return { offset, length: text.trimEnd().length - offset }
}
