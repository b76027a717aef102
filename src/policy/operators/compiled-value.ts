// One value of a condition, compiled: what every operator file makes.

import { unknown } from '../given-context.ts'
import type { PatternCode } from '../pattern.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { maybe, no, type Ternary, ternary, yes } from '../ternary.ts'
import { fillTemplate, isVariable, readTemplate, type Template, type TemplateOptions } from '../variables.ts'

export interface CompiledValue {
  /** Whether one value of the request matches, before any negation. */
  matches(value: string, request: PreparedRequest): Ternary
  /** Set when the value holds variables. */
  readonly template?: Template
  /** Whatever the key's value is, it matches. */
  readonly everything?: true
}

/** A value whose test needs nothing of the request but the key's value. */
export function constant(test: (value: string) => boolean): CompiledValue {
  return { matches: value => ternary(test(value)) }
}

/** The lone `*` of operators with wildcards. */
export const everything: CompiledValue = { matches: () => yes, everything: true }

export const never: CompiledValue = constant(() => false)

/**
 * A value that may hold variables: `prepare` makes a test of the codes, once if there are none, else on every
 * evaluation. A variable without a value leaves nothing to match, so that the negated operators match.
 */
export function templated(
  wanted: string,
  options: TemplateOptions,
  prepare: (codes: readonly PatternCode[]) => (value: string) => boolean,
): CompiledValue {
  const template = readTemplate(wanted, options)
  if (!template.some(isVariable)) return constant(prepare((template as readonly PatternCode[][]).flat()))
  return {
    template,
    matches(value, request) {
      const codes = fillTemplate(template, request)
      if (codes === undefined) return no
      return codes === unknown ? maybe : ternary(prepare(codes)(value))
    },
  }
}
