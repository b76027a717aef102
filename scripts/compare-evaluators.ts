// Random cases through the evaluator and through its naive twin: `tsx scripts/compare-evaluators.ts [COUNT] [SEED]`.

import { agree, compareEvaluators } from '../test/policy/compare-evaluators.ts'
import { createRandom, randomCase } from '../test/policy/random-case.ts'

const count = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 1)
const random = createRandom(seed)
const tally = new Map<string, number>()
let differing = 0

for (let i = 0; i < count; i++) {
  const one = randomCase(random)
  const comparison = compareEvaluators(one)
  const word = comparison.ours.outcomes.join('|')
  tally.set(word, (tally.get(word) ?? 0) + 1)
  if (agree(comparison)) continue
  differing += 1
  if (differing <= 3) console.log(JSON.stringify({ number: i, ...comparison, ...one }, undefined, 1))
}

console.log(`${count} pairs from seed ${seed}, ${differing} differ`)
for (const [word, times] of [...tally].sort((a, b) => b[1] - a[1])) console.log(`  ${word}: ${times}`)
process.exitCode = differing === 0 ? 0 : 1
