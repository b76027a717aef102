import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const first = { Sid: 'A', Action: 's3:GetObject', Resource: '*' }
const second = { Action: 's3:PutObject', Resource: '*' }
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })
const text = (value: object, indent?: number) => JSON.stringify(value, null, indent)

function folder() {
  return tempFolder({
    'rdsaudit.config.json': '{}',
    'policies/a.json': text(policy(first, second)),
    'policies/b.json': text(policy(first)),
  })
}

async function check(cwd: string, ...args: string[]) {
  const { stdout, stderr, exitCode } = await runCli(['check', '-f', 'concise', ...args], { cwd })
  return { lines: stdout.trimEnd().split('\n'), stderr, exitCode }
}

const entriesIn = (cwd: string) =>
  (
    JSON.parse(readFileSync(join(cwd, 'rdsaudit.baseline.json'), 'utf8')) as {
      findings: { path: string; rule: string; statement: string }[]
    }
  ).findings

describe('a baseline', () => {
  it('accepts what is there, and lets what is new fail', async () => {
    const cwd = folder()
    const written = await check(cwd, '--write-baseline')
    expect(written).toMatchObject({ exitCode: 0, stderr: 'wrote 3 findings to rdsaudit.baseline.json\n' })
    expect(entriesIn(cwd).map(({ path, statement }) => `${path} ${statement}`)).toEqual([
      'policies/a.json #1',
      'policies/a.json A',
      'policies/b.json A',
    ])
    expect(await check(cwd)).toMatchObject({
      exitCode: 0,
      lines: ['checked 2 documents: no findings (3 in baseline)'],
    })
    const third = { Sid: 'C', Action: 's3:ListBucket', Resource: '*' }
    writeFileSync(join(cwd, 'policies/b.json'), text(policy(third, first)))
    const after = await check(cwd)
    expect(after.exitCode).toBe(1)
    expect(after.lines).toHaveLength(2)
    expect(after.lines[0]).toMatch(/^policies\/b\.json:1:\d+: error\[statement-without-effect\]/)
  })

  it('survives reformatting, moving of statements, and another working directory', async () => {
    const cwd = folder()
    await check(cwd, '--write-baseline')
    writeFileSync(join(cwd, 'policies/a.json'), text(policy(second, first), 8).replaceAll('\n', '\r\n'))
    expect((await check(cwd)).lines).toEqual(['checked 2 documents: no findings (3 in baseline)'])
    expect((await check(join(cwd, 'policies'), 'a.json')).lines).toEqual([
      'checked 1 document: no findings (2 in baseline)',
    ])
  })

  it('names what is gone, and forgets it when it is written again', async () => {
    const cwd = folder()
    await check(cwd, '--write-baseline')
    writeFileSync(join(cwd, 'policies/a.json'), text(policy({ Effect: 'Allow', ...first }, second)))
    const { lines, exitCode } = await check(cwd)
    expect(exitCode).toBe(0)
    expect(lines.slice(0, 2)).toEqual([
      '1 finding of the baseline is gone; --write-baseline forgets them:',
      '  statement-without-effect in policies/a.json, statement A',
    ])
    const { stdout } = await runCli(['check', '-f', 'json'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({ stale: [{ path: 'policies/a.json', statement: 'A' }] })
    expect((await check(cwd, '--write-baseline')).stderr).toContain('1 fewer of the old ones')
    expect(entriesIn(cwd)).toHaveLength(2)
    expect((await check(cwd)).lines).toHaveLength(1)
  })

  it('says nothing about what was not looked at, and keeps it', async () => {
    const cwd = folder()
    await check(cwd, '--write-baseline')
    const before = entriesIn(cwd)
    expect((await check(cwd, 'policies/b.json')).lines).toHaveLength(1)
    await check(cwd, 'policies/b.json', '--write-baseline')
    expect(entriesIn(cwd)).toEqual(before)
    expect((await check(cwd, '--rule', 'statement-without-effect=off')).lines).toHaveLength(1)
    writeFileSync(join(cwd, 'policies/a.json'), '{"Statement": [')
    expect((await check(cwd)).lines.join('\n')).not.toContain('gone')
    await check(cwd, '--write-baseline')
    expect(entriesIn(cwd)).toEqual(expect.arrayContaining(before))
  })

  it('is not looked at with --no-ignore, and can stand elsewhere', async () => {
    const cwd = folder()
    expect((await check(cwd, '--write-baseline', '--baseline', 'x.json')).exitCode).toBe(0)
    expect((await check(cwd)).exitCode).toBe(1)
    expect((await check(cwd, '--baseline', 'x.json')).exitCode).toBe(0)
    expect((await check(cwd, '--baseline', 'x.json', '--no-ignore')).exitCode).toBe(1)
    writeFileSync(join(cwd, 'rdsaudit.config.json'), '{"baseline": "x.json"}')
    expect((await check(cwd)).exitCode).toBe(0)
  })

  it.each([
    ['{"formatVersion": 2, "findings": []}', 'no baseline that this version reads'],
    ['{"formatVersion": 1, "findings": [{}]}', 'no baseline that this version reads'],
    ['{', 'no baseline that this version reads'],
  ])('that is broken is refused: %s', async (content, message) => {
    const cwd = folder()
    writeFileSync(join(cwd, 'rdsaudit.baseline.json'), content)
    expect(await check(cwd)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) })
  })

  it('that was named has to exist', async () => {
    const { exitCode, stderr } = await check(folder(), '--baseline', 'none.json')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('the baseline "none.json" does not exist')
  })
})
