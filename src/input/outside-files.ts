// Files that the configuration names outside of its repository: none of them is read or written.

import { resolve } from 'node:path'
import { UsageError } from '../base/errors.ts'
import type { JsonValue } from '../base/json-value.ts'
import type { Mistake } from './config-mistake.ts'
import type { Config } from './load-config.ts'
import { filesWithin } from './missing-files.ts'
import { leadsOut } from './repository.ts'

/**
 * Every policy file and the baseline, where it leads out of `bounds`. What only a walk of the doctor uses (a bundle of
 * certificates, a web identity token) lies where the system has it, and is not among them.
 */
export function outsideFiles(config: Config, folder: string, bounds: string): readonly Mistake[] {
  const { links, accounts, baseline } = config
  const named = [
    ...filesWithin((links ?? []) as unknown as JsonValue, '/links'),
    ...filesWithin((accounts ?? {}) as unknown as JsonValue, '/accounts'),
    ...(baseline === undefined ? [] : [{ file: baseline, pointer: '/baseline' }]),
  ]
  return named
    .filter(({ file }) => leadsOut(bounds, resolve(folder, file)))
    .map(({ file, pointer }) => ({ at: { pointer }, message: `"${file}" leads out of the repository` }))
}

/** Throws a `UsageError` for files outside of `bounds` that a pattern of the configuration brought in. */
export function refuseOutside(key: string, files: readonly string[], bounds: string): void {
  const outside = files.find(file => leadsOut(bounds, file))
  if (outside === undefined) return
  throw new UsageError(`"${key}" of the configuration leads out of the repository: ${outside}`)
}
