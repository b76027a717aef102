// One text → one document: decoded, parsed, its policies found. Every way this can fail is an answer, not an
// exception.

import { isObject, type JsonValue } from '../base/json-value.ts'
import type { Document, DuplicateMember, SyntaxProblem } from '../model/document.ts'
import type { Policy, PolicyType } from '../model/policy.ts'
import { countMembersInText, countMembersInValue } from './count-members.ts'
import { decodeText } from './decode-text.ts'
import { decodeUrl, isUrlEncodedJson } from './embedded-text.ts'
import { type FoundPolicies, findPolicies } from './readers/policy-json.ts'

export interface ReadOptions {
  /** The type the user told, which overrides the shape. */
  readonly policyType?: PolicyType | undefined
  /**
   * False for files that were only found in a folder: one that is neither JSON nor speaks of policies is skipped.
   * A file that was named is always reported.
   */
  readonly named?: boolean
}

/** Characters; the largest policy AWS accepts has some ten thousand, a dump of a large account some millions. */
export const largestDocument = 8 * 1024 * 1024

/** Reads one document. Never throws for what a file may hold. */
export async function readDocument(
  path: string,
  content: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Document> {
  const named = options.named ?? true
  if (content.length > largestDocument) {
    return named || speaksOfPolicies(content) ? tooLarge(path, content.length) : skipped(path, noPolicy)
  }
  const decoded = decodeText(content)
  if (!decoded.ok) {
    if (!named && !speaksOfPolicies(content)) return skipped(path, 'not a text with a policy in it')
    const at =
      decoded.upTo === undefined
        ? undefined
        : { text: decoded.upTo, place: { offset: decoded.upTo.length, length: 0 } }
    return { state: 'unreadable', path, why: decoded.why, ...(at && { at }) }
  }
  const { text, byteOrderMark } = decoded
  const json = isUrlEncodedJson(text) ? (decodeUrl(text) ?? text) : text
  let value: JsonValue
  try {
    value = JSON.parse(json) as JsonValue
  } catch (error) {
    if (!named && !isPolicyFile(path) && !speaksOfPolicies(text)) return skipped(path, 'not JSON')
    const { explainSyntax } = await import('./syntax-cause.ts')
    return { state: 'broken', path, text, problem: explainSyntax(text, String(error)) }
  }
  const found = findPolicies(value, text.length)
  const policies = withToldType(found.policies, value, text.length, options.policyType)
  if (policies.length === 0 && found.broken.length === 0) return skipped(path, noPolicy)
  return {
    state: 'read',
    path,
    text,
    byteOrderMark,
    value,
    duplicates: await duplicatesIn(json, value),
    policies,
    brokenTexts: await explainBroken(found.broken),
  }
}

const noPolicy = 'there is no policy in it'

/** A document that is not looked at for its size; `length` in bytes. */
export function tooLarge(path: string, length: number): Document {
  const mebibytes = (length / 1024 / 1024).toFixed(1)
  return { state: 'unreadable', path, why: `${mebibytes} MiB is more than the 8 MiB that are read` }
}

export const skipped = (path: string, why: string): Document => ({ state: 'skipped', path, why })

/** A document that the user calls a policy is one, whatever it looks like. */
function withToldType(
  policies: readonly Policy[],
  value: JsonValue,
  textLength: number,
  type: PolicyType | undefined,
): readonly Policy[] {
  if (type === undefined) return policies
  if (policies.length === 0) {
    const root = isObject(value) ? value : {}
    return [{ type, typeSource: 'told', pointer: '', root, textLength }]
  }
  return policies.map(policy => ({ ...policy, type, typeSource: 'told' as const }))
}

/** Positions are worked out only for the few documents whose member counts differ. */
async function duplicatesIn(json: string, value: JsonValue): Promise<readonly DuplicateMember[]> {
  if (countMembersInText(json) === countMembersInValue(value)) return []
  const { findDuplicates } = await import('./json-locator.ts')
  return findDuplicates(json)
}

async function explainBroken(
  broken: FoundPolicies['broken'],
): Promise<readonly { readonly pointer: string; readonly problem: SyntaxProblem }[]> {
  if (broken.length === 0) return []
  const { explainSyntax } = await import('./syntax-cause.ts')
  return broken.map(({ pointer, text, refusal }) => ({ pointer, problem: explainSyntax(text, refusal) }))
}

/** Whether it holds words that hardly occur in JSON that is not IAM's. */
export function speaksOfPolicies(content: string | Uint8Array): boolean {
  const includes = (word: string) => content.includes(word as never)
  if (typeof content === 'string') return policyWords.some(includes)
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return policyWords.some(word => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
}

const policyWords = [
  '"Statement"',
  'PolicyDocument',
  '"2012-10-17"',
  '"2008-10-17"',
  'sts:AssumeRole',
  'rds-db:',
]

/** A name that promises a policy, so that a file cut off after its first line is not passed over. */
function isPolicyFile(path: string): boolean {
  return /polic(y|ies)|trust|\biam\b|\bscp\b|\brcp\b|assume[-_]?role/i.test(path) && /\.json$/i.test(path)
}
