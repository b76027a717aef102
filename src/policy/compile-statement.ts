// One statement of a policy document, compiled; or what about it AWS would refuse.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { holdsUnknown, isUnknown } from '../base/unknown-text.ts'
import { type CompiledAction, compileAction } from './action-match.ts'
import { readConditions } from './compile-condition.ts'
import type { CompiledCondition } from './condition-match.ts'
import { type CompiledPrincipal, compilePrincipal, type PrincipalValues } from './principal-match.ts'
import { type CompiledResource, compileResource } from './resource-match.ts'

export interface CompiledStatement {
  readonly index: number
  readonly sid: string | undefined
  readonly pointer: string
  readonly effect: 'Allow' | 'Deny'
  readonly action: CompiledAction
  /** Undefined in trust policies, where the resource is the role. Compiled when a request first comes so far. */
  readonly resource: CompiledResource | undefined
  /** Only in policies of resources. */
  readonly principal: CompiledPrincipal | undefined
  readonly conditions: readonly CompiledCondition[]
  /** It has conditions, or may have variables. */
  readonly asks: boolean
}

/** Something that AWS does not store, so that it means nothing. The statement is taken as not written. */
export interface DocumentProblem {
  readonly pointer: string
  readonly problem: string
  /** It cannot be told what AWS would see: the statement may mean anything. */
  readonly unknown?: true
}

/** How the kinds of policies differ in form. */
export interface Grammar {
  /** `resource` and `rcp`: who is meant is said in the policy. */
  readonly principals: boolean
  /** The document says `2012-10-17`. */
  readonly variables: boolean
}

/** Throws nothing: what cannot be compiled comes back as a problem. */
export function compileStatement(
  raw: JsonValue,
  index: number,
  pointer: string,
  grammar: Grammar,
): CompiledStatement | DocumentProblem {
  const open = unknownPart(raw, pointer)
  if (open) return open
  if (!isObject(raw)) return { pointer, problem: 'a statement is an object' }
  const effect = memberOf(raw, 'Effect')
  if (effect !== 'Allow' && effect !== 'Deny') {
    return { pointer: childPointer(pointer, 'Effect'), problem: 'the effect is Allow or Deny' }
  }
  const action = oneOf(raw, pointer, 'Action', 'NotAction')
  const resource = oneOf(raw, pointer, 'Resource', 'NotResource')
  const principal = readPrincipalElement(raw, pointer, effect, grammar)
  const conditions = readConditions(raw, childPointer(pointer, 'Condition'), grammar.variables)
  for (const part of [action, resource, principal, conditions]) {
    if (part !== undefined && 'problem' in part) return part
  }
  if (action === undefined) return { pointer, problem: 'a statement has an Action or a NotAction' }
  if (resource === undefined && !grammar.principals) {
    return { pointer, problem: 'a statement of this kind of policy has a Resource or a NotResource' }
  }
  const sid = memberOf(raw, 'Sid')
  const parts: Omit<CompiledStatement, 'resource' | 'asks'> = {
    index,
    sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
    pointer,
    effect,
    action: compileAction(...(action as Element<'Action' | 'NotAction'>)),
    principal: principal as CompiledPrincipal | undefined,
    conditions: conditions as readonly CompiledCondition[],
  }
  return new LateStatement(parts, resource as WrittenResource | undefined, grammar.variables)
}

type WrittenResource = Element<'Resource' | 'NotResource'>

/** A class, since an object with a getter of its own has a shape of its own, and V8 reads many shapes slowly. */
class LateStatement implements CompiledStatement {
  readonly index: number
  readonly sid: string | undefined
  readonly pointer: string
  readonly effect: 'Allow' | 'Deny'
  readonly action: CompiledAction
  readonly principal: CompiledPrincipal | undefined
  readonly conditions: readonly CompiledCondition[]
  readonly asks: boolean
  readonly #written: WrittenResource | undefined
  readonly #variables: boolean
  #resource: CompiledResource | undefined

  constructor(
    parts: Omit<CompiledStatement, 'resource' | 'asks'>,
    written: WrittenResource | undefined,
    variables: boolean,
  ) {
    this.index = parts.index
    this.sid = parts.sid
    this.pointer = parts.pointer
    this.effect = parts.effect
    this.action = parts.action
    this.principal = parts.principal
    this.conditions = parts.conditions
    this.asks = parts.conditions.length > 0 || written?.[1].some(mayHoldVariable) === true
    this.#written = written
    this.#variables = variables
  }

