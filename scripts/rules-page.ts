// rules/README.md, from the rules themselves.

import { rulesMarkdown } from '../src/report/explain.ts'

/** Loads the index late: it may have been written a moment ago. */
export async function rulesPage(): Promise<string> {
  const { families } = await import('../rules/index.ts')
  return rulesMarkdown(
    Object.entries(families).flatMap(([family, rules]) => rules.map(rule => ({ family, rule }))),
  )
}
