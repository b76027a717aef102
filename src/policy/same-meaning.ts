// Whether two policies say the same, so that putting one for the other changes no decision. Yes is a proof; no may be
// that the two are only written too differently.

import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json-value.ts'
import type { PolicyType } from '../model/policy.ts'

/**
 * Compares without what AWS gives no meaning: `Id`, `Sid`, the order of statements and of values, one value or a list of
 * it, the case of actions; and without `Version` where nothing depends on it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
 */
export function sameMeaning(a: JsonObject, b: JsonObject, type: PolicyType): boolean {
  return JSON.stringify(normal(a, type)) === JSON.stringify(normal(b, type))
}

/** The same of two statements of one policy; its others may be many. */
export function sameStatement(a: JsonValue, b: JsonValue): boolean {
  return JSON.stringify(normalStatement(a)) === JSON.stringify(normalStatement(b))
}

// AWS refuses these without the newest version: giving it makes them work.
const needNewest: readonly PolicyType[] = ['boundary', 'scp', 'rcp']

function normal(root: JsonObject, type: PolicyType): JsonValue {
  const { Id: _, Version: version, Statement: statement, ...others } = root
  const statements = statement === undefined ? [] : isArray(statement) ? statement : [statement]
  const known = version === undefined || version === '2008-10-17' || version === '2012-10-17'
  const matters = !known || needNewest.includes(type) || JSON.stringify(statements).includes('${')
  return {
    others: sorted(others),
    version: matters ? (version ?? null) : 'any',
    statements: inOrder(statements.map(normalStatement)),
  }
}

function normalStatement(statement: JsonValue): JsonValue {
  if (!isObject(statement)) return statement
  const { Sid: _, ...elements } = statement
  const entries = Object.entries(elements).map(([name, value]): [string, JsonValue] => {
    if (name === 'Action' || name === 'NotAction')
      return [name, normalList(value, text => text.toLowerCase())]
    if (name === 'Resource' || name === 'NotResource') return [name, normalList(value)]
    if ((name === 'Principal' || name === 'NotPrincipal') && isObject(value))
      return [name, sorted(mapMembers(value, member => normalList(member)))]
    if (name === 'Condition' && isObject(value)) return [name, normalCondition(value)]
    return [name, value]
  })
  return sorted(Object.fromEntries(entries))
}

/** Operators and keys in order, values as lists. */
export function normalCondition(condition: JsonObject): JsonValue {
  return sorted(
    mapMembers(condition, block =>
      isObject(block) ? sorted(mapMembers(block, values => normalList(values))) : block,
    ),
  )
}

/** One value and a list of it are the same; a list says nothing by its order, nor by saying a thing twice. */
export function normalList(
  value: JsonValue,
  each: (text: string) => string = text => text,
): readonly JsonValue[] {
  const items = isArray(value) ? value : [value]
  return inOrder(items.map(item => (typeof item === 'string' ? each(item) : item)))
}

function inOrder(values: readonly JsonValue[]): JsonValue[] {
  const texts = [...new Set(values.map(value => JSON.stringify(value)))].sort()
  return texts.map(text => JSON.parse(text) as JsonValue)
}

function mapMembers(object: JsonObject, change: (member: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, change(member)]))
}

function sorted(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
}
