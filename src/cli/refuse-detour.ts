// Files that are written. A link in the repository may come from a stranger, in a pull request, and would lead a report to where
// nobody meant it to be.

import { leadsOut, liesIn, repositoryAround } from '../input/repository.ts'

/** Throws an error with a `code`, as the file system does, for a path in the repository that links lead out of it. */
export function refuseDetour(absolute: string, cwd: string): void {
  const root = repositoryAround(cwd) ?? cwd
  if (liesIn(root, absolute) && leadsOut(root, absolute)) {
    const code = 'a link leads out of the repository'
    throw Object.assign(new Error(code), { code })
  }
}
