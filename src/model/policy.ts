// A policy as its author wrote it: types of policies, their statements, and reading of elements that may be
// malformed. What a policy means is `policy/`'s to say.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { replaceUnknowns } from '../base/unknown-text.ts'

/** What a document is used for; the grammar differs a little for each. */
export type PolicyType = 'identity' | 'trust' | 'boundary' | 'scp' | 'rcp' | 'session' | 'resource'

export const policyTypes: readonly PolicyType[] = [
  'identity',
  'trust',
  'boundary',
  'scp',
  'rcp',
  'session',
  'resource',
]

/** How the type is known: told by the user, by the member that holds the document, or by its shape. */
export type TypeSource = 'told' | 'wrapper' | 'shape'

/** Whose a policy is, where the file says so. */
export interface PolicyOwner {
  readonly kind: 'role' | 'user'
  /** At least one of the two. */
  readonly arn?: string
  readonly name?: string
  /** The document holds all of its policies. Left out, there may be others; `gap` is why, where that is known. */
  readonly isWhole?: true
  readonly gap?: string
}

/** `MaxSessionDuration` of a role, where the file that holds its trust policy says it. */
export interface WrittenMaximum {
  /** 3600 to 43200. */
  readonly seconds: number
  readonly pointer: string
}

/** One policy document inside a file. Nothing about it has been validated. */
export interface Policy {
  readonly type: PolicyType
  readonly typeSource: TypeSource
  /** Where the policy begins in its document; the empty pointer for a bare policy. */
  readonly pointer: string
  /** Set when the policy is written as a string inside its document. Pointers go on below the string's own. */
  readonly writtenAs?: 'json-text' | 'url-encoded-json-text'
  readonly root: JsonObject
  /** Written by AWS, and by nobody else: its pointer is that of what attaches it. */
  readonly isByAws?: true
  readonly owner?: PolicyOwner
  /** Who else has it. */
  readonly furtherOwners?: readonly PolicyOwner[]
  /** Of a trust policy: how long sessions of its role may last. */
  readonly maxSession?: WrittenMaximum
  /** Characters of the text that holds the policy, white space included: never less than its size for quotas. */
  readonly textLength: number
}

/** One member of a policy's `Statement`. Members that are no objects are reported and not wrapped. */
export interface Statement {
  readonly policy: Policy
  /** Position in `Statement`; 0 when `Statement` is one object. */
  readonly index: number
  readonly pointer: string
  readonly raw: JsonObject
}

/** The statements that are objects, in order. `Statement` may be one object or a list. */
export function statementsOf(policy: Policy): Statement[] {
  const value = memberOf(policy.root, 'Statement')
  const pointer = `${policy.pointer}/Statement`
  if (isObject(value)) return [{ policy, index: 0, pointer, raw: value }]
  if (!isArray(value)) return []
  const statements: Statement[] = []
  for (let index = 0; index < value.length; index++) {
    const raw = value[index] as JsonValue
    if (isObject(raw)) statements.push({ policy, index, pointer: `${pointer}/${index}`, raw })
  }
  return statements
}

/** How a finding names the statement: its Sid, or `#` and its index. */
export function statementLabel(statement: Statement): string {
  const sid = memberOf(statement.raw, 'Sid')
  return typeof sid === 'string' && sid !== '' ? sid : `#${statement.index}`
}

/** A statement whose Sid an earlier statement has already. Empty Sids count as none. */
export interface RepeatedSid {
  readonly sid: string
  readonly statement: Statement
  readonly first: Statement
}

/** The statements with a Sid that stands before, in order. */
export function repeatedSids(statements: readonly Statement[]): readonly RepeatedSid[] {
  if (statements.length < 2) return []
  const firsts = new Map<string, Statement>()
  const repeated: RepeatedSid[] = []
  for (const statement of statements) {
    const sid = memberOf(statement.raw, 'Sid')
    if (typeof sid !== 'string' || sid === '') continue
    const first = firsts.get(sid)
    if (first) repeated.push({ sid, statement, first })
    else firsts.set(sid, statement)
  }
  return repeated
}

/** One of several values of an element, with its place. */
export interface Item {
  readonly value: JsonValue
  readonly pointer: string
}

/** The values of an element that may be one value or a list of them; none if it is absent. */
export function itemsOf(raw: JsonObject, element: string, pointer: string): readonly Item[] {
  const value = memberOf(raw, element)
  if (value === undefined) return []
  const at = childPointer(pointer, element)
  if (!isArray(value)) return [{ value, pointer: at }]
  return value.map((item, index) => ({ value: item, pointer: `${at}/${index}` }))
}

/** The strings among the values of an element. */
export function stringsOf(raw: JsonObject, element: string): readonly string[] {
  const value = memberOf(raw, element)
  if (typeof value === 'string') return [value]
  if (!isArray(value)) return []
  return value.filter((item): item is string => typeof item === 'string')
}

/** `Effect` when it is one of the two legal words. */
export function effectOf(statement: Statement): 'Allow' | 'Deny' | undefined {
  const effect = memberOf(statement.raw, 'Effect')
  return effect === 'Allow' || effect === 'Deny' ? effect : undefined
}

/** `2012-10-17` is the policy language of today; anything else, and nothing, means the one of 2008. */
export function speaksLanguageOf2012(policy: Policy): boolean {
  return memberOf(policy.root, 'Version') === '2012-10-17'
}

/** Whether `${` stands anywhere in the policy. Looks through all of it: for policies that are rare anyway. */
export function mentionsVariable(policy: Policy): boolean {
  return JSON.stringify(policy.root).includes('${')
}

/** Characters without white space, as IAM counts them for its quotas; at least, where a part is not known. */
export function policySize(policy: Policy): number {
  return writtenKnown(policy).replace(/\s/g, '').length
}

/** Characters without the white space between its elements: the shortest text that can be sent to AWS. */
export function shortestLength(policy: Policy): number {
  return writtenKnown(policy).length
}

function writtenKnown({ root }: Policy): string {
  // Several rules ask in turn about one policy.
  if (lastWritten?.root !== root) {
    lastWritten = { root, text: replaceUnknowns(JSON.stringify(root), () => '') }
  }
  return lastWritten.text
}

let lastWritten: { readonly root: JsonObject; readonly text: string } | undefined

/** Characters as the file has them; undefined when the file holds more than this policy. */
export function writtenLength(policy: Policy): number | undefined {
  return policy.pointer === '' && policy.writtenAs === undefined ? policy.textLength : undefined
}
