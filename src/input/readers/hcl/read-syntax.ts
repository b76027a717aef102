// The parser's tree of one piece of text → its blocks and expressions. The one file that knows the names of the grammar's
// nodes. https://github.com/tree-sitter-grammars/tree-sitter-hcl

import type { Node, Parser } from 'web-tree-sitter'
import type { Piece } from './cut-text.ts'
import { readTemplateParts } from './read-template-parts.ts'
import type { Attribute, Block, Body, Expression, ObjectMember, Span, SyntaxFault } from './syntax.ts'
import { faultOf, missingSeparator } from './syntax-faults.ts'

export interface ReadPiece {
  readonly body: Body
  readonly faults: readonly SyntaxFault[]
}

/** Reads on past what is broken. Throws a `RangeError` for what is nested too deeply. */
export function readSyntax(parser: Parser, piece: Piece, file: number): ReadPiece {
  const tree = parser.parse(piece.text)
  if (!tree) throw new Error('the parser was stopped')
  try {
    const reader = new SyntaxReader(piece, file)
    const body = reader.body(tree.rootNode)
    return { body, faults: tree.rootNode.hasError ? faultOf(tree.rootNode, reader) : reader.faults }
  } finally {
    tree.delete()
  }
}

export class SyntaxReader {
  /** What the parser takes and Terraform does not. */
  readonly faults: SyntaxFault[] = []
  readonly text: string
  readonly #sourceOffset: (offset: number) => number
  readonly #file: number

  constructor({ text, offset, sourceOffset = own => offset + own }: Piece, file: number) {
    this.text = text
    this.#sourceOffset = sourceOffset
    this.#file = file
  }

  span(from: number, to: number): Span {
    const offset = this.#sourceOffset(from)
    return { file: this.#file, offset, length: this.#sourceOffset(to) - offset }
  }

  spanOf(node: Node): Span {
    return this.span(node.startIndex, node.endIndex)
  }

  /** Of a file, of a block, or what there is of one that is broken. */
  body(holder: Node): Body {
    const attributes = new Map<string, Attribute>()
    const blocks: Block[] = []
    this.#separated(
      holder.namedChildren.filter(({ type }) => type === 'attribute' || type === 'block'),
      'line',
    )
    for (const child of holder.namedChildren) {
      if (child.type === 'body') {
        const inner = this.body(child)
        for (const [name, attribute] of inner.attributes) attributes.set(name, attribute)
        blocks.push(...inner.blocks)
      } else if (child.type === 'attribute') this.#attribute(child, attributes)
      else if (child.type === 'block') blocks.push(this.#block(child))
    }
    return { attributes, blocks }
  }

  #attribute(node: Node, to: Map<string, Attribute>): void {
    const [name, value] = named(node)
    if (name?.type !== 'identifier' || !value) return
    to.set(name.text, { name: this.spanOf(name), value: this.expression(value) })
  }

