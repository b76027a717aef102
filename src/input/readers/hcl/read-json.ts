// Terraform's language written in JSON → the same blocks and expressions as of its own, each with its place.
// https://developer.hashicorp.com/terraform/language/syntax/json

import type { Node } from 'jsonc-parser'
import type { Parser } from 'web-tree-sitter'
import type { TextPlace } from '../../../model/place.ts'
import { treeOf } from '../../json-locator.ts'
import { explainSyntax } from '../../syntax-cause.ts'
import { JsonText } from './json-text.ts'
import type { ReadPiece } from './read-syntax.ts'
import type { Attribute, Block, Body, Expression, ObjectMember, Span, SyntaxFault } from './syntax.ts'

/** Reads on past what is broken, but for the block that it is in. Throws a `RangeError` for what is nested too deeply. */
export function readJsonSyntax(parser: Parser, text: string, file: number): ReadPiece {
  return readWith((reader, root) => reader.file(root), parser, text, file)
}

/** The values of a file of them. */
export function readJsonValues(parser: Parser, text: string, file: number): ReadPiece {
  return readWith((reader, root) => reader.body(root), parser, text, file)
}

function readWith(
  read: (reader: JsonReader, root: Node) => Body,
  parser: Parser,
  text: string,
  file: number,
): ReadPiece {
  const root = treeOf(text)
  if (!root && text.trim() !== '') throw new RangeError('nested too deeply')
  const reader = new JsonReader(new JsonText(parser, text, file), brokenAt(text))
  const body = root ? read(reader, root) : { attributes: new Map(), blocks: [] }
  return { body, faults: [...reader.faults, ...reader.text.faults] }
}

interface Broken extends TextPlace {
  readonly fault: string
}

function brokenAt(text: string): Broken | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const { at, fault } = explainSyntax(text, String(error))
    return { ...at, fault }
  }
}

/** The blocks at the root of a configuration, by how many names each has. */
const labelsOf: ReadonlyMap<string, number> = new Map([
  ...['resource', 'data', 'ephemeral'].map(type => [type, 2] as const),
  ...['variable', 'output', 'module', 'provider', 'check'].map(type => [type, 1] as const),
  ...['locals', 'terraform', 'moved', 'removed', 'import'].map(type => [type, 0] as const),
])

/** What JSON does not tell from an argument, of the resources that are read. */
const innerBlocks = new Set([
  ...['statement', 'principals', 'not_principals', 'condition', 'inline_policy', 'auth', 'assume_role'],
  ...['data_sources', 'aws_credential', 'external_secret', 'aws_secrets_manager'],
])

class JsonReader {
  readonly faults: SyntaxFault[] = []
  readonly text: JsonText
  readonly #broken: Broken | undefined

  constructor(text: JsonText, broken: Broken | undefined) {
    this.text = text
    this.#broken = broken
    if (broken) this.faults.push({ at: this.text.span(broken.offset, broken.length), fault: broken.fault })
  }

  file(root: Node): Body {
    const blocks = membersOf(root).flatMap(({ name, key, value }) => {
      const labels = labelsOf.get(name)
      if (labels !== undefined) return this.#labelled(name, [], labels, key, value)
      if (name !== '//')
        this.faults.push({ at: this.#spanOf(key), fault: `${name} is no block of Terraform` })
      return []
    })
    return { attributes: new Map(), blocks }
  }

  /** As many names as there are levels; a list has several blocks of one name. */
  #labelled(type: string, labels: readonly string[], more: number, key: Node, value: Node): readonly Block[] {
    const holders = value.type === 'array' ? (value.children ?? []) : [value]
    if (more === 0)
      return holders
        .filter(holder => holder.type === 'object' && !this.#isBroken(holder))
        .map(holder => ({ type, labels, body: this.body(holder), head: this.#spanOf(key) }))
    return holders
      .flatMap(membersOf)
      .filter(({ name }) => name !== '//')
      .flatMap(one => this.#labelled(type, [...labels, one.name], more - 1, one.key, one.value))
  }

  #isBroken({ offset, length }: Node): boolean {
    const at = this.#broken?.offset
    return at !== undefined && at >= offset && at <= offset + length
  }

  body(holder: Node): Body {
    const attributes = new Map<string, Attribute>()
    const blocks: Block[] = []
    for (const { name, key, value } of membersOf(holder)) {
      if (name === '//') continue
      if (name === 'dynamic') blocks.push(...this.#labelled('dynamic', [], 1, key, value))
      else if (name === 'content' || (innerBlocks.has(name) && isBlocks(value)))
        blocks.push(...this.#labelled(name, [], 0, key, value))
      else {
        const isName = (name === 'provider' || name === 'iterator') && value.type === 'string'
        const expression = isName ? this.text.reference(value) : this.#expression(value)
        attributes.set(name, { name: this.#spanOf(key), value: expression })
      }
    }
    return { attributes, blocks }
  }

  #expression(node: Node): Expression {
    const span = this.#spanOf(node)
    switch (node.type) {
      case 'string':
        return this.text.template(node)
      case 'number':
      case 'boolean':
      case 'null':
        return { kind: 'literal', value: node.value as number | boolean | null, span }
      case 'array':
        return { kind: 'list', items: (node.children ?? []).map(item => this.#expression(item)), span }
      case 'object':
        return { kind: 'object', members: membersOf(node).map(one => this.#member(one)), span }
      case 'property':
        return { kind: 'unclear', span }
    }
  }

  #member({ name, key, value }: Member): ObjectMember {
    const span = this.#spanOf(key)
    const isText = !/[$%]\{/.test(name)
    return {
      key: isText ? { kind: 'text', text: name, span } : this.text.template(key),
      value: this.#expression(value),
    }
  }

  #spanOf({ offset, length }: Node): Span {
    return this.text.span(offset, length)
  }
}

interface Member {
  readonly name: string
  readonly key: Node
  readonly value: Node
}

function membersOf({ type, children = [] }: Node): readonly Member[] {
  if (type !== 'object') return []
  return children.flatMap(({ children: [key, value] = [] }) =>
    key && value ? [{ name: String(key.value), key, value }] : [],
  )
}

/** An object, or a list of objects; what is put in by a text is an argument. */
function isBlocks({ type, children = [] }: Node): boolean {
  return type === 'object' || (type === 'array' && children.every(child => child.type === 'object'))
}
