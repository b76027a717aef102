// Stryker's mutants of some files, all in one program with the tests of test/policy: the program asks at every changed place
// which mutant is to be. Stryker is no dependency of the project: it goes into a folder that git ignores.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Script } from 'node:vm'
import { build, type Plugin } from 'esbuild'

const root = '.cache/mutation'
const entrance = `${root}/node_modules/@stryker-mutator/instrumenter/dist/src/index.js`

export interface Mutant {
  readonly id: string
  readonly fileName: string
  readonly mutatorName: string
  readonly replacement: string
  /** Of the start, the first line and column being 0. */
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

interface Instrumented {
  readonly files: readonly { readonly name: string; readonly content: string }[]
  readonly mutants: readonly Mutant[]
}

interface Stryker {
  readonly Instrumenter: new (
    log: object,
  ) => { instrument(files: readonly object[], options: object): Promise<Instrumented> }
}

/** The tests as a function of `require`, which runs what they import anew each time, and the mutants in it. */
export interface Program {
  readonly script: Script
  readonly mutants: readonly Mutant[]
}

/** @throws Error when Stryker cannot be installed, or a file is none of TypeScript. */
export async function mutantsOf(files: readonly string[]): Promise<Program> {
  install()
  const { Instrumenter } = (await import(resolve(entrance))) as Stryker
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, isDebugEnabled: () => false }
  const sources = files.map(name => ({ name, mutate: true, content: readFileSync(name, 'utf8') }))
  const options = { plugins: null, excludedMutations: [], ignorers: [] }
  const { files: changed, mutants } = await new Instrumenter(quiet).instrument(sources, options)
  const text = await bundle(new Map(changed.map(({ name, content }) => [resolve(name), content])))
  return { script: new Script(`(require => { ${text}\n})`, { filename: 'mutants.cjs' }), mutants }
}

function install(): void {
  if (existsSync(entrance)) return
  mkdirSync(root, { recursive: true })
  writeFileSync(`${root}/package.json`, '{ "private": true }\n')
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefix', root]
  // The newest that runs on Node.js 20.
  execFileSync('npm', ['install', ...flags, '@stryker-mutator/instrumenter@9.6.1'], { stdio: 'inherit' })
}

async function bundle(changed: ReadonlyMap<string, string>): Promise<string> {
  const tests = readdirSync('test/policy', { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => name.endsWith('.test.ts') && !/^(?:aws\/|differential)/.test(name))
  const contents = tests.map(name => `import './test/policy/${name}'`).join('\n')
  const instead: Plugin = {
    name: 'mutants',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const text = changed.get(path)
        return text === undefined ? undefined : { contents: text, loader: 'ts' }
      }),
  }
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
    plugins: [instead],
  })
  return outputFiles[0]?.text ?? ''
}
