// One process that runs cases until it is told to stop, and says before each round what it is about to do: whoever listens
// knows then in which round it went silent.

import { readFileSync } from 'node:fs'

export interface Round {
  readonly target: string
  readonly seed: number
  /** What was found, after the round. */
  readonly found?: string
  readonly cases?: number
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
// The SDK would tell everybody about versions of Node.js.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
// What the build puts in.
Object.assign(globalThis, { RDSAUDIT_VERSION: version, RDSAUDIT_HOMEPAGE: '' })
const { targets } = await import('./targets.ts')

/** Of a target with servers, fewer: a round has to end within a minute. */
const roundsOfTarget = 4

const [only, seed] = process.argv.slice(2)
const names = Object.keys(targets).filter(name => !only || name === only)
if (names.length === 0)
  throw new Error(`there is no target "${only}"; there are: ${Object.keys(targets).join(', ')}`)
const tell = (round: Round) => new Promise<void>(resolve => process.send?.(round, () => resolve()))

for (let count = 0; ; count++) {
  const target = names[count % names.length] ?? ''
  const now = seed ? Number(seed) : Math.floor(Math.random() * 2 ** 31)
  await tell({ target, seed: now })
  const cases = (targets[target]?.cases ?? 0) * roundsOfTarget
  const found = await targets[target]?.run({ cases, seed: now })
  await tell({ target, seed: now, cases, ...(found !== undefined && { found }) })
  if (seed && count + 1 === names.length) break
}
process.exit(0)
