// Puts the chunks that always come together into one file. The bundler makes a chunk for every set of late imports that
// shares code: a `check` would load 70 files, and finding and linking a file costs as much as compiling 20 kB of it.

import { rmSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { type BuildOptions, build, type Metafile, type PluginBuild } from 'esbuild'

type Outputs = Metafile['outputs']

/** The names of what is run, each with the source files that every such run loads, late or not. */
export type Runs = Readonly<Record<string, readonly string[]>>

/** Rewrites what the bundler put out. */
export async function mergeChunks(outputs: Outputs, runs: Runs, options: BuildOptions): Promise<void> {
  const homes = homesOf(outputs, runs)
  const plan: Plan = { outputs, homes, options }
  const texts = await Promise.all(
    filesOf(plan).map(async ([file, members]) => [file, await merged(file, members, plan)] as const),
  )
  for (const path of homes.keys()) rmSync(path)
  for (const [file, text] of texts) writeFileSync(file, text)
}

interface Plan {
  readonly outputs: Outputs
  /** The file for each chunk that moves. */
  readonly homes: ReadonlyMap<string, string>
  readonly options: BuildOptions
}

/**
 * One file for all chunks that the same runs always load. What a chunk imports is loaded by every run that loads the
 * chunk, so such a file imports only files of more runs, and never in a circle.
 */
function homesOf(outputs: Outputs, runs: Runs): Map<string, string> {
  const loadedBy = new Map<string, string[]>()
  for (const [run, sources] of Object.entries(runs)) {
    for (const path of reached(sources, outputs)) loadedBy.set(path, [...(loadedBy.get(path) ?? []), run])
  }
  const chunks = [...loadedBy].filter(([path]) => path.startsWith('dist/chunks/'))
  return new Map(chunks.map(([path, names]) => [path, `dist/chunks/of-${names.join('-')}.js`]))
}

function reached(sources: readonly string[], outputs: Outputs): Set<string> {
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(path)) return
    found.add(path)
    for (const { path: next, kind, external } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) visit(next)
    }
  }
  for (const source of sources) {
    const output = Object.keys(outputs).find(path => outputs[path]?.entryPoint === source)
    if (output === undefined) throw new Error(`${source} starts no chunk`)
    visit(output)
  }
  return found
}

/** Every file there will be, with the outputs it is made of. */
function filesOf({ outputs, homes }: Plan): (readonly [string, readonly string[]])[] {
  const files = new Map<string, string[]>()
  for (const path of Object.keys(outputs)) {
    const file = homes.get(path) ?? path
    files.set(file, [...(files.get(file) ?? []), path])
  }
  return [...files]
}

/** The text of a file. What it imports from a chunk that moved, it imports from that chunk's new home. */
async function merged(file: string, members: readonly string[], plan: Plan): Promise<string> {
  const { outputFiles } = await build({
    ...plan.options,
    stdin: {
      contents: members.map(path => exportLine(`./${path}`, newNames(path, plan))).join('\n'),
      resolveDir: process.cwd(),
    },
    write: false,
    // Said when the package that has it was bundled; it is none of ours.
    logOverride: { 'direct-eval': 'silent' },
    plugins: [{ name: 'to-new-homes', setup: toNewHomes }],
  })
  return outputFiles?.[0]?.text ?? ''

  function toNewHomes(build: PluginBuild): void {
    build.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      const target = relative(process.cwd(), resolve(resolveDir, path))
      const home = plan.homes.get(target)
      // A late import gets the whole file, where the names are those of the chunk.
      if (kind === 'dynamic-import') return { path: importPath(file, home ?? target), external: true }
      if (members.includes(target)) return { path: resolve(target) }
      if (home !== undefined) return { path: target, namespace: 'moved' }
      return { path: importPath(file, target), external: true }
    })
    build.onLoad({ filter: /./, namespace: 'moved' }, ({ path }) => ({
      contents: passedOn(path, plan.homes.get(path) ?? '', plan),
      resolveDir: dirname(path),
    }))
  }
}

/** A chunk that moved, as those see it who import from it. */
function passedOn(path: string, home: string, plan: Plan): string {
  const back = new Map([...newNames(path, plan)].map(([old, name]) => [name, old]))
  return exportLine(importPath(path, home), back)
}

function exportLine(source: string, names: ReadonlyMap<string, string>): string {
  if (names.size === 0) return `import${JSON.stringify(source)}`
  return `export{${[...names].map(([from, to]) => `${from} as ${to}`).join(',')}}from${JSON.stringify(source)}`
}

/** What a chunk exports, and its name in the file where it is now: others there may have used the same. */
function newNames(path: string, { outputs, homes }: Plan): Map<string, string> {
  const nth = [...homes.keys()].indexOf(path)
  const { exports = [], entryPoint } = outputs[path] ?? {}
  const keeps = nth < 0 || entryPoint !== undefined
  return new Map(exports.map(name => [name, keeps ? name : `${name}$${nth}`]))
}

function importPath(from: string, to: string): string {
  const path = relative(dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}
