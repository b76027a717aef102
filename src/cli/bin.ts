#!/usr/bin/env node
// The program's first file. It answers --version by itself, since nothing else needs to be loaded for that.

import { version } from '../base/version.ts'

const [first, second] = process.argv.slice(2)
if ((first === '--version' || first === '-V') && second === undefined) {
  process.stdout.write(`${version}\n`)
} else {
  await tuneEngine()
  const { main } = await import('./main.ts')
  await main()
}

/**
 * Documents live shortly, and hardly anything outlasts their judging. V8 lets the space for new objects grow to 16 MiB
 * twice over, which saves no time here and costs 25 MiB, and lets what has become garbage pile up to several times what
 * is used. And a run calls many functions a few thousand times each: optimising them as early as V8 does costs a
 * fifth more than it saves, on a thousand policies and on ten thousand. Only where it was measured: other versions have
 * other flags.
 */
async function tuneEngine(): Promise<void> {
  if (!process.version.startsWith('v20.')) return
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=100')
  setFlagsFromString('--interrupt-budget=400000')
}
