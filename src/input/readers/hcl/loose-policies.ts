// Policies that stand somewhere in a module and belong to no identity of it: arguments of other modules, outputs, values by
// name, attributes of other resources.

import { childPointer } from '../../../base/json-pointer.ts'
import { isObject, type JsonValue } from '../../../base/json-value.ts'
import { looksLikePolicy } from '../../policy-shape.ts'
import { policyInText } from '../holdings.ts'
import { renderStatement } from '../terraform/policy-statement.ts'
import { type Located, Plain } from './located.ts'

export interface LoosePolicy {
  readonly value: Located
  readonly pointer: string
  readonly root: JsonValue
  /** Written as JSON text. */
  readonly isText: boolean
}

/** A statement in the words of `aws_iam_policy_document`, as modules take them. */
export interface LooseStatement {
  readonly pointer: string
  readonly root: JsonValue
  /** Pointers in the policy → in the module. */
  readonly places: readonly (readonly [at: string, source: string])[]
}

/**
 * Statements that are arguments of modules: objects with actions and resources.
 * https://registry.terraform.io/modules/terraform-aws-modules/iam/aws/latest
 */
export function* looseStatementsIn(value: Located, pointer: string, depth = 0): Iterable<LooseStatement> {
  if (depth > 5) return
  if (value.kind === 'list')
    for (const [index, item] of value.items.entries())
      yield* looseStatementsIn(item, childPointer(pointer, index), depth + 1)
  if (value.kind !== 'object') return
  if (value.members.has('actions') && value.members.has('resources')) {
    const statement = new Plain().of(value)
    if (!isObject(statement)) return
    const { value: rendered, places } = renderStatement(statement, pointer)
    yield {
      pointer,
      root: { Version: '2012-10-17', Statement: [rendered] },
      places: [['', pointer], ...places].map(([at = '', from = '']) => [`/Statement/0${at}`, from]),
    }
  } else
    for (const [name, member] of value.members)
      yield* looseStatementsIn(member.value, childPointer(pointer, name), depth + 1)
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
