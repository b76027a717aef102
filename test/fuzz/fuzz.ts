// `npm run fuzz -- --minutes N`: cases of everything that is fuzzed, until the time is over. A process of its own runs them,
// so that one that hangs, dies or eats the memory is a finding like any other. `--only TARGET --seed N` repeats a round.

import { type ChildProcess, fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { Round } from './fuzz-worker.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '' },
  },
})
const end = Date.now() + Number(values.minutes) * 60_000
/** Milliseconds for a round; most take two seconds. */
const longestRound = 120_000

const cases = new Map<string, number>()
const found: string[] = []
let running: { readonly target: string; readonly seed: number } | undefined

while (Date.now() < end) {
  if (await runWorker()) break
}
for (const [target, count] of cases) console.log(`${String(count).padStart(8)}  ${target}`)
console.log(found.length === 0 ? 'nothing was found' : `${found.length} found`)
process.exit(found.length === 0 ? 0 : 1)

/** True when it came to its end by itself. */
function runWorker(): Promise<boolean> {
  return new Promise(resolve => {
    const worker = fork(new URL('./fuzz-worker.ts', import.meta.url), [values.only, values.seed], {
      execArgv: [...process.execArgv, '--max-old-space-size=1500'],
    })
    let silent = watch(worker)
    const over = setTimeout(() => worker.kill('SIGKILL'), Math.max(0, end - Date.now()))
    worker.on('message', (round: Round) => {
      clearTimeout(silent)
      silent = watch(worker)
      running = round.cases === undefined ? round : undefined
      cases.set(round.target, (cases.get(round.target) ?? 0) + (round.cases ?? 0))
      if (round.found !== undefined) report(round, round.found)
    })
    worker.on('exit', (code, signal) => {
      clearTimeout(silent)
      clearTimeout(over)
      if (code !== 0 && signal !== 'SIGKILL')
        report(running ?? { target: 'none', seed: 0 }, `it died: ${signal ?? code}`)
      resolve(code === 0)
    })
  })
}

function watch(worker: ChildProcess): NodeJS.Timeout {
  return setTimeout(() => {
    if (running) report(running, 'it hangs')
    worker.kill('SIGKILL')
  }, longestRound)
}

function report({ target, seed }: Round, what: string): void {
  found.push(target)
  console.log(`\n${target}: ${what}\n  again: npm run fuzz -- --only "${target}" --seed ${seed}\n`)
}
