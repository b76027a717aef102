// Writes the files that are made from the rules and kept in the repository; `--check` only says which are stale.

import { readFileSync, writeFileSync } from 'node:fs'
import { writeConfigValidator, writeGeneratedCode } from './generated-code.ts'
import { rulesIndex, rulesPages } from './rules-index.ts'

const checkOnly = process.argv.includes('--check')
const stale: string[] = []

await writeGeneratedCode()
settle('rules/index.ts', rulesIndex())
settle('rules/pages.ts', rulesPages())
const { rulesPage } = await import('./rules-page.ts')
settle('rules/README.md', await rulesPage())
const { configSchema } = await import('./config-schema.ts')
settle('schemas/config.v1.json', await configSchema())
if (!checkOnly) writeConfigValidator()
const { withScreen } = await import('./screen-capture.ts')
settle('README.md', withScreen(readFileSync('README.md', 'utf8')))
const { coveragePage } = await import('./coverage-page.ts')
settle('rules/COVERAGE.md', await coveragePage())

if (stale.length > 0) {
  console.error(`stale: ${stale.join(', ')}\nrun: npm run gen`)
  process.exitCode = 1
}

function settle(path: string, text: string): void {
  let current = ''
  try {
    current = readFileSync(path, 'utf8')
  } catch {
    // Not there yet: written below.
  }
  if (current === text) return
  if (checkOnly) stale.push(path)
  else writeFileSync(path, text)
}
