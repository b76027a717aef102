// YAML text → values as JSON has them, with the place of every node. The one file that knows the YAML parser; loaded only
// when a YAML file is met.

import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  visit,
  type YAMLMap,
  type Document as YamlDocument,
} from 'yaml'
import { childPointer } from '../base/json-pointer.ts'
import { isObject, type JsonValue } from '../base/json-value.ts'
import { unknownText } from '../base/unknown-text.ts'
import type { DuplicateMember, SyntaxProblem } from '../model/document.ts'
import type { TextPlace } from '../model/place.ts'

export interface YamlText {
  /** Of several documents, a list of their values. */
  readonly value: JsonValue
  readonly duplicates: readonly DuplicateMember[]
}

/** The parsed nodes, for places. */
export interface YamlTree {
  readonly documents: readonly YamlDocument.Parsed[]
}

export function parseYaml(text: string): YamlTree | { readonly problem: SyntaxProblem } {
  // Two members of one name are a finding, not the end. YAML of 1.2 takes a date for the text that it is.
  const parsed = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false })
  const documents = Array.isArray(parsed) ? (parsed as YamlDocument.Parsed[]) : []
  for (const { errors } of documents) {
    const [error] = errors
    if (!error) continue
    const [from, to] = error.pos
    return {
      problem: { at: { offset: from, length: Math.max(1, to - from) }, fault: faultOf(error.message) },
    }
  }
  return { documents: documents.filter(one => one.contents !== null || documents.length === 1) }
}

/** The parser's messages may quote the text, which is shown beside them anyway. */
function faultOf(message: string): string {
  // Its own word for a text that is nested more deeply than it can follow.
  if (/call stack/i.test(message)) return 'this is nested too deeply to be read'
  const [sentence = message] = message.split('\n', 1)
  return `this is not YAML: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/[.:]$/, '')}`
}

// A file of policies repeats a handful of nodes; what is larger than this by its aliases alone is an attack.
const mostByAliases = 100_000

/** Throws an `AliasBomb` when aliases make more of the text than anybody would read. */
export function valueOfYaml({ documents }: YamlTree, origin: string): YamlText {
  const reading = { origin, duplicates: [] as DuplicateMember[], nodes: 0 }
  const [only] = documents
  const values = documents.map((document, index) =>
    readNode(
      document.contents,
      documents.length === 1 ? '' : `/${index}`,
      { ...reading, targets: targetsOf(document) },
      0,
    ),
  )
  return {
    value: only && documents.length === 1 ? (values[0] as JsonValue) : values,
    duplicates: reading.duplicates,
  }

  function readNode(node: unknown, pointer: string, at: Reading, aliases: number): JsonValue {
    if (aliases > 0 && ++reading.nodes > mostByAliases) throw new AliasBomb()
    if (isAlias(node)) {
      if (aliases > 100) throw new AliasBomb()
      return readNode(at.targets.get(node), pointer, at, aliases + 1)
    }
    const tag = intrinsicOfTag(node)
    if (tag === undefined) return plainValue(node, pointer, at, aliases)
    if (tag === '') return unknownText(String((node as Node).tag), `${origin}#${pointer}`)
    return { [tag]: plainValue(node, childPointer(pointer, tag), at, aliases) }
  }

  function plainValue(node: unknown, pointer: string, at: Reading, aliases: number): JsonValue {
    if (isScalar(node)) return scalarOf(node.value, node.source)
    if (isSeq(node))
      return node.items.map((item, index) => readNode(item, childPointer(pointer, index), at, aliases))
    if (!isMap(node)) return null
    const members: Record<string, JsonValue> = {}
    const seen = new Map<string, Node>()
    for (const pair of node.items) {
      const name = nameOf(pair)
      if (isMergeKey(pair)) {
        for (const [key, value] of mergedOf(pair, pointer, at, aliases))
          if (!Object.hasOwn(members, key)) define(members, key, value)
        continue
      }
      const first = seen.get(name)
      const key = pair.key as Node
      if (first) at.duplicates.push({ name, pointer, first: placeOf(first), again: placeOf(key) })
      else seen.set(name, key)
      define(members, name, readNode(pair.value, childPointer(pointer, name), at, aliases))
    }
    return members
  }

  function mergedOf(pair: Pair, pointer: string, at: Reading, aliases: number) {
    const value = readNode(pair.value, pointer, at, aliases + 1)
    const maps = Array.isArray(value) ? value : [value]
    return maps.flatMap(map => (isObject(map) ? Object.entries(map) : []))
  }
}

interface Reading {
  readonly origin: string
  readonly duplicates: DuplicateMember[]
  readonly targets: ReadonlyMap<Alias, Node>
}

/** What every alias stands for: the node that last had its name before it. */
export function targetsOf(document: YamlDocument.Parsed): ReadonlyMap<Alias, Node> {
  const named = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  visit(document, {
    Value(_, node) {
      if (node.anchor !== undefined) named.set(node.anchor, node)
    },
    Alias(_, alias) {
      const target = named.get(alias.source)
      if (target) targets.set(alias, target)
    },
  })
  return targets
}

/** Aliases that make a short text enormous. */
export class AliasBomb extends Error {}

/** Also for `__proto__`, which an assignment would not make a member. */
function define(members: Record<string, JsonValue>, name: string, value: JsonValue): void {
  Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true })
}

function scalarOf(value: unknown, source: string | undefined): JsonValue {
  if (typeof value === 'number') {
    // What loses a digit as a number was not meant as one: an account's id that begins with 0.
    return source !== undefined && /^0\d+$/.test(source) ? source : value
  }
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  return source ?? String(value)
}

/** CloudFormation's short form, `!Sub`, as the name of the long one; empty for a tag whose meaning is not known. */
function intrinsicOfTag(node: unknown): string | undefined {
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined
  if (tag === undefined || !tag.startsWith('!') || tag === '!') return undefined
  const name = tag.slice(1)
  if (name === 'Ref' || name === 'Condition') return name
  return /^[A-Z][A-Za-z0-9]*$/.test(name) ? `Fn::${name}` : ''
}

function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.source ?? pair.key.value ?? '') : String(pair.key)
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.source === '<<' && pair.key.type === 'PLAIN'
}

/** A member of a map, or the map's last of that name. */
export function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.findLast(pair => isPair(pair) && nameOf(pair) === name)
}

export function mergedMaps(map: YAMLMap): readonly unknown[] {
  return map.items.filter(isMergeKey).flatMap(pair => (isSeq(pair.value) ? pair.value.items : [pair.value]))
}

/** The text of a node as written, without white space and comments after it. */
export function placeOf(node: Node): TextPlace {
  const [from, to] = node.range ?? [0, 0]
  return { offset: from, length: Math.max(0, to - from) }
}

export { intrinsicOfTag }
