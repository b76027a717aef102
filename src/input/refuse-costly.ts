// Patterns that would take for ever to match, which a configuration of a stranger may hold.

import { UsageError } from '../base/errors.ts'

/** Per part between slashes; matching tries the stars of one part in every combination. */
const mostStars = 6
const mostGroups = 4
const mostFolders = 8
const mostCharacters = 1000

/** Throws a `UsageError` for a pattern with more choices than anybody needs. */
export function refuseCostly(patterns: readonly string[]): void {
  for (const pattern of patterns) {
    const groups = pattern.match(/[{([]/g)?.length ?? 0
    const parts = pattern.split('/')
    const folders = parts.filter(part => part === '**').length
    const stars = Math.max(...parts.map(part => part.match(/\*+/g)?.length ?? 0))
    if (
      pattern.length <= mostCharacters &&
      groups <= mostGroups &&
      folders <= mostFolders &&
      stars <= mostStars
    )
      continue
    throw new UsageError(`the pattern "${pattern.slice(0, 60)}" has more wildcards than can be tried in time`)
  }
}
