import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'A', Action: 's3:GetObject', Resource: '*' },
    { Action: 's3:PutObject', Resource: '*' },
  ],
})
const rule = 'statement-without-effect'
const entry = { rule, path: 'policies/*.json', reason: 'accepted in review' }

function folderWith(...ignore: object[]): string {
  return tempFolder({
    'policies/a.json': policy,
    'policies/b.json': policy,
    'rdsaudit.config.json': JSON.stringify({ ignore }),
  })
}

interface Report {
  readonly summary: { readonly findings: object; readonly suppressed: object }
  readonly findings: readonly { readonly rule: string; readonly path: string; readonly statement: string }[]
  readonly suppressed: readonly object[]
}

async function check(cwd: string, ...args: string[]): Promise<Report & { readonly exitCode: number }> {
  const { stdout, exitCode } = await runCli(['check', '-f', 'json', ...args], { cwd })
  return { ...(JSON.parse(stdout) as Report), exitCode }
}

describe('ignore', () => {
  it('hides the findings of a rule in the documents of a path, and counts them', async () => {
    const cwd = folderWith({ ...entry, path: 'policies/a.json' })
    const { findings, suppressed, summary, exitCode } = await check(cwd)
    expect(findings.map(({ path }) => path)).toEqual(['policies/b.json', 'policies/b.json'])
    expect(exitCode).toBe(1)
    expect(summary).toMatchObject({ findings: { error: 2 }, suppressed: { ignored: 2, baseline: 0 } })
    expect(suppressed[0]).toMatchObject({ by: 'ignore', reason: 'accepted in review', finding: { rule } })
    const { stdout } = await runCli(['check'], { cwd })
    expect(stdout).toContain('checked 2 documents: 2 errors, 0 warnings, 0 info (2 ignored)\n')
  })

  it('takes statements by Sid, or by index where there is none', async () => {
    const cwd = folderWith({ ...entry, statement: 'A' }, { ...entry, path: '**/b.json', statement: '#1' })
    const { findings } = await check(cwd)
    expect(findings.map(({ path, statement }) => `${path} ${statement}`)).toEqual(['policies/a.json #1'])
  })

  it('makes a gate green when all is accepted, and says how much', async () => {
    const cwd = folderWith(entry)
    const { stdout, exitCode } = await runCli(['check'], { cwd })
    expect({ stdout, exitCode }).toEqual({
      stdout: 'checked 2 documents: no findings (4 ignored)\n',
      exitCode: 0,
    })
    expect((await runCli(['check', '--no-ignore'], { cwd })).stdout).toContain(
      '4 errors, 0 warnings, 0 info\n',
    )
  })

  it('stops on the day after it expires, by the clock it is given, and is reported', async () => {
    const cwd = folderWith({ ...entry, expires: '2026-11-30' })
    const on = async (today: string) => (await runCli(['check', '-f', 'concise'], { cwd, today })).stdout
    expect(await on('2026-11-30')).toContain('no findings (4 ignored)')
    const after = await on('2026-12-01')
    expect(after).toContain(`error[${rule}]`)
    expect(after).toMatch(/rdsaudit\.config\.json:1:\d+: warning\[expired-ignore\]/)
    expect(after).not.toContain('unused-ignore')
  })

  it('is relative to the configuration, wherever one stands', async () => {
    const cwd = folderWith({ ...entry, path: 'policies/a.json' })
    const { stdout } = await runCli(['check', 'a.json'], { cwd: `${cwd}/policies` })
    expect(stdout).toBe('checked 1 document: no findings (2 ignored)\n')
  })

  it('is called unused only where all was looked at that it could hide', async () => {
    const cwd = folderWith(
      { ...entry, statement: 'Gone', path: 'policies/a.json' },
      { ...entry, path: 'other/*.json' },
      { ...entry, rule: 'missing-external-id' },
    )
    const unused = async (...args: string[]) =>
      (await check(cwd, ...args)).findings.filter(finding => finding.rule === 'unused-ignore').length
    expect(await unused()).toBe(3)
    expect(await unused('policies/a.json')).toBe(1)
    expect(await unused('policies/b.json')).toBe(0)
    expect(await unused('--rule', 'missing-external-id=off')).toBe(2)
    expect(await unused('--rule', 'unused-ignore=off')).toBe(0)
    expect(await unused('--no-ignore')).toBe(0)
  })

  it.each([
    ['no reason', { rule, path: '*' }, '"reason" is missing'],
    ['an empty reason', { rule, path: '*', reason: ' ' }, 'must match pattern'],
    ['an unknown rule', { ...entry, rule: `${rule}s` }, `(did you mean "${rule}"?)`],
    ['a day that is none', { ...entry, expires: '2026-02-30' }, 'there is no such day'],
    ['a date of another form', { ...entry, expires: '30.2.2026' }, 'must match pattern'],
  ])('with %s is refused', async (_, wrong, message) => {
    const { exitCode, stderr } = await runCli(['check'], { cwd: folderWith(wrong) })
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^error: rdsaudit\.config\.json:1:\d+ /)
    expect(stderr).toContain(message)
  })
})
