// Policies somewhere in the documents of other tools: manifests of Kubernetes, tasks of Ansible, programs of Pulumi. Only what
// has all the marks of a policy is taken for one. Loaded only for documents that are nothing else and speak of statements.

import { childPointer } from '../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'
import type { Policy } from '../../model/policy.ts'
import { typeByShape } from '../policy-shape.ts'
import { withUnknownValues } from '../rendered-later.ts'

const deepest = 20

/** `origin` tells what the tool will fill in from what others do. */
export function embeddedPolicies(value: JsonValue, origin: string, textLength: number): readonly Policy[] {
  return [...policiesIn(value, '', 0)].map(({ pointer, root, isText }) => ({
    type: typeByShape(root),
    typeSource: 'shape',
    pointer,
    root: withUnknownValues(root, origin) as JsonObject,
    textLength,
    ...(isText && { writtenAs: 'json-text' }),
  }))
}

interface Embedded {
  readonly pointer: string
  readonly root: JsonObject
  readonly isText: boolean
}

function* policiesIn(value: JsonValue, pointer: string, depth: number): Iterable<Embedded> {
  if (depth > deepest) return
  const isText = typeof value === 'string'
  const root = isText ? objectIn(value) : value
  if (isObject(root ?? null) && isPolicy(root as JsonObject))
    yield { pointer, root: root as JsonObject, isText }
  else if (isArray(value))
    for (const [index, item] of value.entries())
      yield* policiesIn(item, childPointer(pointer, index), depth + 1)
  else if (isObject(value))
    for (const [name, member] of Object.entries(value))
      yield* policiesIn(member, childPointer(pointer, name), depth + 1)
}

function isPolicy(value: JsonObject): boolean {
  const version = memberOf(value, 'Version')
  const written = memberOf(value, 'Statement')
  const statements = isArray(written) ? written : [written ?? null]
  return (
    (version === '2012-10-17' || version === '2008-10-17') &&
    statements.some(one => isObject(one) && memberOf(one, 'Effect') !== undefined)
  )
}

function objectIn(text: string): JsonValue | undefined {
  if (!/^\s*\{[\s\S]*"Statement"/.test(text)) return undefined
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}
