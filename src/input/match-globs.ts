// Globs as the configuration has them, asked about paths that are in no folder.

import picomatch from 'picomatch'
import { refuseCostly } from './refuse-costly.ts'

/** Whether a path, relative to the configuration's folder and with `/`, matches one of the patterns. */
export function compileGlobs(patterns: readonly string[]): (path: string) => boolean {
  refuseCostly(patterns)
  return picomatch(
    patterns.map(pattern => pattern.replace(/^\.\//, '')),
    { dot: true },
  )
}
