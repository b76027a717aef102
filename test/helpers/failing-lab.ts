// A lab for many tests, in which one call fails at a time: it takes longer to start than to ask.

import { rmSync } from 'node:fs'
import { afterAll } from 'vitest'
import { startLab } from '../../src/lab/lab.ts'
import type { CallFault, World } from '../../src/lab/world.ts'
import type { FailureRow } from './failure-rows.ts'
import { configOf, type LiveLab, liveLabOf } from './live-lab.ts'
import { keptFolder } from './temp-folder.ts'

export interface FailingLab extends LiveLab {
  /** While the run goes on, the call fails; a slow one takes longer than anybody waits. */
  while<T>(row: FailureRow, run: () => Promise<T>): Promise<T>
}

/** Stopped when all tests of the file have ended. */
export function sharedFailingLab(scenario: string, world: World): () => Promise<FailingLab> {
  let lab: Promise<FailingLab> | undefined
  afterAll(async () => {
    if (!lab) return
    const { lab: running, folder } = await lab
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    lab ??= open(scenario, world)
    return lab
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

async function open(scenario: string, given: World): Promise<FailingLab> {
  // The lab looks at it with every call.
  const trouble: Writable<CallFault> = { action: 'none:Yet', fault: 'drop', latencyMs: 60_000 }
  const world = { ...given, faults: [trouble] }
  const lab = await startLab(world, { engines: 'responder' })
  return {
    ...liveLabOf(lab, world, keptFolder(configOf(scenario))),
    async while(row, run) {
      Object.assign(trouble, row)
      try {
        return await run()
      } finally {
        trouble.action = 'none:Yet'
      }
    },
  }
}
