// A configuration from a stranger, as a pull request brings one: nothing outside of the repository is read, written or shown.

import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const canary = 'canary-5d1f'
const outside = JSON.stringify({ Statement: [{ Sid: canary, Effect: 'Allow', Action: 'rds-db:conect' }] })
const trustOf = (operator: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
        Action: 'sts:AssumeRole',
        Condition: { [operator]: { 'sts:ExternalId': 'agreed-0b9f' } },
      },
    ],
  })
const target = { role: 'arn:aws:iam::444455556666:role/db' }
const caller = { role: 'arn:aws:iam::111122223333:role/tool' }

function repository(config: object, files: Readonly<Record<string, string>> = {}): string {
  const folder = tempFolder({
    'outside/a.json': outside,
    'repository/.git/HEAD': '',
    'repository/rdsaudit.config.json': JSON.stringify(config),
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`repository/${path}`, text])),
  })
  return join(folder, 'repository')
}

describe('a configuration of a stranger', () => {
  it.each([
    ['include', { include: ['../outside/*.json'] }],
    ['include by detour', { include: ['policies/../../outside/*.json'] }],
    ['trust', { links: [{ name: 'x', target: { ...target, trust: '../outside/a.json' } }] }],
    ['policies', { links: [{ name: 'x', target, caller: { ...caller, policies: ['../outside/a.json'] } }] }],
    ['scps', { accounts: { '444455556666': { scps: [['../outside/a.json']] } }, links: [] }],
    ['baseline', { baseline: '../outside/new.json' }],
  ])('has nothing read by %s', async (_, config) => {
    const cwd = repository(config)
    for (const args of [['check'], ['check', '--write-baseline']]) {
      const { exitCode, stdout, stderr } = await runCli(args, { cwd })
      expect(exitCode).toBe(2)
      expect(stderr).toContain('leads out of the repository')
      expect(stdout + stderr).not.toContain(canary)
    }
    expect(existsSync(join(cwd, '../outside/new.json'))).toBe(false)
  })

  it('has nothing read by a link in a folder, in a pattern, named, or as the configuration', async () => {
    const cwd = repository(
      { include: ['policies/*.json'] },
      { 'policies/good.json': trustOf('StringEquals') },
    )
    symlinkSync('../../outside/a.json', join(cwd, 'policies/link.json'))
    symlinkSync('../outside', join(cwd, 'folder'))
    for (const input of [[], ['.'], ['policies/*.json'], ['policies/link.json'], ['**/*.json']]) {
      const { stdout, stderr } = await runCli(['check', '-v', ...input], { cwd })
      expect(stdout + stderr).not.toContain(canary)
      expect(stdout + stderr).toContain('leads out of the repository')
    }
    const { exitCode, stderr } = await runCli(['check', '--config', 'policies/link.json'], { cwd })
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('leads out') })
  })

  it.each([
    'StringEquals',
    'StringNotEquals',
    'StringLike',
    'ForAnyValue:StringEquals',
    'NumericLessThan',
    'Null',
  ])('shows no variable of the environment that it calls an external id, with %s', async operator => {
    const link = {
      name: 'x',
      caller,
      target: { ...target, trust: 'trust.json' },
      externalId: { env: 'TOKEN' },
    }
    const cwd = repository({ links: [link] }, { 'trust.json': trustOf(operator) })
    for (const value of [canary, `${canary} `]) {
      const env = { TOKEN: value }
      for (const format of ['pretty', 'json']) {
        const { stdout, stderr } = await runCli(['check', '-v', '-f', format], { cwd, env })
        expect((stdout + stderr).toLowerCase()).not.toContain(canary)
      }
      for (const args of [['--diff']]) {
        const { stdout, stderr } = await runCli(['check', ...args], { cwd, env })
        expect((stdout + stderr).toLowerCase()).not.toContain(canary)
      }
    }
  })

  it('says where the external id that differs comes from', async () => {
    const link = { name: 'x', caller, target: { ...target, trust: 'trust.json' }, externalId: { env: 'ID' } }
    const cwd = repository({ links: [link] }, { 'trust.json': trustOf('StringEquals') })
    const { stdout } = await runCli(['check'], { cwd, env: { ID: canary } })
    expect(stdout).toContain('db demands the external id "agreed-0b9f", and the value of ID is sent')
  })
})

const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

it.each([
  ['as a whole', nested],
  ['in links', `{"links": ${nested}}`],
  ['in levels', `{"accounts": {"444455556666": {"scps": ${nested}}}}`],
])('a configuration nested without end %s is refused', async (_, text) => {
  const cwd = tempFolder({ '.git/HEAD': '', 'rdsaudit.config.json': text, 'a.json': outside })
  const { exitCode, stderr } = await runCli(['check', 'a.json'], { cwd })
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/^error: rdsaudit\.config\.json:1:\d+ must be /)
})

it.each([
  ['include', { include: ['{a,b}'.repeat(30)] }],
  ['include', { include: [`${'**/'.repeat(200)}x.json`] }],
  ['exclude', { exclude: ['+(a|aa)'.repeat(30)] }],
  ['ignore', { ignore: [{ rule: 'misspelt-action', path: `${'*a'.repeat(60)}b`, reason: 'x' }] }],
  ['documents', { documents: [{ path: `${'(a+)+'.repeat(20)}$`, type: 'scp' }] }],
])('a pattern of %s that would take for ever to match is refused', async (key, config) => {
  const cwd = repository(config, { [`policies/${'a'.repeat(120)}.json`]: outside })
  const { exitCode, stderr } = await runCli(['check', 'policies'], { cwd })
  const all = key === 'include' ? await runCli(['check'], { cwd }) : { exitCode, stderr }
  expect(all.exitCode).toBe(2)
  expect(all.stderr).toContain('has more wildcards than can be tried in time')
})

it.each([
  ['a report', ['-f', 'sarif=link.sarif']],
  ['a report in a folder', ['-f', 'json=folder/new.json']],
  ['a report where nothing is yet', ['-f', 'json=dangling.json']],
  ['a baseline', ['--write-baseline', '--baseline', 'dangling.json']],
])('a link that a stranger left leads %s nowhere', async (_, args) => {
  const cwd = repository({}, { 'a.json': outside })
  symlinkSync('../outside/a.json', join(cwd, 'link.sarif'))
  symlinkSync('../outside', join(cwd, 'folder'))
  symlinkSync('../outside/new.json', join(cwd, 'dangling.json'))
  const { exitCode, stderr } = await runCli(['check', 'a.json', '-q', ...args], { cwd })
  expect(exitCode).toBeGreaterThan(1)
  expect(stderr).toContain('a link leads out of the repository')
  expect(readdirSync(join(cwd, '../outside'))).toEqual(['a.json'])
  expect(readFileSync(join(cwd, '../outside/a.json'), 'utf8')).toBe(outside)
})

it('a report may go to where its user says, outside of the repository too', async () => {
  const cwd = repository({}, { 'a.json': outside })
  await runCli(['check', 'a.json', '-q', '-f', 'json=../outside/new.json'], { cwd })
  expect(existsSync(join(cwd, '../outside/new.json'))).toBe(true)
})

it('ends where a report would be in a folder that takes none', async () => {
  const cwd = tempFolder({ 'a.json': outside })
  const { exitCode, stderr } = await runCli(['check', 'a.json', '-f', 'json=/proc/rdsaudit/x.json'], { cwd })
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('cannot be written') })
})
