// What HCL text is made of, as far as values depend on it, each part with its place. The parser's own tree is let go.
// https://developer.hashicorp.com/terraform/language/syntax/configuration

import type { TextPlace } from '../../../model/place.ts'

/** A stretch of one of the files of a module. */
export interface Span extends TextPlace {
  /** Index among the module's files. */
  readonly file: number
}

export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly blocks: readonly Block[]
}

export interface Attribute {
  readonly name: Span
  readonly value: Expression
}

export interface Block {
  /** `resource`, `locals`, `statement`, … */
  readonly type: string
  readonly labels: readonly string[]
  readonly body: Body
  /** From its type to its brace. */
  readonly head: Span
}

/** Something that Terraform would not read. */
export interface SyntaxFault {
  readonly at: Span
  readonly fault: string
}

export type Expression = { readonly span: Span } & (
  | { readonly kind: 'literal'; readonly value: number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly members: readonly ObjectMember[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly given: readonly Expression[]
      readonly spreads: boolean
    }
  | {
      readonly kind: 'choice'
      readonly condition: Expression
      readonly yes: Expression
      readonly no: Expression
    }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] }
  | ForExpression
  // Splats, and what the parser did not understand.
  | { readonly kind: 'unclear' }
)

export interface ForExpression {
  readonly kind: 'for'
  readonly span: Span
  /** One name, or two: of the key and of the value. */
  readonly names: readonly string[]
  readonly of: Expression
  /** Makes an object; left out, a list is made. */
  readonly key?: Expression
  readonly value: Expression
  readonly groups: boolean
  readonly condition?: Expression
}

/** A name before the equals sign is a text, not a reference. */
export interface ObjectMember {
  readonly key: Expression | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  readonly value: Expression
}

/**
 * A stretch of text, as long as its source or written by an escape; or something that is put in. Undefined: what is put in
 * cannot be told.
 */
export type TemplatePart =
  | { readonly text: string; readonly span: Span }
  | { readonly value: Expression | undefined; readonly span: Span }
