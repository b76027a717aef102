// `--fix` on all that lies in fixtures, as files on a disk: done twice it does nothing more, a safe fix changes no
// access, and every line without a finding stays as it is, byte for byte.

import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReportV1 } from '../../src/report/json-v1.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const cases = [
  ...readdirSync('fixtures/check', { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !/^help|mistakes-in-config$/.test(entry.name))
    .map(({ name }) => `fixtures/check/${name}`),
  ...['bytebase', 'plain-rds', 'teleport'].map(name => `fixtures/demo/${name}`),
  'fixtures/sample-repository',
]

function textsIn(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return new Map(
    names.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name))]),
  )
}

let written = 0

describe.each(cases)('%s', name => {
  it.each([['--fix'], ['--fix=unsafe']])('%s', async flag => {
    const cwd = tempFolder()
    cpSync(name, cwd, { recursive: true })
    const setting = existsSync(join(cwd, 'rdsaudit.config.json')) ? [] : ['--no-config']
    const fix = () => runCli(['check', '.', '-q', flag, ...setting], { cwd })
    const before = textsIn(cwd)
    const report = await runCli(['check', '.', '-f', 'json', ...setting], { cwd })
    const { findings } = JSON.parse(report.stdout) as ReportV1
    await fix()
    const after = textsIn(cwd)
    for (const [path, bytes] of before) {
      const now = after.get(path)
      if (now?.equals(bytes)) continue
      written++
      const lines = new Set(findings.filter(one => join(cwd, one.path) === path).flatMap(one => linesOf(one)))
      const kept = bytes
        .toString('latin1')
        .split('\n')
        .filter((_, index) => !lines.has(index + 1))
      const left = now?.toString('latin1').split('\n') ?? []
      let at = 0
      for (const line of kept) {
        const found = left.indexOf(line, at)
        expect(found, `${path} lost a line that had no finding: ${line}`).toBeGreaterThanOrEqual(0)
        at = found + 1
      }
    }
    await fix()
    for (const [path, bytes] of textsIn(cwd)) expect(bytes.equals(after.get(path) ?? Buffer.of())).toBe(true)
    if (flag !== '--fix') return
    const original = join(process.cwd(), name)
    const { stdout } = await runCli(['diff', original, cwd, '-f', 'json', '--allow-empty'], { cwd })
    expect((JSON.parse(stdout) as { readonly changes: readonly unknown[] }).changes).toEqual([])
  })
})

function linesOf({ range }: ReportV1['findings'][number]): readonly number[] {
  const { start, end } = range
  return Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index)
}

it('wrote some', () => {
  expect(written).toBeGreaterThan(1)
})
