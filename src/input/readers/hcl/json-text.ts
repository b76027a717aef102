// Strings of Terraform in JSON → templates: once the escapes of JSON are taken away they are what stands between the lines
// of a heredoc. https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping

import type { Node } from 'jsonc-parser'
import type { Parser } from 'web-tree-sitter'
import { decodeEmbedded } from '../../embedded-text.ts'
import { readSyntax } from './read-syntax.ts'
import type { Expression, Span, SyntaxFault, TemplatePart } from './syntax.ts'

const jsonEscape = /\\u[0-9a-fA-F]{4}|\\./gs
const before = 'x = <<END_OF_STRING\n'

/** The strings of one file. */
export class JsonText {
  readonly faults: SyntaxFault[] = []
  readonly #parser: Parser
  readonly #text: string
  readonly #file: number

  constructor(parser: Parser, text: string, file: number) {
    this.#parser = parser
    this.#text = text
    this.#file = file
  }

  span(offset: number, length: number): Span {
    return { file: this.#file, offset, length }
  }

  template(node: Node): Expression {
    const span = this.span(node.offset, node.length)
    const inner = this.#insideOf(node)
    const parts = /[$%]\{/.test(String(node.value))
      ? this.#read(node, `${before}${String(node.value)}\nEND_OF_STRING\n`, before.length)
      : this.#plain(inner.from, inner.to)
    return parts ? { kind: 'template', parts, span } : { kind: 'unclear', span }
  }

  /** Of what is written without quotes in the language itself: `aws.west`. */
  reference(node: Node): Expression {
    const expression = this.#expressionIn(node, `x = ${String(node.value)}\n`, 'x = '.length)
    return expression ?? { kind: 'unclear', span: this.span(node.offset, node.length) }
  }

  #read(node: Node, text: string, shift: number): readonly TemplatePart[] | undefined {
    const expression = this.#expressionIn(node, text, shift)
    if (expression?.kind !== 'template') return undefined
    const { to } = this.#insideOf(node)
    return expression.parts.flatMap(part => {
      if (!('text' in part)) return [part]
      // The line break before the heredoc's end is none of the string's.
      const { offset, length } = part.span
      if (offset >= to) return []
      const end = Math.min(offset + length, to)
      const plain = this.#plain(offset, end)
      const meant = plain.map(one => ('text' in one ? one.text : '')).join('')
      return part.text === meant || part.text === `${meant}\n` ? plain : [part]
    })
  }

  #expressionIn(node: Node, text: string, shift: number): Expression | undefined {
    const raw = this.#text.slice(node.offset, node.offset + node.length)
    const { sourceOffset } = decodeEmbedded(raw, 'json-string')
    const length = String(node.value).length
    const piece = {
      text,
      offset: 0,
      sourceOffset: (at: number) => node.offset + sourceOffset(Math.max(0, Math.min(at - shift, length))),
    }
    const { body, faults } = readSyntax(this.#parser, piece, this.#file)
    this.faults.push(...faults)
    return body.attributes.get('x')?.value
  }

  #insideOf({ offset, length }: Node): { readonly from: number; readonly to: number } {
    return { from: offset + 1, to: offset + length - 1 }
  }

  /** Each escape is a part by itself, so that every other character has its own place. */
  #plain(from: number, to: number): readonly TemplatePart[] {
    const source = this.#text.slice(from, to)
    const parts: TemplatePart[] = []
    let last = 0
    const takeUntil = (end: number) => {
      if (end > last) parts.push({ text: source.slice(last, end), span: this.span(from + last, end - last) })
    }
    for (const { 0: written, index } of source.matchAll(jsonEscape)) {
      takeUntil(index)
      last = index + written.length
      parts.push({ text: meaningOf(written), span: this.span(from + index, written.length) })
    }
    takeUntil(source.length)
    return parts
  }
}

/** Of an escape; itself where it is none, which the file was told of. */
function meaningOf(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string
  } catch {
    return written
  }
}
