// `npm run mutate -- [FILE...]`: changes src/policy in thousands of small ways and says which no test of test/policy notices.
// `test/mutation/README.md` says how to read what it prints.

import { readdirSync } from 'node:fs'
import { type Mutant, mutantsOf } from './mutants.ts'
import { type Answer, askTests } from './run-tests.ts'

/** Lists of names and texts, in which a change is a change of what AWS publishes, are asked about by name only. */
function allFiles(): readonly string[] {
  return readdirSync('src/policy', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.includes('generated'))
    .map(name => `src/policy/${name.replaceAll('\\', '/')}`)
    .toSorted()
}

function say(file: string, answers: readonly (readonly [Mutant, Answer])[]): void {
  const alive = answers.filter(([, answer]) => answer !== 'noticed')
  const killed = answers.length - alive.length
  const score = answers.length === 0 ? '' : `${((100 * killed) / answers.length).toFixed(1)} %, `
  console.log(`${file}: ${score}${killed} of ${answers.length}`)
  for (const [{ location, mutatorName, replacement }, answer] of alive) {
    const { line, column } = location.start
    const instead = replacement.replaceAll(/\s+/g, ' ').slice(0, 90)
    console.log(
      `  ${line + 1}:${column + 1} ${mutatorName}: ${instead}${answer === 'never run' ? ' (never run)' : ''}`,
    )
  }
}

const named = process.argv.slice(2)
// All in one program, but not for one time limit: what has been answered is said at once.
for (const file of named.length > 0 ? named : allFiles()) {
  const answers: (readonly [Mutant, Answer])[] = []
  for await (const answer of askTests(await mutantsOf([file]))) answers.push(answer)
  say(file, answers)
}
