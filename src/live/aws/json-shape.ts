// What the SDK gives → plain JSON, as AWS's command line would print it.

import type { JsonValue } from '../../base/json-value.ts'

/** Members that are undefined are left out; dates become ISO 8601. Throws when there are bytes in it. */
export function toJson<T = JsonValue>(value: unknown): T {
  return plain(value, keep) as T
}

/** The same of what IAM sends: policies as objects, and without what differs from one reading to the next. */
export function toIamJson<T>(value: unknown): T {
  return plain(value, iamMember) as T
}

type MemberReader = (name: string, value: unknown) => unknown

function plain(value: unknown, read: MemberReader): unknown {
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z')
  if (Array.isArray(value)) return value.map(item => plain(item, read))
  if (typeof value !== 'object' || value === null) return value
  if (ArrayBuffer.isView(value)) throw new TypeError('bytes are no JSON')
  const members = Object.entries(value)
    .filter(([name]) => name !== '$metadata')
    .map(([name, member]) => [name, plain(read(name, member), read)] as const)
  return Object.fromEntries(members.filter(([, member]) => member !== undefined))
}

const keep: MemberReader = (_, value) => value

const documents = new Set(['AssumeRolePolicyDocument', 'PolicyDocument', 'Document'])
const everChanging = new Set(['RoleLastUsed', 'PasswordLastUsed'])

function iamMember(name: string, value: unknown): unknown {
  if (everChanging.has(name)) return undefined
  return documents.has(name) && typeof value === 'string' ? policyDocument(value) : value
}

/** "URL-encoded JSON text compliant with RFC 3986" as a value. */
function policyDocument(text: string): JsonValue {
  try {
    return parsedIfJson(decodeURIComponent(text))
  } catch {
    return text
  }
}

/** The text as it is where it holds no JSON, for whoever judges it to say so. */
export function parsedIfJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}
