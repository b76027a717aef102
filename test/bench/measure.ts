// Whole processes, measured in turns, so that whatever else the machine does falls on all of them alike.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

/** Arguments of `node`. */
export type Command = readonly string[]

/** Median wall time of each command in milliseconds, over `rounds` rounds in which each runs once. */
export function medianTimes(commands: readonly Command[], rounds: number): readonly number[] {
  const times = commands.map((): number[] => [])
  for (let round = -1; round < rounds; round++) {
    commands.forEach((command, index) => {
      const start = performance.now()
      runNode(command)
      // The first round warms the disk's cache.
      if (round >= 0) times[index]?.push(performance.now() - start)
    })
  }
  return times.map(median)
}

/** Peak resident memory of one run, in MiB. */
export function peakMemory(command: Command): number {
  const folder = mkdtempSync(join(tmpdir(), 'rdsaudit-bench-'))
  const hook = join(folder, 'hook.cjs')
  const out = join(folder, 'peak')
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(out)}, String(process.resourceUsage().maxRSS)))`,
  )
  runNode(['--require', hook, ...command])
  const peak = Number(readFileSync(out, 'utf8')) / 1024
  rmSync(folder, { recursive: true })
  return peak
}

/** Standard output of a run; findings make the exit code 1, which is fine. */
export function runNode(command: Command): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (status !== 0 && status !== 1)
    throw new Error(`node ${command.join(' ')} exited with ${status}\n${stderr}`)
  return stdout
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
