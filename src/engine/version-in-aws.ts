// Which of two states of a policy is newer, where AWS's versions tell it. Of trust policies and inline policies AWS keeps
// no versions and tells no date, and a file's date is when it was written to this disk: nothing is said of those.

import { pointerTokens } from '../base/json-pointer.ts'
import { isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import { sameMeaning } from '../policy/same-meaning.ts'

/**
 * In words, to follow a sentence: since when AWS has the version in force, or that it replaced what the file says.
 * Empty where AWS tells neither. https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html
 */
export function newerSide(ofAws: HeldPolicy, ofFiles: readonly HeldPolicy[]): string {
  const versions = versionsBeside(ofAws)
  const own = versions.find(({ isOwn }) => isOwn)
  if (!own) return ''
  const since = own.date === undefined ? '' : ` since ${own.date}`
  const before = versions.find(
    ({ isOwn, document }) =>
      !isOwn && ofFiles.some(({ policy }) => sameMeaning(policy.root, document, 'identity')),
  )
  if (before) return `; the file is version ${before.id}, and ${own.id} is in force${since}`
  return since === '' ? '' : `; AWS has it so${since}`
}

interface Version {
  readonly id: string
  /** `2026-01-31` */
  readonly date?: string
  readonly document: JsonObject
  readonly isOwn: boolean
}

/** All versions of a managed policy that AWS told of; none of other policies. */
function versionsBeside({ document, policy }: HeldPolicy): readonly Version[] {
  const [, list, own] = /^(.*\/PolicyVersionList)\/(\d+)\/Document$/.exec(policy.pointer) ?? []
  if (list === undefined) return []
  const versions = valueAt(document.value, list)
  if (!Array.isArray(versions)) return []
  return versions.flatMap((version: JsonValue, index) => {
    if (!isObject(version)) return []
    const { VersionId: id, CreateDate: date, Document: content } = version as JsonObject
    if (typeof id !== 'string' || content === undefined) return []
    const day = typeof date === 'string' ? /^\d{4}-\d\d-\d\d/.exec(date)?.[0] : undefined
    const root = index === Number(own) ? policy.root : parsed(content)
    if (!isObject(root)) return []
    return [{ id, ...(day !== undefined && { date: day }), document: root, isOwn: index === Number(own) }]
  })
}

function valueAt(root: JsonValue | undefined, pointer: string): JsonValue | undefined {
  return pointerTokens(pointer).reduce<JsonValue | undefined>(
    (value, token) =>
      Array.isArray(value)
        ? (value as readonly JsonValue[])[Number(token)]
        : value !== undefined && isObject(value)
          ? memberOf(value, token)
          : undefined,
    root,
  )
}

/** Saved replies may hold documents as IAM sends them, as URL-encoded text. */
function parsed(content: JsonValue): JsonValue {
  if (typeof content !== 'string') return content
  try {
    return JSON.parse(decodeURIComponent(content)) as JsonValue
  } catch {
    return content
  }
}
