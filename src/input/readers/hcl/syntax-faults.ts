// What is wrong with one piece of text, in words: where the parser stumbled, and what it takes although Terraform does not.

import type { Node } from 'web-tree-sitter'
import type { Span, SyntaxFault } from './syntax.ts'

/** Tells where nodes of a piece of text are. */
interface Placing {
  readonly text: string
  span(from: number, to: number): Span
}

/** The first place that is broken: what comes after it may only be its consequence. */
export function faultOf(root: Node, placing: Placing): readonly SyntaxFault[] {
  // An expression with a colon is IAM's, and broke all around it.
  const variable = /(?<!\$)\$\{[a-z][\w-]*:[\w:/-]+\}/i.exec(placing.text)
  if (variable) {
    const at = placing.span(variable.index, variable.index + variable[0].length)
    return [
      {
        at,
        fault: `${variable[0]} is no value of Terraform; IAM's variables are written $${variable[0]} here`,
      },
    ]
  }
  const open: Node[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isMissing) return [missing(node, placing)]
    if (node.type === 'ERROR') {
      const isItem = node.parent?.type === 'tuple' && node.firstNamedChild?.type === 'literal_value'
      const fault = isItem ? 'after this a comma is missing' : 'this is not in the language of Terraform'
      return [{ at: firstLine(node, placing), fault }]
    }
    open.push(...node.children.filter(child => child.hasError || child.isMissing).reverse())
  }
  return []
}

/**
 * Members of an object stand on lines of their own or have a comma between them; arguments and blocks have a line each.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function missingSeparator(
  text: string,
  end: number,
  start: number,
  kind: 'line' | 'member',
): string | undefined {
  const between = text.slice(end, start).replace(/\/\*[\s\S]*?\*\//g, '')
  // What ends with its line, as a heredoc may, has it inside.
  if (between.includes('\n') || text[end - 1] === '\n') return undefined
  if (kind === 'line') return 'this belongs on a line of its own'
  return between.includes(',') ? undefined : 'before this a comma or a new line is missing'
}

function missing(node: Node, placing: Placing): SyntaxFault {
  const { text } = placing
  const what = node.type === 'quoted_template_end' ? '"' : node.type
  const isPlain = /^[^a-z]*$/i.test(what)
  // It is missing where the text before it ends.
  const end = text.slice(0, node.startIndex).trimEnd().length
  const from = Math.max(0, end - 1)
  return {
    at: placing.span(from, end),
    fault: isPlain ? `after this a ${what} is missing` : 'something is missing after this',
  }
}

function firstLine(node: Node, placing: Placing): Span {
  const { text } = placing
  const end = text.indexOf('\n', node.startIndex)
  return placing.span(
    node.startIndex,
    Math.min(node.endIndex, end < 0 ? node.endIndex : Math.max(end, node.startIndex + 1)),
  )
}
