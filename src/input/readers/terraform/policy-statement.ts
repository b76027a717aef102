// A `statement` block of `aws_iam_policy_document` → the statement that it renders.

import { childPointer } from '../../../base/json-pointer.ts'
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  memberOf,
  valueText,
} from '../../../base/json-value.ts'
import { holdsUnknown } from '../../../base/unknown-text.ts'

type Places = readonly (readonly [at: string, source: string])[]

interface Rendered<Value> {
  readonly value: Value
  /** Pointers below the statement's own → those of what says it. */
  readonly places: Places
}

const lists: readonly (readonly [name: string, element: string])[] = [
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
]

export function renderStatement(statement: JsonObject, source: string): Rendered<JsonObject> {
  const rendered: Record<string, JsonValue> = {}
  const places: [string, string][] = []
  const take = (element: string, name: string, value: JsonValue, inner: Places = []) => {
    rendered[element] = value
    places.push([`/${element}`, `${source}/${name}`])
    for (const [at, from] of inner) places.push([`/${element}${at}`, `${source}/${name}${from}`])
  }
  const sid = memberOf(statement, 'sid')
  if (typeof sid === 'string' && sid !== '') take('Sid', 'sid', sid)
  const effect = memberOf(statement, 'effect')
  if (typeof effect === 'string' && effect !== '') take('Effect', 'effect', effect)
  else rendered['Effect'] = 'Allow'
  for (const [name, element] of lists) {
    const value = memberOf(statement, name)
    if ((isArray(value) && value.length > 0) || typeof value === 'string')
      take(element, name, withVariables(value))
  }
  for (const [name, element] of [
    ['principals', 'Principal'],
    ['not_principals', 'NotPrincipal'],
  ] as const) {
    const value = memberOf(statement, name)
    if (!isArray(value) || value.length === 0) continue
    const { value: principals, places: inner } = renderPrincipals(value)
    take(element, name, principals, inner)
  }
  const conditions = memberOf(statement, 'condition')
  if (isArray(conditions) && conditions.length > 0) {
    const { value, places: inner } = renderConditions(conditions)
    take('Condition', 'condition', value, inner)
  }
  return { value: rendered, places }
}

/** One type `*` with one identifier `*` is the bare star. */
function renderPrincipals(principals: readonly JsonValue[]): Rendered<JsonValue> {
  const byType = new Map<string, JsonValue[]>()
  const places: [string, string][] = []
  let open: string | undefined
  for (const [index, one] of principals.entries()) {
    const type = valueText(isObject(one) ? (memberOf(one, 'type') ?? '') : one)
    if (!isObject(one) || holdsUnknown(type)) {
      open ??= type
      continue
    }
    const identifiers = memberOf(one, 'identifiers')
    const values = byType.get(type) ?? []
    byType.set(type, values)
    if (values.length === 0) places.push([childPointer('', type), `/${index}/identifiers`])
    for (const [item, value] of (isArray(identifiers) ? identifiers : [identifiers ?? '']).entries()) {
      places.push([`${childPointer('', type)}/${values.length}`, `/${index}/identifiers/${item}`])
      values.push(withVariables(value))
    }
  }
  if (byType.has('*')) return { value: '*', places: [['', '/0/identifiers']] }
  // Who else is meant nobody knows.
  if (open !== undefined) return { value: open, places: [] }
  return { value: Object.fromEntries(byType), places }
}

/** All of them have to hold: of what is not known all, nothing can be told. */
function renderConditions(conditions: readonly JsonValue[]): Rendered<JsonValue> {
  // No objects: the names come from a stranger, and one of them may be `__proto__`.
  const rendered = new Map<string, Map<string, JsonValue[]>>()
  const places: [string, string][] = []
  for (const [index, one] of conditions.entries()) {
    if (!isObject(one)) return { value: one, places: [] }
    const test = valueText(memberOf(one, 'test') ?? '')
    const variable = valueText(memberOf(one, 'variable') ?? '')
    for (const text of [test, variable]) if (holdsUnknown(text)) return { value: text, places: [] }
    const written = memberOf(one, 'values')
    const keys = rendered.get(test) ?? new Map<string, JsonValue[]>()
    rendered.set(test, keys)
    const values = keys.get(variable) ?? []
    keys.set(variable, values)
    const at = childPointer(childPointer('', test), variable)
    if (values.length === 0) places.push([childPointer('', test), `/${index}/test`], [at, `/${index}/values`])
    for (const [item, value] of (isArray(written) ? written : [written ?? '']).entries()) {
      places.push([`${at}/${values.length}`, `/${index}/values${isArray(written) ? `/${item}` : ''}`])
      values.push(withVariables(value))
    }
  }
  const blocks = [...rendered].map(([test, keys]) => [test, Object.fromEntries(keys)] as const)
  return { value: Object.fromEntries(blocks), places }
}

/** `&{aws:username}` is how the data source has IAM's own variables written. */
function withVariables(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replaceAll('&{', '${')
  return isArray(value) ? value.map(withVariables) : value
}
