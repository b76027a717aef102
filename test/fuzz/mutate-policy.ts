// Policies changed as their grammar allows: what comes out is a policy again, and says something else. What is bent at
// random (mutate.ts) is mostly refused for its form; these reach the rules about meaning.

import fc from 'fast-check'
import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/base/json-value.ts'
import { operatorNames } from '../../src/policy/operators/operator-name.ts'

const opposites: Readonly<Record<string, string>> = {
  Action: 'NotAction',
  NotAction: 'Action',
  Resource: 'NotResource',
  NotResource: 'Resource',
  Principal: 'NotPrincipal',
  NotPrincipal: 'Principal',
  Allow: 'Deny',
  Deny: 'Allow',
}

const changes = [
  'effect',
  'negate',
  'widen',
  'list',
  'operator',
  'qualifier',
  'if exists',
  'key',
  'no condition',
  'twice',
  'version',
] as const

interface PolicyChange {
  readonly how: (typeof changes)[number]
  /** Which of the places where it can be made, around again. */
  readonly at: number
  readonly operator: string
  readonly qualifier: string
  readonly key: string
}

/** A few changes, one after the other. */
export const policyChanges: fc.Arbitrary<readonly PolicyChange[]> = fc.array(
  fc.record({
    how: fc.constantFrom(...changes),
    at: fc.nat(500),
    operator: fc.constantFrom(...operatorNames),
    qualifier: fc.constantFrom('ForAllValues:', 'ForAnyValue:'),
    key: fc.constantFrom(
      'sts:ExternalId',
      'aws:PrincipalOrgID',
      'aws:PrincipalTag/team',
      'aws:SourceIp',
      'aws:TagKeys',
    ),
  }),
  { minLength: 1, maxLength: 4 },
)

/** The same JSON with the changes made in its statements, wherever these stand. */
export function changePolicies(value: JsonValue, all: readonly PolicyChange[]): JsonValue {
  return all.reduce<JsonValue>((now, one) => {
    const count = statementsIn(now)
    return count === 0 ? now : changeNth(now, { ...one, at: one.at % count }, { count: 0 })
  }, value)
}

const isStatement = (value: JsonValue): value is JsonObject => isObject(value) && 'Effect' in value

function statementsIn(value: JsonValue): number {
  if (isStatement(value)) return 1
  if (isArray(value)) return value.reduce<number>((sum, one) => sum + statementsIn(one), 0)
  return isObject(value) ? statementsIn(Object.values(value)) : 0
}

function changeNth(value: JsonValue, one: PolicyChange, seen: { count: number }): JsonValue {
  if (isStatement(value)) return seen.count++ === one.at ? changeStatement(value, one) : value
  if (isArray(value)) {
    return value.flatMap(item => {
      const before = seen.count
      const after = changeNth(item, one, seen)
      return one.how === 'twice' && isStatement(item) && before === one.at ? [after, after] : [after]
    })
  }
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([name, inner]) => {
    if (one.how === 'version' && name === 'Version') return [name, '2008-10-17'] as const
    return [name, changeNth(inner, one, seen)] as const
  })
  return Object.fromEntries(members) as JsonValue
}

function changeStatement(statement: JsonObject, one: PolicyChange): JsonValue {
  const members = Object.entries(statement)
  switch (one.how) {
    case 'effect':
      return { ...statement, Effect: opposites[String(statement['Effect'])] ?? 'Allow' }
    case 'negate':
      return Object.fromEntries(members.map(([name, value]) => [opposites[name] ?? name, value]))
    case 'widen':
      return Object.fromEntries(
        members.map(([name, value]) => [name, name === 'Effect' ? value : widened(value)]),
      )
    case 'list':
      return Object.fromEntries(
        members.map(([name, value]) => [
          name,
          typeof value === 'string' && name !== 'Effect' ? [value] : value,
        ]),
      )
    case 'no condition':
      return Object.fromEntries(members.filter(([name]) => name !== 'Condition'))
    case 'operator':
    case 'qualifier':
    case 'if exists':
    case 'key':
      return { ...statement, Condition: changeCondition(statement['Condition'], one) }
    default:
      return statement
  }
}

/** What follows the last separator becomes anything. */
function widened(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replace(/[^:/]+$/, '*')
  return isArray(value) ? value.map(widened) : value
}

function changeCondition(condition: JsonValue | undefined, one: PolicyChange): JsonValue {
  if (condition === undefined || !isObject(condition)) return { [one.operator]: { [one.key]: 'a' } }
  return Object.fromEntries(
    Object.entries(condition).map(([operator, block]) => {
      if (one.how === 'operator') return [one.operator, block]
      if (one.how === 'qualifier') return [one.qualifier + operator.replace(/^For\w+:/, ''), block]
      if (one.how === 'if exists') return [operator.replace(/(IfExists)?$/, 'IfExists'), block]
      const [[, value] = ['', 'a']] = isObject(block) ? Object.entries(block) : []
      return [operator, { [one.key]: value as JsonValue }]
    }),
  )
}
