// Every folder of fixtures/check is a case: its files, the command line in `command.txt`, the output in `expected.txt`.
// `npm run test:accept` writes what came out; read the difference before you keep it.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'

const root = 'fixtures/check'
const cases = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isDirectory())

describe('rdsaudit check', () => {
  it.each(cases.map(entry => entry.name))('%s', async name => {
    const folder = join(process.cwd(), root, name)
    const commandFile = join(folder, 'command.txt')
    const command = existsSync(commandFile)
      ? readFileSync(commandFile, 'utf8').trim()
      : 'rdsaudit check --no-config .'
    const { exitCode, stdout, stderr } = await runCli(command.split(/\s+/).slice(1), { cwd: folder })
    const shown = `$ ${command}\n${stdout}${stderr === '' ? '' : `--- standard error\n${stderr}`}--- exit ${exitCode}\n`
    const expectedFile = join(folder, 'expected.txt')
    if (process.env['RDSAUDIT_ACCEPT'] === '1') writeFileSync(expectedFile, shown)
    expect(shown).toBe(existsSync(expectedFile) ? readFileSync(expectedFile, 'utf8') : '')
  })
})
