// One cause, one finding: where a rule explains a place better, the others that yield to it keep silent.

import type { Place } from '../model/place.ts'
import type { Finding } from './finding.ts'
import type { QuietFinding } from './judging.ts'

/** Drops what yields to another finding at the same place, and what a switched-off rule found. */
export function withoutYielded(findings: readonly QuietFinding[]): readonly Finding[] {
  const places = new Map<string, Place[]>()
  for (const { rule, at } of findings) {
    const known = places.get(rule.id)
    if (known) known.push(at)
    else places.set(rule.id, [at])
  }
  return findings.filter((finding): finding is Finding => {
    if (finding.severity === 'off') return false
    const better = finding.rule.yieldsTo ?? []
    return !better.some(id => places.get(id)?.some(place => covers(place, finding.at)))
  })
}

/** True when one of the places lies in the other. */
function covers(a: Place, b: Place): boolean {
  if (!('pointer' in a) || !('pointer' in b)) return false
  return a.pointer === b.pointer || isBelow(a.pointer, b.pointer) || isBelow(b.pointer, a.pointer)
}

function isBelow(inner: string, outer: string): boolean {
  return inner.startsWith(outer) && inner.charAt(outer.length) === '/'
}
