// `ignore` of the configuration → entries that know which documents they mean. Loaded only when there are any.

import { relative, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import type { Ignore } from '../model/ignore.ts'
import type { LoadedConfig } from './load-config.ts'
import { refuseCostly } from './refuse-costly.ts'

/** Globs are relative to the configuration, paths as shown to the working directory. */
export function ignoreEntries({ config, folder }: LoadedConfig, cwd: string): readonly Ignore[] {
  return (config.ignore ?? []).map((entry, index) => {
    refuseCostly([entry.path])
    const matches = picomatch(entry.path, { dot: true })
    return {
      ...entry,
      pointer: `/ignore/${index}`,
      covers: path => matches(relative(folder, resolve(cwd, path)).split(sep).join('/')),
    }
  })
}
