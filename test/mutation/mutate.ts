// `npm run mutate -- [FILE...]`: changes src/policy in thousands of small ways and says which no test of test/policy notices.
// By hand: all of it takes hours, a file some minutes. `test/mutation/README.md` says how to read what it prints. Stryker is no dependency of the project
// (it would triple what is installed): it goes into a folder that git ignores, as the corpus of the measurements does.

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { mutationOptions } from './options.ts'

const root = '.cache/mutation'
const program = `${root}/node_modules/@stryker-mutator/core/bin/stryker.js`
/** The newest that runs on Node.js 20. */
const packages = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1']

/** What the evaluator's answers are made by comes first. */
const core = [
  'evaluate',
  'statement-match',
  'condition-match',
  'principal-match',
  'resource-match',
  'action-match',
]

interface Mutant {
  readonly status: string
  readonly mutatorName: string
  readonly replacement?: string
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>
}

function install(): void {
  if (existsSync(program)) return
  mkdirSync(root, { recursive: true })
  writeFileSync(`${root}/package.json`, '{ "private": true }\n')
  // The runner's peer is the project's own vitest, which is found further up.
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--prefix', root]
  execFileSync('npm', ['install', ...flags, ...packages], { stdio: 'inherit' })
}

function defaultFiles(): readonly string[] {
  const all = readdirSync('src/policy', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.includes('generated'))
    .map(name => `src/policy/${name.replaceAll('\\', '/')}`)
  const rank = (file: string) => (core.includes(basename(file, '.ts')) ? 0 : file.includes('/aws/') ? 2 : 1)
  return all.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
}

/** The mutants by file, all of one run. Answers are kept for what has not changed since. */
function mutate(files: readonly string[]): Report['files'] {
  const name = files.length === 1 ? (files[0] as string).replaceAll('/', '-') : 'several'
  const report = `${root}/reports/${name}.json`
  mkdirSync(`${root}/reports`, { recursive: true })
  const options = mutationOptions(files, root, name, report)
  writeFileSync(`${root}/stryker.json`, JSON.stringify(options, undefined, 2))
  const command = [program, 'run', `${root}/stryker.json`]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${files.join(' ')}: ${stdout}${stderr}`)
  return (JSON.parse(readFileSync(report, 'utf8')) as Report).files
}

function say(file: string, mutants: readonly Mutant[]): void {
  const of = (...statuses: readonly string[]) => mutants.filter(({ status }) => statuses.includes(status))
  const killed = of('Killed', 'Timeout', 'RuntimeError')
  const alive = of('Survived', 'NoCoverage')
  const all = killed.length + alive.length
  const score = all === 0 ? '' : `${((100 * killed.length) / all).toFixed(1)} %`
  console.log(`${file}: ${score} of ${all}, ${alive.length} not noticed`)
  for (const { location, mutatorName, replacement, status } of alive) {
    const { line, column } = location.start
    const instead = (replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 90)
    console.log(
      `  ${line}:${column} ${mutatorName}: ${instead}${status === 'NoCoverage' ? ' (never run)' : ''}`,
    )
  }
}

install()
const named = process.argv.slice(2)
// A file after the other, so that what has been answered is kept when the rest is given up.
for (const files of named.length > 0 ? [named] : defaultFiles().map(file => [file])) {
  for (const [file, { mutants }] of Object.entries(mutate(files))) say(file, mutants)
}
