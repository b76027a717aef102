import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// Safe: the empty Sid. Not safe: the effect, which AWS refuses as it is.
const text =
  '\ufeff{\r\n    "Version": "2012-10-17",\r\n    "Statement": [\r\n        {"Sid": "", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*"},\r\n        {"Effect": "deny", "Action": "s3:*", "Resource": "arn:aws:s3:::b"}\r\n    ]\r\n}'
const withoutSid = text.replace('"Sid": "", ', '')
const withEffect = text.replace('"deny"', '"Deny"')
const both = withoutSid.replace('"deny"', '"Deny"')

async function check(args: readonly string[], content = text) {
  const cwd = tempFolder({ 'a.json': content })
  const result = await runCli(['check', '--no-config', 'a.json', '-f', 'concise', '-q', ...args], { cwd })
  return { ...result, after: readFileSync(join(cwd, 'a.json'), 'utf8') }
}

describe('--fix', () => {
  it('writes only what cannot change a decision', async () => {
    const { after, exitCode, stderr, stdout } = await check(['--fix'])
    expect(after).toBe(withoutSid)
    expect(stderr).toBe('fixed 1 finding in 1 document\n')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('error[unknown-effect]')
    expect(stdout).not.toContain('empty-sid')
  })

  it('writes all that is exactly known when told so', async () => {
    const rules = ['--rule', 'byte-order-mark=off']
    const { after, exitCode } = await check(['--fix=unsafe', ...rules])
    expect({ after, exitCode }).toEqual({ after: both, exitCode: 0 })
    expect((await check(['--fix=unsafe', ...rules], after)).after).toBe(after)
  })

  it('shows what it would change in standard input, and does not pretend to write it', async () => {
    const shown = await runCli(['check', '-', '--stdin-filename', 'a.json', '--diff'], { stdin: withEffect })
    expect(shown.stdout).toContain('--- a/a.json')
    expect(shown.exitCode).toBe(1)
    const { stderr, exitCode } = await runCli(['check', '-', '--fix'], { stdin: withEffect })
    expect(stderr).toContain('standard input cannot be written')
    expect(exitCode).toBe(2)
  })

  it('leaves what is accepted alone', async () => {
    const { after } = await check(['--fix=unsafe', '--rule', 'empty-sid=off'])
    expect(after).toBe(withEffect)
  })

  it('is no flag with a value of its own', async () => {
    const cwd = tempFolder({ 'a.json': text })
    expect((await runCli(['check', '--no-config', '--fix', 'a.json'], { cwd })).exitCode).toBe(1)
    expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe(withoutSid)
    expect((await runCli(['check', '--no-config', '--fix=all', 'a.json'], { cwd })).exitCode).toBe(2)
  })
})

describe('--diff', () => {
  it('shows what would be written, exits with 1, and writes nothing', async () => {
    const { stdout, after, exitCode, stderr } = await check(['--diff'])
    expect(after).toBe(text)
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: 'would fix 2 findings in 1 document\n' })
    const changed = stdout.split('\n').filter(line => /^[-+]/.test(line))
    expect(changed.map(line => line.slice(0, 24).trimEnd())).toEqual([
      '--- a/a.json',
      '+++ b/a.json',
      '-        {"Sid": "", "Ef',
      '-        {"Effect": "den',
      '+        {"Effect": "All',
      '+        {"Effect": "Den',
    ])
    expect((await check(['--diff', '--fix'])).stderr).toBe('would fix 1 finding in 1 document\n')
  })

  it('exits with 0 when there is nothing to show', async () => {
    const { stdout, exitCode } = await check(['--diff'], both)
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 })
  })
})

describe('rdjson', () => {
  it('suggests the exact changes, in bytes', async () => {
    const wide = `{"Version":"2012-10-17","Id":"é","Statement":{"Effect":"deny","Action":"s3:*","Resource":"*"}}`
    const cwd = tempFolder({ 'a.json': wide })
    const report = await runCli(['check', '--no-config', 'a.json', '-f', 'rdjson'], { cwd })
    const { diagnostics } = JSON.parse(report.stdout) as {
      diagnostics: { code: { value: string }; suggestions?: object[] }[]
    }
    const start = Buffer.byteLength(wide.slice(0, wide.indexOf('"deny"'))) + 1
    expect(diagnostics.find(({ code }) => code.value.endsWith('unknown-effect'))?.suggestions).toEqual([
      {
        range: { start: { line: 1, column: start }, end: { line: 1, column: start + 6 } },
        text: '"Deny"',
      },
    ])
  })
})
