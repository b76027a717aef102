// The Resource and NotResource elements.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html

import { holdsUnknown } from '../base/unknown-text.ts'
import { unknown } from './given-context.ts'
import { confineToSegments, makePattern, matchesPattern, type Pattern, type PatternCode } from './pattern.ts'
import type { PreparedRequest } from './prepare-request.ts'
import { maybe, no, not, or, type Ternary, yes } from './ternary.ts'
import { mayMatch } from './uncertain-match.ts'
import { fillTemplate, isVariable, readTemplate, type Template, withoutVariables } from './variables.ts'

const colon = 0x3a

export interface CompiledResource {
  readonly element: 'Resource' | 'NotResource'
  readonly exact: ReadonlySet<string>
  readonly patterns: readonly Pattern[]
  /** With variables, which are filled on every evaluation. */
  readonly templates: readonly Template[]
  readonly written: readonly string[]
  /** Of some value a part is not known. */
  readonly uncertain: boolean
}

/** Most values hold nothing that stands for something else. */
function isLiteral(value: string): boolean {
  return !value.includes('*') && !value.includes('?') && !value.includes('${')
}

export function compileResource(
  element: CompiledResource['element'],
  values: readonly string[],
  variables: boolean,
): CompiledResource {
  const exact = new Set<string>()
  const patterns: Pattern[] = []
  const templates: Template[] = []
  for (const value of values) {
    if (isLiteral(value)) {
      exact.add(value)
      continue
    }
    const template = variablesInResourcePart(readTemplate(value, { wildcards: true, variables }))
    if (template.some(isVariable)) {
      templates.push(template)
      continue
    }
    const pattern = makePattern(confineToSegments((template as PatternCode[][]).flat()))
    if (pattern.kind === 'exact') exact.add(pattern.text)
    else patterns.push(pattern)
  }
  return { element, exact, patterns, templates, written: values, uncertain: values.some(holdsUnknown) }
}

/**
 * "You can use a policy variable in the Resource element, but only in the resource portion of the ARN. This portion of
 * the ARN appears after the fifth colon." Before it, what looks like a variable is text.
 */
function variablesInResourcePart(template: Template): Template {
  let colons = 0
  return template.map(part => {
    if (!isVariable(part)) {
      for (const code of part) if (code === colon) colons += 1
      return part
    }
    return colons < 5 ? withoutVariables([part]) : part
  })
}

/** Whether the statement speaks of the resource. A variable without a value leaves nothing to match. */
export function matchResource(compiled: CompiledResource, request: PreparedRequest): Ternary {
  const named = isNamed(compiled, request)
  return compiled.element === 'Resource' ? named : not(named)
}

function isNamed(compiled: CompiledResource, request: PreparedRequest): Ternary {
  const { resource } = request
  for (const pattern of compiled.patterns) if (matchesPattern(pattern, resource)) return yes
  if (compiled.exact.size > 0 && compiled.exact.has(resource)) return yes
  let result: Ternary = no
  for (const template of compiled.templates) {
    const codes = fillTemplate(template, request)
    if (codes === unknown) result = or(result, maybe)
    else if (codes !== undefined && matchesPattern(makePattern(confineToSegments(codes)), resource))
      return yes
  }
  if (result === no && (compiled.uncertain || holdsUnknown(resource)))
    return compiled.written.some(value => mayMatch(value, resource)) ? maybe : no
  return result
}
