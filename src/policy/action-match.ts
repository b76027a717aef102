// The Action and NotAction elements. "The prefix and the action name are case insensitive."
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html

import { holdsUnknown, starsForUnknowns } from '../base/unknown-text.ts'
import { maybe, no, not, type Ternary, ternary } from './ternary.ts'
import { matchesWildcard } from './wildcard.ts'

export interface CompiledAction {
  readonly element: 'Action' | 'NotAction'
  readonly everything: boolean
  /** Lower case. */
  readonly exact: ReadonlySet<string>
  /** Patterns with the service spelled out, by service; with what follows the colon. */
  readonly byService: ReadonlyMap<string, readonly string[]>
  /** Patterns with a wildcard before the colon. */
  readonly others: readonly string[]
  /** Patterns for values of which a part is not known: what they match may be meant. */
  readonly uncertain: readonly string[]
  /** The services of the actions; undefined where they may be of any. */
  readonly services: ReadonlySet<string> | undefined
}

// Statements repeat actions. Those of one action share what it compiles to, which then stays in the processor's cache.
const compiledAlone = new Map<string, CompiledAction>()

export function compileAction(element: CompiledAction['element'], values: readonly string[]): CompiledAction {
  const [alone] = values
  if (element === 'NotAction' || values.length !== 1 || alone === undefined)
    return compileNew(element, values)
  const known = compiledAlone.get(alone)
  if (known !== undefined) return known
  const compiled = compileNew(element, values)
  // Hostile input could bring ever new ones.
  if (compiledAlone.size >= 10_000) compiledAlone.clear()
  compiledAlone.set(alone, compiled)
  return compiled
}

function compileNew(element: CompiledAction['element'], values: readonly string[]): CompiledAction {
  const exact = new Set<string>()
  const byService = new Map<string, string[]>()
  const others: string[] = []
  const uncertain: string[] = []
  for (const value of values) {
    if (holdsUnknown(value)) {
      uncertain.push(starsForUnknowns(value).toLowerCase())
      continue
    }
    const pattern = value.toLowerCase()
    const wild = pattern.search(/[*?]/)
    const colon = pattern.indexOf(':')
    if (wild < 0) exact.add(pattern)
    else if (colon < 0 || wild < colon) others.push(pattern)
    else {
      const service = pattern.slice(0, colon)
      const known = byService.get(service)
      if (known) known.push(pattern.slice(colon + 1))
      else byService.set(service, [pattern.slice(colon + 1)])
    }
  }
  const ofAny = element === 'NotAction' || others.length + uncertain.length > 0
  const services = ofAny ? undefined : servicesOf(exact, byService)
  return { element, everything: others.includes('*'), exact, byService, others, uncertain, services }
}

function servicesOf(
  exact: ReadonlySet<string>,
  byService: ReadonlyMap<string, unknown>,
): ReadonlySet<string> {
  const services = new Set(byService.keys())
  for (const name of exact) services.add(name.slice(0, Math.max(name.indexOf(':'), 0)))
  return services
}

/** Whether the statement speaks of the action, which is in lower case. */
export function matchAction(compiled: CompiledAction, action: string, service: string): Ternary {
  let named = ternary(isNamed(compiled, action, service))
  if (named === no && compiled.uncertain.some(pattern => matchesWildcard(pattern, action))) named = maybe
  return compiled.element === 'Action' ? named : not(named)
}

function isNamed(compiled: CompiledAction, action: string, service: string): boolean {
  if (compiled.everything || compiled.exact.has(action)) return true
  const patterns = compiled.byService.get(service)
  if (patterns !== undefined) {
    const name = action.slice(service.length + 1)
    for (const pattern of patterns) if (matchesWildcard(pattern, name)) return true
  }
  for (const pattern of compiled.others) if (matchesWildcard(pattern, action)) return true
  return false
}
