// Statements of the usual form, told in one look. Nearly all statements of real policies have it, and no rule about
// form alone has anything to say of them; only the others are put to those rules. A test compares findings with and
// without this shortcut, over every example of every rule and over documents bent at random.

import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json-value.ts'
import type { Policy, PolicyType, Statement } from '../model/policy.ts'
import { operatorText, parseOperatorName } from '../policy/operators/operator-name.ts'

/** True for an identity or trust policy of today's language that holds nothing but `Version` and usual statements. */
export function isUsualPolicy({ root, type }: Policy, statements: readonly Statement[]): boolean {
  if (!(type in neededElements) || root['Version'] !== '2012-10-17' || statements.length === 0) return false
  for (const name in root) if (name !== 'Version' && name !== 'Statement') return false
  const written = root['Statement']
  // A member of the list that is no object is no statement.
  if (isArray(written) && written.length !== statements.length) return false
  return statements.every(isUsualStatement)
}

/** By the type of the policy, how its statements say what or whom they are about. */
const neededElements: Readonly<Partial<Record<PolicyType, 'Resource' | 'Principal'>>> = {
  identity: 'Resource',
  trust: 'Principal',
}

/**
 * `Effect`, `Action`, `Resource` or, in a trust policy, `Principal`, perhaps `Sid` and `Condition`, each of its type and
 * with something in it.
 */
export function isUsualStatement({ raw, policy }: Statement): boolean {
  const about = neededElements[policy.type]
  if (about === undefined) return false
  let needed = 0
  for (const name in raw) {
    const value = raw[name] as JsonValue
    switch (name) {
      case 'Effect':
        if (value !== 'Allow' && value !== 'Deny') return false
        needed++
        break
      case 'Action':
        if (!isUsualList(value)) return false
        needed++
        break
      case 'Resource':
        if (about !== 'Resource' || !isUsualList(value)) return false
        needed++
        break
      case 'Principal':
        if (about !== 'Principal' || !isUsualPrincipal(value)) return false
        needed++
        break
      case 'Sid':
        if (typeof value !== 'string' || !/^[A-Za-z0-9]+$/.test(value)) return false
        break
      case 'Condition':
        if (!isUsualCondition(value)) return false
        break
      default:
        return false
    }
  }
  return needed === 3
}

function isUsualPrincipal(principal: JsonValue): boolean {
  if (!isObject(principal)) return false
  let kinds = 0
  for (const kind in principal) {
    kinds++
    if (kind !== 'AWS' && kind !== 'Service' && kind !== 'Federated') return false
    if (!isUsualList(principal[kind] as JsonValue)) return false
  }
  return kinds > 0
}

function isUsualList(value: JsonValue): boolean {
  if (typeof value === 'string') return value !== ''
  if (!isArray(value) || value.length === 0) return false
  for (let i = 0; i < value.length; i++) if (typeof value[i] !== 'string' || value[i] === '') return false
  return true
}

function isUsualCondition(condition: JsonValue): boolean {
  if (!isObject(condition)) return false
  let blocks = 0
  for (const name in condition) {
    blocks++
    const operator = parseOperatorName(name)
    if (!operator || operatorText(operator) !== name || !isUsualBlock(condition[name] as JsonValue))
      return false
  }
  return blocks > 0
}

function isUsualBlock(block: JsonValue): boolean {
  if (!isObject(block)) return false
  let keys = 0
  for (const key in block) {
    keys++
    const values = (block as JsonObject)[key] as JsonValue
    // JSON true and false are legal too; the long way knows.
    if (!isUsualList(values)) return false
  }
  return keys > 0
}