  #block(node: Node): Block {
    const [type, ...others] = named(node)
    const labels = others
      .filter(({ type }) => type === 'string_lit' || type === 'identifier')
      .map(label => (label.type === 'identifier' ? label.text : label.text.slice(1, -1)))
    const start = node.children.find(child => child.type === 'block_start')
    return {
      type: type?.text ?? '',
      labels,
      body: this.body(node),
      head: this.span(node.startIndex, start ? start.startIndex : (type?.endIndex ?? node.endIndex)),
    }
  }

  expression(node: Node): Expression {
    if (node.isMissing || node.type === 'ERROR') return { kind: 'unclear', span: this.spanOf(node) }
    switch (node.type) {
      case 'expression':
        return this.sequence(node.children.filter(isMeant))
      case 'conditional':
        return this.#choice(node)
      case 'literal_value':
        return this.#literal(node)
      case 'template_expr':
      case 'string_lit':
        return this.#template(node)
      case 'collection_value':
        return this.#collection(node)
      case 'variable_expr':
        return { kind: 'name', name: node.text, span: this.spanOf(node) }
      case 'function_call':
        return this.#call(node)
      case 'for_expr':
        return this.#for(node)
      case 'operation':
        return this.#operation(node)
      default:
        return { kind: 'unclear', span: this.spanOf(node) }
    }
  }

  /** A value with what follows it: `a.b[0]`, or one in parentheses. */
  sequence(nodes: readonly Node[]): Expression {
    const [first, ...rest] = nodes.filter(({ type }) => type !== '(' && type !== ')')
    if (!first) return { kind: 'unclear', span: this.span(0, 0) }
    let value = this.expression(first)
    for (const step of rest) value = this.#step(value, first, step)
    return value
  }

  #step(of: Expression, first: Node, step: Node): Expression {
    const span = this.span(first.startIndex, step.endIndex)
    const [only] = named(step)
    if (step.type === 'get_attr' && only) return { kind: 'member', of, name: only.text, span }
    if (step.type !== 'index' || !only) return { kind: 'unclear', span }
    const [inner] = named(only)
    if (only.type === 'new_index' && inner) return { kind: 'index', of, index: this.expression(inner), span }
    const index = Number(only.text.slice(1))
    return { kind: 'index', of, index: { kind: 'literal', value: index, span: this.spanOf(only) }, span }
  }

  #choice(node: Node): Expression {
    const [condition, yes, no] = named(node).map(child => this.expression(child))
    const span = this.spanOf(node)
    return condition && yes && no ? { kind: 'choice', condition, yes, no, span } : { kind: 'unclear', span }
  }

  #literal(node: Node): Expression {
    const [value] = named(node)
    const span = this.spanOf(node)
    switch (value?.type) {
      case 'string_lit':
        return this.#template(value)
      case 'numeric_lit':
        return { kind: 'literal', value: Number(value.text), span }
      case 'bool_lit':
        return { kind: 'literal', value: value.text === 'true', span }
      case 'null_lit':
        return { kind: 'literal', value: null, span }
      default:
        return { kind: 'unclear', span }
    }
  }

  #template(node: Node): Expression {
    const parts = readTemplateParts(this, node.type === 'template_expr' ? (named(node)[0] ?? node) : node)
    return { kind: 'template', parts, span: this.spanOf(node) }
  }

  #collection(node: Node): Expression {
    const [collection] = named(node)
    const span = this.spanOf(node)
    if (collection?.type === 'tuple') {
      const items = named(collection).filter(({ type }) => type === 'expression')
      return { kind: 'list', items: items.map(item => this.expression(item)), span }
    }
    if (collection?.type !== 'object') return { kind: 'unclear', span }
    const elements = named(collection).filter(({ type }) => type === 'object_elem')
    this.#separated(elements, 'member')
    return { kind: 'object', members: elements.flatMap(element => this.#member(element)), span }
  }

  #separated(nodes: readonly Node[], kind: 'line' | 'member'): void {
    for (const [index, node] of nodes.entries()) {
      const before = nodes[index - 1]
      const fault = before && missingSeparator(this.text, before.endIndex, node.startIndex, kind)
      if (fault) this.faults.push({ at: this.spanOf(node), fault })
    }
  }

  #member(element: Node): ObjectMember[] {
    const key = element.childForFieldName('key')
    const value = element.childForFieldName('val')
    if (!key || !value) return []
    const [name, ...more] = key.children.filter(isMeant)
    const span = this.spanOf(key)
    const isName = name?.type === 'variable_expr' && more.length === 0
    return [
      {
        key: isName ? { kind: 'text', text: name.text, span } : this.expression(key),
        value: this.expression(value),
      },
    ]
  }

  #call(node: Node): Expression {
    const [name, given] = named(node)
    const written = given ? named(given) : []
    return {
      kind: 'call',
      name: name?.text ?? '',
      given: written.filter(({ type }) => type === 'expression').map(one => this.expression(one)),
      spreads: written.some(({ type }) => type === 'ellipsis'),
      span: this.spanOf(node),
    }
  }

  #operation(node: Node): Expression {
    const span = this.spanOf(node)
    const [operation] = named(node)
    const children = operation?.children.filter(isMeant) ?? []
    const at = children.findIndex(({ type }) => /^([-+*/%!]|[<>]=?|[=!]=|&&|\|\|)$/.test(type))
    const operator = children[at]
    if (!operator) return { kind: 'unclear', span }
    const sides = [children.slice(0, at), children.slice(at + 1)].filter(side => side.length > 0)
    return {
      kind: 'operation',
      operator: operator.type,
      operands: sides.map(side => this.sequence(side)),
      span,
    }
  }

  #for(node: Node): Expression {
    const span = this.spanOf(node)
    const [inner] = named(node)
    const parts = inner ? named(inner) : []
    const intro = parts.find(({ type }) => type === 'for_intro')
    const of = intro && named(intro).find(({ type }) => type === 'expression')
    const values = parts.filter(({ type }) => type === 'expression').map(one => this.expression(one))
    const value = values.at(-1)
    if (!inner || !intro || !of || !value) return { kind: 'unclear', span }
    const [key] = inner.type === 'for_object_expr' ? values : []
    const written = parts.find(({ type }) => type === 'for_cond')
    const condition = written && named(written)[0]
    return {
      kind: 'for',
      names: named(intro).flatMap(({ type, text }) => (type === 'identifier' ? [text] : [])),
      of: this.expression(of),
      value,
      groups: parts.some(({ type }) => type === 'ellipsis'),
      span,
      ...(key && { key }),
      ...(condition && { condition: this.expression(condition) }),
    }
  }
}

function named(node: Node): readonly Node[] {
  return node.namedChildren.filter(isMeant)
}

function isMeant({ type }: Node): boolean {
  return type !== 'comment'
}
