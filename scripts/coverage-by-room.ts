// Prints how many of the branches and lines of each room the tests went through, after `vitest run --coverage`. Nothing
// depends on the figures: a branch that no test took is where to look, not a rule to meet. With `--files`, the files too.

import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

interface Count {
  readonly total: number
  readonly covered: number
}

interface Covered {
  readonly branches: Count
  readonly lines: Count
}

const nothing: Count = { total: 0, covered: 0 }
const add = (a: Count, b: Count): Count => ({ total: a.total + b.total, covered: a.covered + b.covered })
const percent = ({ total, covered }: Count) =>
  total === 0 ? '' : `${((100 * covered) / total).toFixed(1)} %`

const { total, ...files } = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8')) as {
  readonly total: Covered
  readonly [file: string]: Covered
}
const byPath = Object.entries(files).map(
  ([path, one]) => [relative('.', path).replaceAll('\\', '/'), one] as const,
)

const rooms = new Map<string, Covered>()
for (const [path, one] of byPath) {
  const [top = '', room = ''] = path.split('/')
  const name = top === 'src' ? `src/${room}` : top
  const { branches, lines } = rooms.get(name) ?? { branches: nothing, lines: nothing }
  rooms.set(name, { branches: add(branches, one.branches), lines: add(lines, one.lines) })
}

function say(name: string, { branches, lines }: Covered): void {
  const missed = `${branches.total - branches.covered} of ${branches.total} branches not taken`
  console.log(`${name.padEnd(14)} ${percent(branches).padStart(7)} ${percent(lines).padStart(8)}   ${missed}`)
}

console.log('covered       branches    lines')
for (const [name, one] of [...rooms].sort()) say(name, one)
say('all', total)

if (process.argv.includes('--files')) {
  const worst = byPath.filter(([, { branches }]) => branches.total > branches.covered)
  const missedOf = ({ branches }: Covered) => branches.total - branches.covered
  for (const [path, one] of worst.sort((a, b) => missedOf(b[1]) - missedOf(a[1]))) say(path.padEnd(48), one)
}
