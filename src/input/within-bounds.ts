// Documents that no AWS has and nobody writes: policies much larger than the largest that any service saves, and values nested
// deeper than any language of policies goes. They are not judged, and it is said that they were not.

import { groupedNumber } from '../base/grouped-number.ts'
import { isArray, isObject, type JsonValue, memberOf } from '../base/json-value.ts'
import type { Document } from '../model/document.ts'

/**
 * Characters of names and strings. Others may save 32,768 with everything, those of KMS keys; AWS itself has one of 152,297
 * among its managed policies.
 */
const largestPolicy = 512 * 1024
/** What decides on how many questions there are to ask. 500 of the shortest fill a policy of 32,768 characters. */
const mostStatements = 1000
/** A condition is the deepest part of a policy, at eight. */
const mostLevels = 500

/** The document, or that it cannot be judged. */
export function withinBounds(document: Document): Document {
  if (document.state !== 'read') return document
  for (const { root, textLength } of document.policies) {
    // So short a text of JSON holds neither: a level takes two characters. YAML has aliases.
    if (textLength <= 2 * mostLevels && document.findPlace === undefined) continue
    const excess = excessOf(root)
    if (excess !== undefined) return { state: 'unreadable', path: document.path, why: excess }
  }
  return document
}

function excessOf(root: JsonValue): string | undefined {
  const statements = isObject(root) ? memberOf(root, 'Statement') : undefined
  if (isArray(statements) && statements.length > mostStatements)
    return `a policy in it has more than ${groupedNumber(mostStatements)} statements`
  const characters = charactersOf(root, mostLevels)
  if (characters === undefined) return `a policy in it is nested more than ${mostLevels} levels deep`
  return characters > largestPolicy
    ? `a policy in it has more than ${groupedNumber(largestPolicy)} characters`
    : undefined
}

/** Undefined for a value that is nested more than so many levels deep; counts no further than the bound. */
function charactersOf(value: JsonValue, levels: number): number | undefined {
  if (typeof value === 'string') return value.length
  if (value === null || typeof value !== 'object') return 1
  if (levels === 0) return undefined
  let characters = 0
  const names = isArray(value) ? undefined : Object.keys(value)
  const items = isArray(value) ? value : Object.values(value)
  for (const [index, item] of items.entries()) {
    const below = charactersOf(item, levels - 1)
    if (below === undefined) return undefined
    characters += below + (names?.[index]?.length ?? 0)
    if (characters > largestPolicy) break
  }
  return characters
}
