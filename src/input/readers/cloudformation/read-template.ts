// Reads CloudFormation and SAM templates, written in JSON or YAML: the policies that a stack will have, with their owners.
// Each scene of the template is read; what two scenes have in common is told once.

import type { JsonObject } from '../../../base/json-value.ts'
import type { TemplateFault } from '../../../model/document.ts'
import type { Policy } from '../../../model/policy.ts'
import { conditionHolds } from './conditions.ts'
import { holdingsOf, policyOf } from './holdings.ts'
import { Resolver } from './resolve.ts'
import { scenesOf } from './scenery.ts'
import { conditionOf, type StackFacts, Template } from './template.ts'

export interface FoundInTemplate {
  readonly policies: readonly Policy[]
  readonly faults: readonly TemplateFault[]
  /** Pointer as findings have it → pointer of the text, where the two differ. */
  readonly sources: ReadonlyMap<string, string>
}

/** `origin` tells this template's unknown values from those of others. */
export function readTemplate(root: JsonObject, origin: string, facts: StackFacts = {}): FoundInTemplate {
  const policies: Policy[] = []
  const faults: TemplateFault[] = []
  const sources = new Map<string, string>()
  const seen = new Map<string, Set<string>>()
  for (const [number, scene] of scenesOf(root).entries()) {
    const template = new Template(root, scene, origin, facts)
    const resolver = new Resolver(template)
    const made = [...template.resources.values()].filter(({ name, pointer }) => {
      const condition = conditionOf(root, name)
      return condition === undefined || conditionHolds(condition, resolver, pointer)
    })
    const holdings = holdingsOf(made, resolver)
    for (const holding of holdings.policies) {
      const text = JSON.stringify([holding.type, holding.root])
      const known = seen.get(holding.pointer) ?? new Set()
      seen.set(holding.pointer, known)
      if (known.has(text)) continue
      // Another reading of the same text needs pointers of its own.
      const marked = known.size === 0 ? '' : `/#${number}`
      known.add(text)
      // Owners have what the defaults say; what else may come is judged by itself.
      const owners = number === 0 ? holding.owners : []
      policies.push(policyOf({ ...holding, owners }, holdings.gaps, marked))
      addSources(template.sources, holding.pointer, marked, sources)
    }
    for (const fault of template.faults)
      if (!faults.some(one => one.pointer === fault.pointer && one.fault === fault.fault)) faults.push(fault)
  }
  return { policies, faults, sources }
}

function addSources(
  from: ReadonlyMap<string, string>,
  pointer: string,
  marked: string,
  to: Map<string, string>,
): void {
  if (marked !== '') to.set(pointer + marked, from.get(pointer) ?? pointer)
  for (const [at, source] of from) {
    if (at !== pointer && !at.startsWith(`${pointer}/`)) continue
    to.set(pointer + marked + at.slice(pointer.length), source)
  }
}
