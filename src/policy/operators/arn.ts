// ArnEquals and ArnLike, which "behave identically", and their negations.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN

import { unknown } from '../given-context.ts'
import { makePattern, matchesPattern, type Pattern, type PatternCode } from '../pattern.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { maybe, no, type Ternary, ternary } from '../ternary.ts'
import { fillTemplate, isVariable, readTemplate, type Template } from '../variables.ts'
import { type CompiledValue, everything } from './compiled-value.ts'

const colon = 0x3a
const sectionCount = 6

/**
 * "Each of the six colon-delimited components of the ARN is checked separately and each can include multi-character
 * match wildcards (*) or single-character match wildcards (?)." The sections are those of the text as written: a colon
 * in a variable's value divides nothing. Only a value that is an ARN by its variables alone is divided after filling.
 */
export function arnLike(wanted: string, variables: boolean): CompiledValue {
  if (/^\*+$/.test(wanted)) return everything
  const template = readTemplate(wanted, { wildcards: true, variables })
  const sections = splitTemplate(template)
  if (!template.some(isVariable)) {
    const patterns = patternsOf(sections.map(section => (section as PatternCode[][]).flat()))
    return { matches: value => ternary(matchesArn(patterns, value)) }
  }
  return { template, matches: (value, request) => matchesFilled(sections, value, request) }
}

function matchesFilled(sections: readonly Template[], value: string, request: PreparedRequest): Ternary {
  const filled: (readonly PatternCode[])[] = []
  let uncertain = false
  for (const section of sections) {
    const codes = fillTemplate(section, request)
    if (codes === undefined) return no
    if (codes === unknown) uncertain = true
    else filled.push(codes)
  }
  return uncertain ? maybe : ternary(matchesArn(patternsOf(filled), value))
}

/** Divides at the first five colons that are written, not inserted. */
function splitTemplate(template: Template): readonly Template[] {
  const sections: Template[number][][] = [[]]
  for (const part of template) {
    if (isVariable(part)) {
      sections.at(-1)?.push(part)
      continue
    }
    for (const [index, codes] of splitCodes(part, sectionCount - sections.length).entries()) {
      if (index > 0) sections.push([])
      sections.at(-1)?.push(codes)
    }
  }
  return sections
}

/** Divides at the first `limit` colons. */
function splitCodes(codes: readonly PatternCode[], limit: number): (readonly PatternCode[])[] {
  const pieces: (readonly PatternCode[])[] = []
  let from = 0
  while (pieces.length < limit) {
    const at = codes.indexOf(colon, from)
    if (at < 0) break
    pieces.push(codes.slice(from, at))
    from = at + 1
  }
  pieces.push(codes.slice(from))
  return pieces
}

/** Six patterns; fewer match no ARN. */
function patternsOf(sections: readonly (readonly PatternCode[])[]): readonly Pattern[] {
  const [only] = sections
  const divided = sections.length === 1 && only ? splitCodes(only, sectionCount - 1) : sections
  return divided.map(makePattern)
}

function matchesArn(patterns: readonly Pattern[], value: string): boolean {
  if (patterns.length !== sectionCount) return false
  let from = 0
  for (let i = 0; i < sectionCount - 1; i++) {
    const end = value.indexOf(':', from)
    if (end < 0 || !matchesPattern(patterns[i] as Pattern, value.slice(from, end))) return false
    from = end + 1
  }
  return matchesPattern(patterns[sectionCount - 1] as Pattern, value.slice(from))
}
