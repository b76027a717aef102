// Policies that stand somewhere in a module and belong to no identity of it: arguments of other modules, outputs, values by
// name, attributes of other resources.

import { childPointer } from '../../../base/json-pointer.ts'
import type { JsonValue } from '../../../base/json-value.ts'
import { looksLikePolicy } from '../../policy-shape.ts'
import { policyInText } from '../holdings.ts'
import { type Located, Plain } from './located.ts'

export interface LoosePolicy {
  readonly value: Located
  readonly pointer: string
  readonly root: JsonValue
  /** Written as JSON text. */
  readonly isText: boolean
}

/** `seen` knows the places of policies that were met before, and learns of these. */
export function* loosePoliciesIn(
  value: Located,
  pointer: string,
  seen: (value: Located) => boolean,
  depth = 0,
): Iterable<LoosePolicy> {
  if (depth > 20) return
  if (value.kind === 'encoded') {
    yield* loosePoliciesIn(value.value, pointer, seen, depth + 1)
  } else if (value.kind === 'scalar') {
    const root = typeof value.value === 'string' ? policyInText(value.value) : undefined
    if (root !== undefined && !seen(value)) yield { value, pointer, root, isText: true }
  } else if (value.kind === 'list') {
    for (const [index, item] of value.items.entries())
      yield* loosePoliciesIn(item, childPointer(pointer, index), seen, depth + 1)
  } else if (value.members.has('Statement') && looksLikePolicy(new Plain().of(value))) {
    if (!seen(value)) yield { value, pointer, root: new Plain().of(value), isText: false }
  } else {
    for (const [name, member] of value.members)
      yield* loosePoliciesIn(member.value, childPointer(pointer, name), seen, depth + 1)
  }
}
