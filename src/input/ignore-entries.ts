// `ignore` of the configuration → entries that know which documents they mean. Loaded only when there are any. There may be
// as many as there are findings: each document is put to those globs only that can mean it.

import { relative, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import type { Ignore, Ignores } from '../model/ignore.ts'
import type { LoadedConfig } from './load-config.ts'
import { refuseCostly } from './refuse-costly.ts'

/** Globs are relative to the configuration, paths as shown to the working directory. Throws a `UsageError` for a costly one. */
export function ignoreEntries({ config, folder }: LoadedConfig, cwd: string): Ignores {
  const entries = (config.ignore ?? []).map((entry, index) => ({ ...entry, pointer: `/ignore/${index}` }))
  const globs = new GlobIndex()
  for (const entry of entries) globs.add(entry)
  const known = new Map<string, readonly Glob[]>()
  const globsFor = (path: string) => {
    const found = known.get(path) ?? globs.meaning(relative(folder, resolve(cwd, path)).split(sep).join('/'))
    known.set(path, found)
    return found
  }
  const order = new Map(entries.map((entry, index) => [entry.pointer, index]))
  const place = ({ pointer }: Ignore) => order.get(pointer) ?? 0
  const answers = new Map<string, readonly Ignore[]>()
  return {
    entries,
    about: (rule, path) => {
      const key = `${rule}\n${path}`
      const found =
        answers.get(key) ??
        globsFor(path)
          .flatMap(({ byRule }) => byRule.get(rule) ?? [])
          .sort((a, b) => place(a) - place(b))
      answers.set(key, found)
      return found
    },
    meaning: paths => new Set(paths.flatMap(path => globsFor(path).map(({ pattern }) => pattern))),
  }
}

interface Glob {
  readonly pattern: string
  readonly byRule: Map<string, Ignore[]>
  /** Compiled when it is first asked. */
  matches?: (path: string) => boolean
}

/** What no pattern takes literally, wherever it stands. */
const magic = /[*?[\](){}!+@|\\]/

/** Globs by a folder or by a file's name that every path they match has; the rest is asked about all paths. */
class GlobIndex {
  readonly #all = new Map<string, Glob>()
  readonly #byFolder = new Map<string, Glob[]>()
  readonly #byName = new Map<string, Glob[]>()
  readonly #others: Glob[] = []

  add(entry: Ignore): void {
    const glob = this.#all.get(entry.path) ?? this.#newGlob(entry.path)
    const known = glob.byRule.get(entry.rule)
    if (known) known.push(entry)
    else glob.byRule.set(entry.rule, [entry])
  }

  #newGlob(pattern: string): Glob {
    refuseCostly([pattern])
    const glob: Glob = { pattern, byRule: new Map() }
    this.#all.set(pattern, glob)
    const { folder, name } = fixedPartsOf(pattern)
    if (name !== undefined) addTo(this.#byName, name, glob)
    else if (folder !== undefined) addTo(this.#byFolder, folder, glob)
    else this.#others.push(glob)
    return glob
  }

  /** A path relative to the configuration. */
  meaning(path: string): readonly Glob[] {
    const parts = path.split('/')
    const folders = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
    const candidates = [
      ...(this.#byName.get(parts.at(-1) ?? '') ?? []),
      ...folders.flatMap(folder => this.#byFolder.get(folder) ?? []),
      ...this.#others,
    ]
    return candidates.filter(glob => {
      glob.matches ??= picomatch(glob.pattern, { dot: true })
      return glob.matches(path)
    })
  }
}

/** The file's name that all paths a pattern matches end with, or a folder that they start with. */
function fixedPartsOf(pattern: string): { readonly folder?: string; readonly name?: string } {
  if (pattern.startsWith('!') || pattern.includes('\\') || pattern.includes('//')) return {}
  const parts = pattern.replace(/^(\.\/)+/, '').split('/')
  const name = parts.at(-1) ?? ''
  if (name !== '' && !magic.test(name)) return { name }
  const open = parts.findIndex(part => magic.test(part))
  return open > 0 ? { folder: parts.slice(0, open).join('/') } : {}
}

function addTo(index: Map<string, Glob[]>, key: string, glob: Glob): void {
  const known = index.get(key)
  if (known) known.push(glob)
  else index.set(key, [glob])
}
