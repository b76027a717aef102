// The sections of ARNs where a policy's author writes them: in resources and in values of conditions. Unlike
// `parseArn` it does not cut policy variables in two.

import { hasWildcard } from './pattern-overlap.ts'
import { splitAtColons, starsForVariables } from './variable-text.ts'

/**
 * The six sections of an ARN, `arn` first; in a resource also of one that has fewer. Undefined for other texts, and
 * for actions and principals, which other rules read.
 */
export function arnSectionsOf({
  value,
  role,
}: {
  readonly value: string
  readonly role: string
}): readonly string[] | undefined {
  if (!value.startsWith('arn:')) return undefined
  if (role !== 'resource' && role !== 'condition-value') return undefined
  const sections = splitAtColons(value, 5)
  return sections.length === 6 || role === 'resource' ? sections : undefined
}

/** A section that stands for itself: not empty, without wildcards and variables. Undefined in ARNs of fewer than six. */
export function literalSection(sections: readonly string[] | undefined, index: number): string | undefined {
  const section = sections?.length === 6 ? sections[index] : undefined
  if (section === undefined || section === '' || hasWildcard(starsForVariables(section))) return undefined
  return section
}
