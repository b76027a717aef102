// A folder that holds what is no file: the run ends, and looks at the rest. The tests would hang where it did not.

import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const policy =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}]}'

function folderWith(pipes: readonly string[], files: Readonly<Record<string, string>> = {}): string {
  const cwd = tempFolder({ '.git/HEAD': '', 'policies/ok.json': policy, ...files })
  for (const pipe of pipes) execFileSync('mkfifo', [join(cwd, pipe)])
  return cwd
}

describe.skipIf(process.platform === 'win32')('named pipes', () => {
  it('are passed over in folders and patterns', async () => {
    const cwd = folderWith(['policies/a.json', 'policies/x.trust.json', 'policies/.gitignore', 'main.tf'])
    for (const inputs of [['.'], ['policies/*.json'], []]) {
      const { stdout, exitCode } = await runCli(['check', '-f', 'concise', ...inputs], { cwd })
      expect(stdout).toContain('checked 1 document: 1 error')
      expect(exitCode).toBe(1)
    }
    expect((await runCli(['diff', '.', '.'], { cwd })).stdout).toContain('compared 1 policy with 1')
  })

  it.each([
    ['rdsaudit.config.json', [], 'configuration'],
    ['rdsaudit.baseline.json', [], 'baseline'],
    ['a.json', ['--config', 'a.json'], 'named configuration'],
    ['b.json', ['--baseline', 'b.json'], 'named baseline'],
  ])('%s is no %s', async (pipe, args) => {
    const { exitCode, stderr } = await runCli(['check', ...args], { cwd: folderWith([pipe]) })
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('(no file)') })
  })

  it('are refused where a configuration names them', async () => {
    const link = { name: 'x', target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'pipe.json' } }
    const cwd = folderWith(['pipe.json'], { 'rdsaudit.config.json': JSON.stringify({ links: [link] }) })
    const { exitCode, stderr } = await runCli(['check'], { cwd })
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('pipe.json') })
  })
})

it('links that lead in a circle, or to devices, are not followed', async () => {
  const cwd = folderWith([])
  symlinkSync('..', join(cwd, 'policies/up'))
  symlinkSync('loop.json', join(cwd, 'policies/loop.json'))
  symlinkSync('/dev/zero', join(cwd, 'policies/zero.json'))
  const { stdout, exitCode } = await runCli(['check', '-f', 'concise', '-v'], { cwd })
  expect(exitCode).toBe(1)
  expect(stdout).toContain('checked 1 document')
})
