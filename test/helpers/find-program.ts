// Programs that a machine may have or not: independent peers of the lab.

import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { it } from 'vitest'

/** Every program of that name on the search path, the preferred one first. */
export function findPrograms(name: string): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const there = folders.map(folder => join(folder, name)).filter(path => existsSync(path))
  // Folders may be links to one another. What a program is a link to may behave otherwise under its own name.
  const real = (path: string) => join(realpathSync(dirname(path)), name)
  return there.filter((path, index) => there.findIndex(other => real(other) === real(path)) === index)
}

/** A test for each of the programs; one that is skipped, with the reason in its name, when there is none. */
export function itWithEach(
  what: string,
  programs: readonly string[],
  title: string,
  test: (program: string) => Promise<void>,
  timeoutMs = 60_000,
): void {
  if (programs.length === 0) it.skip(`${what} ${title} (skipped: there is no ${what} here)`, () => {})
  for (const program of programs) it(`${program} ${title}`, () => test(program), timeoutMs)
}
