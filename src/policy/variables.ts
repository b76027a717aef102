// Policy variables: `${key}`, `${key, 'default'}` and the escapes `${*}`, `${?}`, `${$}`, in policies of 2012-10-17.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html

import { variableValue } from './context.ts'
import { unknown } from './given-context.ts'
import { lowerCase } from './interned.ts'
import { codesOf, type PatternCode } from './pattern.ts'
import type { PreparedRequest } from './prepare-request.ts'

export interface Variable {
  /** Lower case. */
  readonly key: string
  readonly fallback?: string
  /** As written, with `${` and `}`. */
  readonly text: string
}

/** A text taken apart: stretches of codes, in which wildcards and plain characters are told apart, and variables. */
export type Template = readonly (readonly PatternCode[] | Variable)[]

export interface TemplateOptions {
  /** `*` and `?` are wildcards. */
  readonly wildcards: boolean
  /** The policy's language has variables; otherwise `${…}` is literal text. */
  readonly variables: boolean
}

/** Splits a text into literal parts and variables. What looks like a variable and is none stays text. */
export function readTemplate(text: string, { wildcards, variables }: TemplateOptions): Template {
  const parts: (readonly PatternCode[] | Variable)[] = []
  let from = 0
  const literal = (to: number) => {
    if (to > from) parts.push(codesOf(text.slice(from, to), wildcards))
  }
  for (let at = variables ? text.indexOf('${') : -1; at >= 0; at = text.indexOf('${', at)) {
    const found = readVariable(text, at)
    if (found === undefined) {
      at += 2
      continue
    }
    literal(at)
    parts.push(found.part)
    from = at = found.end
  }
  literal(text.length)
  return parts
}

/** Reads `${…}` at a position: the escaped character or the variable, and where it ends. */
function readVariable(
  text: string,
  at: number,
): { readonly part: readonly PatternCode[] | Variable; readonly end: number } | undefined {
  const close = text.indexOf('}', at)
  if (close < 0) return undefined
  const inside = text.slice(at + 2, close)
  if (inside === '*' || inside === '?' || inside === '$') {
    return { part: codesOf(inside, false), end: close + 1 }
  }
  const comma = inside.indexOf(',')
  if (comma < 0) {
    const key = lowerCase(inside.trim())
    if (key === '') return undefined
    return { part: { key, text: text.slice(at, close + 1) }, end: close + 1 }
  }
  return readWithDefault(text, at, at + 2 + comma)
}

/** "separate the variable text and the default value with a comma and space", the default in single quotes. */
function readWithDefault(text: string, at: number, comma: number): ReturnType<typeof readVariable> {
  const key = text
    .slice(at + 2, comma)
    .trim()
    .toLowerCase()
  let open = comma + 1
  while (text[open] === ' ') open += 1
  const shut = text.indexOf("'", open + 1)
  if (key === '' || text[open] !== "'" || shut < 0) return undefined
  let end = shut + 1
  while (text[end] === ' ') end += 1
  if (text[end] !== '}') return undefined
  const variable = { key, fallback: text.slice(open + 1, shut), text: text.slice(at, end + 1) }
  return { part: variable, end: end + 1 }
}

export function isVariable(part: Template[number]): part is Variable {
  return 'key' in part
}

/** The template with its variables turned back into text. */
export function withoutVariables(template: Template): PatternCode[] {
  return template.flatMap(part => (isVariable(part) ? codesOf(part.text, false) : part))
}

/**
 * The template with the request's values in place of variables, or undefined when one has no value. Values are plain
 * characters, also when they hold `*` or `?`.
 */
export function fillTemplate(
  template: Template,
  request: PreparedRequest,
): readonly PatternCode[] | typeof unknown | undefined {
  const codes: PatternCode[] = []
  let uncertain = false
  for (const part of template) {
    if (!isVariable(part)) {
      for (const code of part) codes.push(code)
      continue
    }
    const value = variableValue(request, part.key) ?? part.fallback
    if (value === undefined) return undefined
    if (value === unknown) uncertain = true
    else for (const code of codesOf(value, false)) codes.push(code)
  }
  return uncertain ? unknown : codes
}

/** Keys of a template's variables that have no known value in a request. */
export function unknownVariables(template: Template, request: PreparedRequest): readonly string[] {
  return template.flatMap(part =>
    isVariable(part) && variableValue(request, part.key) === unknown ? [part.key] : [],
  )
}
