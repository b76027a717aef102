// Runs the tests of a program with mutants in this process, without vitest, which takes a second to start: its `describe`,
// `it` and `expect` as far as test/policy uses them. Everything is loaded anew for each mutant, as a kept answer would hide it.

import { createRequire } from 'node:module'
import { Script } from 'node:vm'
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'
import type { Mutant, Program } from './mutants.ts'

/** What Stryker's code in the program reads and writes. */
interface Switch {
  activeMutant?: string
  currentTestId?: string
  hitCount?: number
  hitLimit?: number
  mutantCoverage?: Coverage
}

type Hits = Readonly<Record<string, number>>

interface Coverage {
  /** Times that a mutant was met while loading. */
  readonly static: Hits
  readonly perTest: Readonly<Record<string, Hits>>
}

type Test = () => unknown

export type Answer = 'noticed' | 'not noticed' | 'never run'

const world = globalThis as { __stryker__?: Switch; __synchronously?: () => unknown }
const nodeRequire = createRequire(import.meta.url)

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin)
/** Ends a test that asks about random values: they take long, and what only they notice wants a case of its own. */
const random = new Error('a property')
const withoutProperties: object = {
  ...(nodeRequire('fast-check') as object),
  assert: () => {
    throw random
  },
}

/** Loads the program and gives its tests, by a name that is the same each time. */
function load(run: (require: (name: string) => unknown) => void): ReadonlyMap<string, Test> {
  const tests = new Map<string, Test>()
  const rows = new Map<string, number>()
  let group = ''
  const it = (name: string, test: Test) => {
    const all = `${group}/${name}`
    const row = (rows.get(all) ?? 0) + 1
    rows.set(all, row)
    tests.set(`${all} ${row}`, test)
  }
  const each =
    (table: readonly unknown[]) => (name: string, test: (...row: readonly unknown[]) => unknown) => {
      for (const row of table) it(name, () => (Array.isArray(row) ? test(...row) : test(row)))
    }
  const itself = Object.assign(it, { each })
  const describe = (name: string, body: () => void) => {
    const outer = group
    group = `${group}/${name}`
    body()
    group = outer
  }
  const vitest = { describe, it: itself, test: itself, expect: chai.expect }
  run(name => (name === 'vitest' ? vitest : name === 'fast-check' ? withoutProperties : nodeRequire(name)))
  return tests
}

/** What a call gives, or an error when it takes longer than ten seconds. */
function inTime<T>(call: () => T): T {
  world.__synchronously = call
  return new Script('__synchronously()').runInThisContext({ timeout: 10_000 }) as T
}

/** Each mutant with whether a test fails when it is there. Throws when one fails without. */
export async function* askTests({ script, mutants }: Program): AsyncGenerator<readonly [Mutant, Answer]> {
  const run = script.runInThisContext() as (require: (name: string) => unknown) => void
  const coverage = await runWithout(run)
  for (const mutant of mutants) {
    const { id } = mutant
    const isStatic = id in coverage.static
    const hits = Object.values(coverage.perTest).reduce((sum, test) => sum + (test[id] ?? 0), 0)
    if (!isStatic && hits === 0) {
      yield [mutant, 'never run']
      continue
    }
    const concerned = (name: string) => isStatic || id in (coverage.perTest[name] ?? {})
    const limit = 100 * (hits + (coverage.static[id] ?? 0)) + 1000
    world.__stryker__ = { activeMutant: id, hitCount: 0, hitLimit: limit }
    yield [mutant, (await allPass(run, concerned)) ? 'not noticed' : 'noticed']
  }
}

async function runWithout(run: (require: (name: string) => unknown) => void): Promise<Coverage> {
  const here: Switch = { mutantCoverage: { static: {}, perTest: {} } }
  world.__stryker__ = here
  for (const [name, test] of load(run)) {
    here.currentTestId = name
    await passes(test)
  }
  return here.mutantCoverage as Coverage
}

async function allPass(
  run: (require: (name: string) => unknown) => void,
  concerned: (name: string) => boolean,
): Promise<boolean> {
  try {
    const tests = inTime(() => load(run))
    for (const [name, test] of tests) if (concerned(name)) await passes(() => inTime(test))
    return true
  } catch {
    return false
  }
}

async function passes(test: Test): Promise<void> {
  try {
    await test()
  } catch (error) {
    if (error !== random) throw error
  }
}
