// A policy as far as it speaks of one action, taken apart into statements of one value each: two policies that come to
// the same atoms say the same about the action, however they are written.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { isAccountId } from '../model/arn.ts'
import { matchAction } from './action-match.ts'
import type { CompiledSlot } from './compile.ts'
import { normalCondition, normalList } from './same-meaning.ts'

export interface Atom {
  readonly effect: 'Allow' | 'Deny'
  /** Equal for atoms that mean the same. */
  readonly text: string
  /** Can stand in a policy of that version by itself. */
  readonly statement: JsonObject
  readonly version: JsonValue | undefined
}

/** A policy document with the slot's place that it was compiled to. */
export interface Source {
  readonly root: JsonObject
  readonly compiled: CompiledSlot['policies'][number]
}

/** Statements that AWS would not store have none. `action` in lower case. */
export function atomsOf({ root, compiled }: Source, action: string): readonly Atom[] {
  const written = memberOf(root, 'Statement')
  const all = isArray(written) ? written : [written]
  const version = memberOf(root, 'Version')
  const service = action.slice(0, action.indexOf(':'))
  return compiled.statements
    .filter(statement => matchAction(statement.action, action, service))
    .flatMap(({ index }) => {
      const raw = all[index]
      return isObject(raw) ? atomsOfStatement(raw, version, action) : []
    })
}

function atomsOfStatement(raw: JsonObject, version: JsonValue | undefined, action: string): readonly Atom[] {
  const effect = memberOf(raw, 'Effect') as Atom['effect']
  const condition = memberOf(raw, 'Condition')
  const common = {
    Effect: effect,
    Action: action,
    ...(isObject(condition) &&
      Object.keys(condition).length > 0 && { Condition: normalCondition(condition) }),
  }
  return principalsIn(raw).flatMap(principal =>
    resourcesIn(raw).map((resource): Atom => {
      const statement: JsonObject = { ...common, ...principal, ...resource }
      const text = JSON.stringify(statement)
      // Only variables mean something else in another version.
      return {
        effect,
        statement,
        version,
        text: text.includes('${') ? `${text} ${JSON.stringify(version)}` : text,
      }
    }),
  )
}

/** One for each principal that is named; those that are left out belong together. */
function principalsIn(raw: JsonObject): readonly JsonObject[] {
  const left = memberOf(raw, 'NotPrincipal')
  if (left !== undefined)
    return [{ NotPrincipal: isObject(left) ? { ...mapped(left, normalPrincipals) } : left }]
  const named = memberOf(raw, 'Principal')
  if (named === undefined) return [{}]
  if (!isObject(named)) return [{ Principal: { AWS: named } }]
  return Object.entries(named).flatMap(([kind, values]) =>
    normalPrincipals(values).map(value => ({ Principal: { [kind]: value } })),
  )
}

/** An account's number is short for its root. */
function normalPrincipals(values: JsonValue): readonly JsonValue[] {
  return normalList(values, text => (isAccountId(text) ? `arn:aws:iam::${text}:root` : text))
}

function resourcesIn(raw: JsonObject): readonly JsonObject[] {
  const left = memberOf(raw, 'NotResource')
  if (left !== undefined) return [{ NotResource: normalList(left) }]
  const named = memberOf(raw, 'Resource')
  return named === undefined ? [{}] : normalList(named).map(value => ({ Resource: value }))
}

function mapped(object: JsonObject, change: (value: JsonValue) => JsonValue): JsonObject {
  const names = Object.keys(object).sort()
  return Object.fromEntries(names.map(name => [name, change(object[name] as JsonValue)]))
}
