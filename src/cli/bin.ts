#!/usr/bin/env node
// The program's first file. It answers --version by itself, since nothing else needs to be loaded for that.

import { version } from '../base/version.ts'

const [first, second] = process.argv.slice(2)
if ((first === '--version' || first === '-V') && second === undefined) {
  process.stdout.write(`${version}\n`)
} else {
  const { main } = await import('./main.ts')
  await main()
}