  get resource(): CompiledResource | undefined {
    if (this.#written) this.#resource ??= compileResource(...this.#written, this.#variables)
    return this.#resource
  }
}

function mayHoldVariable(text: string): boolean {
  return text.includes('${')
}

/** What has to be known of a statement to compile it, and is not. Parts of actions, resources and values may be unknown. */
function unknownPart(raw: JsonValue, pointer: string): DocumentProblem | undefined {
  if (isOpen(raw)) return openAt(pointer)
  if (!isObject(raw)) return undefined
  for (const name of neededElements) {
    if (isOpen(memberOf(raw, name))) return openAt(childPointer(pointer, name))
  }
  const condition = memberOf(raw, 'Condition')
  if (!isObject(condition)) return undefined
  for (const operator of Object.keys(condition)) {
    const block = condition[operator] as JsonValue
    const at = () => childPointer(childPointer(pointer, 'Condition'), operator)
    if (isOpen(block) || holdsUnknown(operator)) return openAt(at())
    const key = isObject(block) ? Object.keys(block).find(holdsUnknown) : undefined
    if (key !== undefined) return openAt(childPointer(at(), key))
  }
  return undefined
}

const neededElements = ['Effect', 'Principal', 'NotPrincipal', 'Condition'] as const

function isOpen(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && isUnknown(value)
}

function openAt(pointer: string): DocumentProblem {
  return { pointer, problem: 'what stands here is not known', unknown: true }
}

type Element<Name extends string> = readonly [Name, readonly string[]]

/** The element of the two that is there, with its strings. */
function oneOf<Name extends string>(
  raw: JsonObject,
  pointer: string,
  name: Name,
  negated: Name,
): Element<Name> | DocumentProblem | undefined {
  const isNegated = memberOf(raw, negated) !== undefined
  const value = memberOf(raw, isNegated ? negated : name)
  if (value === undefined) return undefined
  if (isNegated && memberOf(raw, name) !== undefined) {
    return { pointer, problem: `${name} and ${negated} exclude each other` }
  }
  const element = isNegated ? negated : name
  if (typeof value === 'string') return [element, [value]]
  const strings = readStrings(value, childPointer(pointer, element))
  return 'problem' in strings ? strings : [element, strings]
}

function readStrings(value: JsonValue | undefined, pointer: string): readonly string[] | DocumentProblem {
  const items = isArray(value) ? value : [value as JsonValue]
  const wrong = items.findIndex(item => typeof item !== 'string')
  if (wrong < 0) return items as readonly string[]
  return { pointer: isArray(value) ? childPointer(pointer, wrong) : pointer, problem: 'a string is expected' }
}

function readPrincipalElement(
  raw: JsonObject,
  pointer: string,
  effect: 'Allow' | 'Deny',
  grammar: Grammar,
): CompiledPrincipal | DocumentProblem | undefined {
  const isNegated = memberOf(raw, 'NotPrincipal') !== undefined
  const isBoth = isNegated && memberOf(raw, 'Principal') !== undefined
  const isNone = !isNegated && memberOf(raw, 'Principal') === undefined
  const element = isNone ? undefined : isNegated && !isBoth ? 'NotPrincipal' : 'Principal'
  if (!grammar.principals) {
    if (element === undefined) return undefined
    return { pointer: childPointer(pointer, element), problem: 'this kind of policy names no principals' }
  }
  if (element === undefined)
    return { pointer, problem: 'a statement of this kind of policy names a principal' }
  if (isBoth) return { pointer, problem: 'Principal and NotPrincipal exclude each other' }
  const values = readPrincipalValues(memberOf(raw, element) as JsonValue, childPointer(pointer, element))
  return 'problem' in values ? values : compilePrincipal(element, effect, values)
}

const principalMembers = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const

function readPrincipalValues(value: JsonValue, pointer: string): PrincipalValues | DocumentProblem {
  const values = {
    AWS: [] as readonly string[],
    Service: [] as readonly string[],
    Federated: [] as readonly string[],
    CanonicalUser: [] as readonly string[],
  }
  if (value === '*') return { ...values, AWS: ['*'] }
  if (!isObject(value)) return { pointer, problem: 'a principal is "*" or an object' }
  for (const name of Object.keys(value)) {
    const at = childPointer(pointer, name)
    const member = principalMembers.find(known => known === name)
    if (member === undefined) return { pointer: at, problem: `there is no kind of principal "${name}"` }
    const strings = readStrings(value[name], at)
    if ('problem' in strings) return strings
    values[member] = strings
  }
  return values
}
