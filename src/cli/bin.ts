#!/usr/bin/env node
// The program's first file. It answers --version by itself, since nothing else needs to be loaded for that.

import { version } from '../base/version.ts'

const [first, second] = process.argv.slice(2)
if ((first === '--version' || first === '-V') && second === undefined) {
  process.stdout.write(`${version}\n`)
} else {
  await keepNewSpaceSmall()
  const { main } = await import('./main.ts')
  await main()
}

/**
 * Documents live shortly, and hardly anything outlasts their judging. V8 lets the space for new objects grow to 16 MiB
 * twice over, which saves no time here and costs 25 MiB. Only where it was measured: other versions have other flags.
 */
async function keepNewSpaceSmall(): Promise<void> {
  if (!process.version.startsWith('v20.')) return
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
}
