// Reads CloudFormation and SAM templates, written in JSON or YAML: the policies that a stack will have, with their owners.
// Each scene of the template is read; what two scenes have in common is told once.

import type { JsonObject } from '../../../base/json-value.ts'
import type { Sighting } from '../../../model/described.ts'
import type { TemplateFault } from '../../../model/document.ts'
import type { Policy } from '../../../model/policy.ts'
import { agreed } from '../planned-databases.ts'
import { conditionHolds } from './conditions.ts'
import { databasesOf } from './databases.ts'
import { withoutLoops } from './loops.ts'
import { Resolver } from './resolve.ts'
import { holdingsOf } from './resources.ts'
import { noScene, scenesOf } from './scenery.ts'
import { Template } from './template.ts'

export interface FoundInTemplate {
  readonly policies: readonly Policy[]
  readonly faults: readonly TemplateFault[]
  readonly planned?: readonly Sighting[]
  /** Pointer as findings have it → pointer of the text, where the two differ. */
  readonly sources: ReadonlyMap<string, string>
}

/** `origin` tells this template's unknown values from those of others. */
export function readTemplate(written: JsonObject, origin: string): FoundInTemplate {
  const policies: Policy[] = []
  const looped = new Template(written, noScene, origin)
  const { root, moved } = withoutLoops(written, looped)
  const faults: TemplateFault[] = [...looped.faults]
  const sources = new Map<string, string>(moved)
  /** Where it is written → text → which policy. Loops and scenes make several of what is written once. */
  const seen = new Map<string, Map<string, number>>()
  const databases = new Map<string, Sighting>()
  for (const [number, scene] of scenesOf(root).entries()) {
    const template = new Template(root, scene, origin, moved)
    const resolver = new Resolver(template)
    const made = [...template.resources.values()].filter(
      ({ condition, pointer }) => condition === undefined || conditionHolds(condition, resolver, pointer),
    )
    const renamed = new Map<string, string>()
    for (const database of databasesOf(made, resolver, renamed)) {
      const before = databases.get(database.pointer)
      databases.set(database.pointer, before ? agreed(before, database) : database)
    }
    for (const [at, source] of renamed) sources.set(at, template.written(source))
    for (const policy of holdingsOf(made, resolver).close()) {
      const text = JSON.stringify([policy.type, policy.root])
      const place = template.written(policy.pointer)
      const known = seen.get(place) ?? new Map()
      seen.set(place, known)
      const before = known.get(text)
      if (before !== undefined) {
        if (number === 0) policies[before] = ownedToo(policies[before] as Policy, policy)
        continue
      }
      // Another reading of the same text needs pointers of its own.
      const mark = known.size === 0 ? '' : `/#${known.size}`
      known.set(text, policies.length)
      policies.push({ ...(number === 0 ? policy : withoutOwners(policy)), pointer: policy.pointer + mark })
      addSources(template, policy.pointer, mark, sources)
    }
    for (const fault of template.faults)
      if (!faults.some(one => one.pointer === fault.pointer && one.fault === fault.fault)) faults.push(fault)
  }
  const planned = [...databases.values()]
  return { policies, faults, sources, ...(planned.length > 0 && { planned }) }
}

/** Owners have what the defaults say; what else may come is judged by itself. */
function withoutOwners({ owner: _owner, furtherOwners: _others, ...policy }: Policy): Policy {
  return policy
}

/** A loop gives the same policy to several. */
function ownedToo(first: Policy, again: Policy): Policy {
  const owners = [first, again].flatMap(({ owner, furtherOwners = [] }) =>
    owner ? [owner, ...furtherOwners] : [],
  )
  const [owner, ...others] = owners
  return { ...first, ...(owner && { owner }), ...(others.length > 0 && { furtherOwners: others }) }
}

function addSources(template: Template, pointer: string, mark: string, to: Map<string, string>): void {
  if (mark !== '') to.set(pointer + mark, template.sources.get(pointer) ?? template.written(pointer))
  for (const [at, source] of template.sources) {
    if (at !== pointer && !at.startsWith(`${pointer}/`)) continue
    to.set(pointer + mark + at.slice(pointer.length), source)
  }
}
