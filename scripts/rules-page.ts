// rules/README.md, from the rules themselves.

import { listRules, rulesMarkdown } from '../src/report/explain.ts'

/** Loads the index late: it may have been written a moment ago. */
export async function rulesPage(): Promise<string> {
  const [{ families }, { pages }] = await Promise.all([
    import('../rules/index.ts'),
    import('../rules/pages.ts'),
  ])
  return rulesMarkdown(listRules(families, pages))
}
