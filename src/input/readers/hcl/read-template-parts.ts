// A string, or a heredoc, → the stretches of text in it and what is put in between.
// https://developer.hashicorp.com/terraform/language/expressions/strings

import type { Node } from 'web-tree-sitter'
import type { SyntaxReader } from './read-syntax.ts'
import type { TemplatePart } from './syntax.ts'

export function readTemplateParts(reader: SyntaxReader, node: Node): readonly TemplatePart[] {
  return node.type === 'heredoc_template' ? heredoc(reader, node) : quoted(reader, node)
}

function quoted(reader: SyntaxReader, node: Node): readonly TemplatePart[] {
  const [start] = node.children
  const last = node.children.at(-1)
  if (!start) return []
  const end = last?.type === 'quoted_template_end' ? last.startIndex : node.endIndex
  return partsBetween(reader, insertsOf(node), start.endIndex, end, quotedText)
}

function heredoc(reader: SyntaxReader, node: Node): readonly TemplatePart[] {
  const { text } = reader
  const [start, name] = node.children
  const last = node.children.at(-1)
  if (!start || !name || !last) return []
  const from = text.indexOf('\n', name.endIndex) + 1
  const to = text.lastIndexOf('\n', last.startIndex - 1) + 1
  if (from === 0 || to < from) return []
  const indent =
    start.type === 'heredoc_start' && start.text === '<<-' ? leastIndent(text.slice(from, to)) : 0
  return partsBetween(reader, insertsOf(node), from, to, (one, a, b) => heredocText(one, a, b, indent))
}

function insertsOf(node: Node): readonly Node[] {
  return node.children.filter(({ type }) => type !== 'template_literal' && /^(template_|ERROR)/.test(type))
}

type ReadText = (reader: SyntaxReader, from: number, to: number) => Iterable<TemplatePart>

/** The parser leaves white space out of its literals, so these are what lies between the other parts. */
function partsBetween(
  reader: SyntaxReader,
  inserts: readonly Node[],
  from: number,
  to: number,
  readText: ReadText,
): readonly TemplatePart[] {
  const parts: TemplatePart[] = []
  let at = from
  for (const insert of inserts) {
    if (insert.startIndex < at || insert.endIndex > to) continue
    parts.push(...readText(reader, at, insert.startIndex), insertedBy(reader, insert))
    at = insert.endIndex
  }
  parts.push(...readText(reader, at, to))
  return parts
}

/** Directives, and what eats the white space around it, are not worked out. */
function insertedBy(reader: SyntaxReader, insert: Node): TemplatePart {
  const span = reader.spanOf(insert)
  const strips = insert.children.some(({ type }) => type === 'strip_marker')
  const expression = insert.namedChildren.find(({ type }) => type === 'expression')
  const isClear = insert.type === 'template_interpolation' && !strips && !insert.hasError
  return { value: isClear && expression ? reader.expression(expression) : undefined, span }
}

const quotedEscape = /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|\$\$(?=\{)|%%(?=\{)/gs
const heredocEscape = /\$\$(?=\{)|%%(?=\{)/g

function* quotedText(reader: SyntaxReader, from: number, to: number): Iterable<TemplatePart> {
  yield* unescaped(reader, from, to, quotedEscape)
}

function* heredocText(
  reader: SyntaxReader,
  from: number,
  to: number,
  indent: number,
): Iterable<TemplatePart> {
  let at = from
  while (at < to) {
    const isLineStart = at === 0 || reader.text[at - 1] === '\n'
    const begin = isLineStart && indent > 0 ? Math.min(to, at + indentAt(reader.text, at, indent)) : at
    const end = reader.text.indexOf('\n', begin)
    const next = indent === 0 || end < 0 || end >= to ? to : end + 1
    yield* unescaped(reader, begin, next, heredocEscape)
    at = Math.max(next, at + 1)
  }
}

function* unescaped(reader: SyntaxReader, from: number, to: number, escapes: RegExp): Iterable<TemplatePart> {
  const source = reader.text.slice(from, to)
  let last = 0
  const plain = (end: number) => ({
    text: source.slice(last, end),
    span: reader.span(from + last, from + end),
  })
  for (const { 0: written, index } of source.matchAll(escapes)) {
    if (index > last) yield plain(index)
    last = index + written.length
    yield { text: meaningOf(written), span: reader.span(from + index, from + last) }
  }
  if (last < source.length) yield plain(source.length)
}

function meaningOf(sequence: string): string {
  if (sequence === '$$' || sequence === '%%') return sequence.charAt(0)
  const code = Number.parseInt(sequence.slice(2), 16)
  if (/^\\u/i.test(sequence)) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  return (
    ({ n: '\n', r: '\r', t: '\t' } as Readonly<Record<string, string>>)[sequence.charAt(1)] ??
    sequence.charAt(1)
  )
}

/** Of the lines that have anything in them. */
function leastIndent(text: string): number {
  const indents = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => line.length - line.trimStart().length)
  return Math.min(...(indents.length > 0 && indents.length < 100_000 ? indents : [0]))
}

function indentAt(text: string, from: number, most: number): number {
  let count = 0
  while (count < most && (text[from + count] === ' ' || text[from + count] === '\t')) count++
  return count
}
