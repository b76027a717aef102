// Reads JSON that is a policy, holds one in a wrapper of IAM's requests and replies, or lists such things.

import { childPointer } from '../../base/json-pointer.ts'
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  jsonTypeOf,
  memberOf,
} from '../../base/json-value.ts'
import type { Misfit } from '../../model/document.ts'
import type { Policy, PolicyOwner, PolicyType, WrittenMaximum } from '../../model/policy.ts'
import { countMembersInText, countMembersInValue } from '../count-members.ts'
import { decodeUrl, isUrlEncodedJson } from '../embedded-text.ts'
import { contentsOfList, looksLikePolicy, typeByShape, wrappers } from '../policy-shape.ts'
import { maxSessionIn } from './max-session-in.ts'

// Lists of wrappers nest a little; anything deeper is not IAM's.
const maxDepth = 12

/** What was found: policies, and what should be one and is not. */
export interface FoundPolicies {
  readonly policies: readonly Policy[]
  readonly misfits: readonly Misfit[]
  /** Strings that are not JSON. */
  readonly broken: readonly { readonly pointer: string; readonly text: string; readonly refusal: string }[]
  /** Pointers of strings whose JSON has a member name twice in one object. */
  readonly repeating: readonly string[]
}

/**
 * The policies inside a JSON value, in the order of the text. `textLength` is that of the whole document; `told` is the type
 * that the user gave.
 */
export function findPolicies(value: JsonValue, textLength: number, told?: PolicyType): FoundPolicies {
  const to = newSearch(textLength)
  search(value, '', undefined, 0, to)
  return told === undefined ? to : asTold(to, value, textLength, told)
}

/** A document that the user calls a policy is one, whatever it looks like; AWS takes no list of them. */
function asTold(found: FoundPolicies, value: JsonValue, textLength: number, type: PolicyType): FoundPolicies {
  const isEmpty = [found.policies, found.misfits, found.broken].every(part => part.length === 0)
  const policies = found.policies.map(policy => ({ ...policy, type, typeSource: 'told' as const }))
  if (isArray(value)) {
    const holds = contentsOfList(value)
    if (holds === 'policies' || (holds === undefined && isEmpty)) {
      return { ...found, policies, misfits: [{ pointer: '', is: 'array', ...(holds && { holds }) }] }
    }
  } else if (isEmpty) {
    if (isObject(value))
      return { ...found, policies: [{ type, typeSource: 'told', pointer: '', root: value, textLength }] }
    const is = jsonTypeOf(value)
    if (is !== 'object') return { ...found, misfits: [{ pointer: '', is }] }
  }
  return { ...found, policies }
}

export function newSearch(textLength: number): Search {
  return { policies: [], misfits: [], broken: [], repeating: [], textLength }
}

/** The policy that stands at a pointer, written as an object or as text, of the type its holder says; noted in `to`. */
export function findPolicyAt(
  value: JsonValue,
  pointer: string,
  type: PolicyType,
  to: Search,
): Policy | undefined {
  const before = to.policies.length
  search(value, pointer, type, 0, to)
  return to.policies[before]
}

/** The policies of a part of a document that is no reply of AWS. */
export function findPoliciesBelow(value: JsonValue, pointer: string, to: Search): void {
  search(value, pointer, undefined, 0, to)
}

/** What has been found so far, and what is known of the objects around. */
export interface Search {
  readonly policies: Policy[]
  readonly misfits: Misfit[]
  readonly broken: { pointer: string; text: string; refusal: string }[]
  readonly repeating: string[]
  readonly textLength: number
  readonly writtenAs?: Policy['writtenAs']
  readonly owner?: PolicyOwner
  readonly isByAws?: boolean
  readonly maxSession?: WrittenMaximum
}

function search(
  value: JsonValue,
  pointer: string,
  hint: PolicyType | undefined,
  depth: number,
  to: Search,
): void {
  if (depth > maxDepth) return
  if (looksLikePolicy(value)) {
    const shape = typeByShape(value)
    // Other services call their resource policies "PolicyDocument" too; principals settle it.
    const byWrapper = hint !== undefined && !(hint === 'identity' && shape === 'resource')
    to.policies.push({
      type: byWrapper ? hint : shape,
      typeSource: byWrapper ? 'wrapper' : 'shape',
      pointer,
      root: value,
      textLength: to.textLength,
      ...(to.writtenAs && { writtenAs: to.writtenAs }),
      ...(to.owner && { owner: to.owner }),
      ...(to.isByAws && { isByAws: true }),
      ...(hint === 'trust' && to.maxSession && { maxSession: to.maxSession }),
    })
    return
  }
  if (typeof value === 'string') {
    if (pointer === '' || hint !== undefined || pointer.endsWith('/Document'))
      searchText(value, pointer, hint, depth, to)
  } else if (isArray(value)) {
    if ((pointer === '' || hint !== undefined) && contentsOfList(value) === 'statements') {
      to.misfits.push({ pointer, is: 'array', holds: 'statements' })
      return
    }
    for (let i = 0; i < value.length; i++)
      search(value[i] as JsonValue, `${pointer}/${i}`, hint, depth + 1, to)
  } else if (isObject(value)) {
    const owner = ownerIn(value) ?? to.owner
    const maxSession = maxSessionIn(value, pointer)
    const more = owner !== to.owner || maxSession !== undefined
    const inside = more ? { ...to, ...(owner && { owner }), ...(maxSession && { maxSession }) } : to
    for (const [name, type] of wrappers) {
      const member = memberOf(value, name)
      if (member !== undefined) search(member, childPointer(pointer, name), type, depth + 1, inside)
    }
  }
}

/** Whose policies an object holds: a role or a user as IAM describes it, or the reply about one of its policies. */
function ownerIn(value: JsonObject): PolicyOwner | undefined {
  const text = (name: string) => {
    const member = memberOf(value, name)
    return typeof member === 'string' && member !== '' ? member : undefined
  }
  const arn = text('Arn')
  if (arn !== undefined && /^arn:[^:]*:iam::\d{12}:(role|user)\//.test(arn)) {
    return { kind: arn.includes(':user/') ? 'user' : 'role', arn }
  }
  const role = text('RoleName')
  if (role !== undefined) return { kind: 'role', name: role }
  const user = text('UserName')
  return user === undefined ? undefined : { kind: 'user', name: user }
}

/** A policy as a string: JSON text in `create-role` inputs, URL-encoded in the replies of the raw API. */
function searchText(
  text: string,
  pointer: string,
  hint: PolicyType | undefined,
  depth: number,
  to: Search,
): void {
  if (to.writtenAs) return
  const encoded = isUrlEncodedJson(text)
  const json = encoded ? decodeUrl(text) : text
  if (json === undefined || !/^\s*[{[]/.test(json)) return
  const writtenAs = encoded ? 'url-encoded-json-text' : 'json-text'
  let value: JsonValue
  try {
    value = JSON.parse(json) as JsonValue
  } catch (error) {
    to.broken.push({ pointer, text: json, refusal: String(error) })
    return
  }
  if (countMembersInText(json) !== countMembersInValue(value)) to.repeating.push(pointer)
  search(value, pointer, hint, depth + 1, { ...to, writtenAs })
}
