// The context of a request of which only a part is known: what policies ask about and nobody told is unknown, never
// absent.

import type { CompiledPolicies } from './compile.ts'
import { derivedKeys } from './derived-keys.ts'
import type { RequestValue } from './request.ts'
import { isVariable, type Template } from './variables.ts'

/**
 * `facts` are what is known; `undefined` means known to be absent. All other keys that the policies ask about and that
 * do not follow from the principal or the resource are unknown.
 */
export function openContext(
  policies: CompiledPolicies,
  facts: Readonly<Record<string, RequestValue | undefined>>,
): Readonly<Record<string, RequestValue>> {
  const context: Record<string, RequestValue> = {}
  const told = new Set<string>()
  for (const [key, value] of Object.entries(facts)) {
    told.add(key.toLowerCase())
    if (value !== undefined) context[key] = value
  }
  for (const key of keysAskedAbout(policies)) {
    if (told.has(key) || derivedKeys.has(key) || isTagOfRequest(key)) continue
    context[key] = { unknown: true }
  }
  return context
}

/** Tags of the request are all told, or there are none. */
function isTagOfRequest(key: string): boolean {
  return key.startsWith('aws:requesttag/')
}

// One set of policies is asked about many resources.
const known = new WeakMap<CompiledPolicies, ReadonlySet<string>>()

function keysAskedAbout(policies: CompiledPolicies): ReadonlySet<string> {
  const before = known.get(policies)
  if (before) return before
  const keys = new Set<string>()
  known.set(policies, keys)
  const addVariables = (template: Template = []) => {
    // A word without a colon is no key: whatever stands for it, AWS puts nothing there.
    for (const part of template) if (isVariable(part) && part.key.includes(':')) keys.add(part.key)
  }
  for (const slot of policies.all) {
    for (const { conditions, resource } of slot.asking) {
      for (const template of resource?.templates ?? []) addVariables(template)
      for (const { key, values } of conditions) {
        keys.add(key)
        for (const { template } of values) addVariables(template)
      }
    }
  }
  return keys
}

/** What would follow from the principal, where nobody said who it is. */
export const unknownPerson: Readonly<Record<string, RequestValue>> = {
  'aws:PrincipalArn': { unknown: true },
  'aws:PrincipalType': { unknown: true },
  'aws:username': { unknown: true },
}
