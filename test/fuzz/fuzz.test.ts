// A few cases of everything that is fuzzed, each time other ones. `npm run fuzz -- --minutes 5` takes its time.

import { afterAll, expect, it } from 'vitest'
import { closeTargets, targets } from './targets.ts'

afterAll(closeTargets)

it.each(Object.entries(targets))(
  '%s',
  async (_, target) => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    expect(await target.run({ cases: target.cases, seed })).toBeUndefined()
  },
  60_000,
)
