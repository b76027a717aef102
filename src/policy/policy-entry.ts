// A policy that was read, as the evaluator takes it.

import { isObject, type JsonValue, memberOf } from '../base/json-value.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import type { NamedPolicy, UnseenPolicy } from './policies.ts'

/** With its path as name. */
export function policyEntry({ document, policy }: HeldPolicy): NamedPolicy | UnseenPolicy {
  return evaluable(policy.root, document.path)
}

/** What has no statements says nothing that could be evaluated; a rule of its own tells so. */
export function evaluable(policy: JsonValue, name: string): NamedPolicy | UnseenPolicy {
  return !isObject(policy) || memberOf(policy, 'Statement') === undefined
    ? { unseen: `${name} has no statements` }
    : { name, document: policy }
}
