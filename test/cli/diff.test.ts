// `rdsaudit diff` as a user calls it: two files, two folders, two revisions.

import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const app = 'arn:aws:iam::111122223333:role/app'
const role = 'arn:aws:iam::444455556666:role/db'
const trust = (principal: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'In', Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
  })
const connect = (user: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'rds-db:connect',
        Resource: `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${user}`,
      },
    ],
  })
const config = JSON.stringify({
  links: [
    {
      name: 'orders',
      caller: { role: app },
      target: { role, trust: 'policies/trust.json', policies: ['policies/connect.json'] },
    },
  ],
})

const inGit = (cwd: string, ...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })

/** A repository with two commits: the second lets a whole account in and every user be. */
function repository(): string {
  const cwd = tempFolder({
    'rdsaudit.config.json': config,
    'policies/trust.json': trust(app),
    'policies/connect.json': connect('app'),
    'notes.txt': 'no policy',
  })
  inGit(cwd, 'init', '--quiet', '--initial-branch=main')
  inGit(cwd, 'add', '.')
  inGit(cwd, 'commit', '--quiet', '-m', 'first')
  writeFileSync(join(cwd, 'policies/trust.json'), trust('111122223333'))
  writeFileSync(join(cwd, 'policies/connect.json'), connect('*'))
  inGit(cwd, 'commit', '--quiet', '-am', 'second')
  return cwd
}
const env = { PATH: process.env['PATH'] ?? '' }

describe('rdsaudit diff', () => {
  it('compares two files whatever they are called', async () => {
    const cwd = tempFolder({ 'old.json': trust(app), 'new.json': trust('111122223333') })
    const { stdout, exitCode } = await runCli(['diff', 'old.json', 'new.json'], { cwd })
    expect(stdout).toContain('+ account 111122223333 may newly assume it')
    expect(stdout).toContain('new.json:1 (In)')
    expect(stdout).toContain('compared 1 policy with 1: access added: 1, taken away: 0')
    expect(exitCode).toBe(0)
  })

  it('fails on widening when told to, and not on narrowing', async () => {
    const cwd = tempFolder({ 'a.json': trust(app), 'b.json': trust('111122223333') })
    const flag = '--fail-on-widening'
    expect((await runCli(['diff', 'a.json', 'b.json', flag], { cwd })).exitCode).toBe(1)
    expect((await runCli(['diff', 'b.json', 'a.json', flag], { cwd })).exitCode).toBe(0)
    expect((await runCli(['diff', 'a.json', 'a.json', flag], { cwd })).exitCode).toBe(0)
  })

  it('does not pass for unchanged what cannot be read', async () => {
    const cwd = tempFolder({ 'a/x.policy.json': trust(app), 'b/x.policy.json': '{"Version": ' })
    const { stdout, exitCode } = await runCli(['diff', 'a', 'b', '--fail-on-widening'], { cwd })
    expect(stdout).toContain('not compared: b/x.policy.json (head)')
    expect(stdout).toContain('no change of access that could be seen; not compared: 1')
    expect(exitCode).toBe(3)
  })

  it('takes what a template leaves open for the same on both sides', async () => {
    const template = readFileSync('fixtures/check/template-cloudformation/access.yaml', 'utf8')
    const cwd = tempFolder({ 'old/a.yaml': template, 'new/a.yaml': template, 'other.yaml': template })
    for (const [base, head] of [
      ['old', 'new'],
      ['old/a.yaml', 'other.yaml'],
    ] as const) {
      const { stdout } = await runCli(['diff', base, head], { cwd })
      expect(stdout).toMatch(
        /^compared \d policies with \d: no change of access\n$|access added: 0, taken away: 0\n$/,
      )
    }
  })

  it('compares two folders by their files, also when one is new, gone or moved', async () => {
    const cwd = tempFolder({
      'a/gone.json': connect('app'),
      'a/same.json': trust(app),
      'b/moved/same.json': JSON.stringify(JSON.parse(trust(app)), null, 4),
      'b/new.json': trust('*'),
    })
    const { stdout } = await runCli(['diff', 'a', 'b'], { cwd })
    expect(stdout).toMatch(/^b\/new\.json\n {2}\+ anybody, of any account, may newly assume it$/m)
    expect(stdout).toContain('before:  there was no such policy')
    expect(stdout).toMatch(/^a\/gone\.json\n {2}- may no longer log in as /m)
    expect(stdout).not.toContain('same.json')
  })

  it('compares two revisions with the configuration of each, and nothing of the working tree', async () => {
    const cwd = repository()
    rmSync(join(cwd, 'policies/trust.json'))
    const { stdout } = await runCli(['diff', '--git', 'HEAD~1..HEAD'], { cwd, env })
    expect(stdout).toContain(role)
    expect(stdout).toContain('+ account 111122223333 may newly assume it')
    expect(stdout).toContain('dbuser:db-ABCDEFGHIJKL01234/*')
    const back = await runCli(['diff', '--git', 'HEAD..HEAD~1', 'policies/connect.json'], { cwd, env })
    expect(back.stdout).toContain('may no longer log in')
  })

  it('takes three dots as since they parted, and an empty side as HEAD', async () => {
    const cwd = repository()
    inGit(cwd, 'switch', '--quiet', '-c', 'branch', 'HEAD~1')
    writeFileSync(join(cwd, 'policies/connect.json'), connect('admin'))
    inGit(cwd, 'commit', '--quiet', '-am', 'on the branch')
    const { stdout } = await runCli(['diff', '--git', 'main...'], { cwd, env })
    expect(stdout).toContain('access added: 1, taken away: 1')
    expect(stdout).not.toContain('account 111122223333')
  })

  it.each([
    ['HEAD', '--git wants BASE..HEAD'],
    ['nowhere..HEAD', 'git knows no revision "nowhere"'],
    ['--output=x..HEAD', 'git knows no revision "--output=x"'],
  ])('refuses %s as a range', async (range, message) => {
    const cwd = repository()
    const { stderr, exitCode } = await runCli(['diff', `--git=${range}`], { cwd, env })
    expect(stderr).toContain(message)
    expect(exitCode).toBe(2)
  })

  it('refuses one input, a file beside a folder, and nothing to compare', async () => {
    const cwd = tempFolder({ 'a.json': trust(app), 'b/x.txt': '', 'c/x.txt': '' })
    for (const inputs of [['a.json'], ['a.json', 'b'], ['b', 'c'], ['a.json', 'z.json']]) {
      expect((await runCli(['diff', ...inputs], { cwd })).exitCode).toBe(2)
    }
    expect((await runCli(['diff', 'b', 'c', '--allow-empty'], { cwd })).exitCode).toBe(0)
  })

  it('prints JSON that keeps its schema, of which each witness can be evaluated', async () => {
    const cwd = tempFolder({ 'a.json': trust(app), 'b.json': trust('*'), 'c.json': '{"Statement"' })
    const validate = new Ajv2020({ allErrors: true }).compile(
      JSON.parse(readFileSync('schemas/diff.v1.json', 'utf8')) as object,
    )
    for (const [base, head] of [
      ['a.json', 'b.json'],
      ['b.json', 'a.json'],
      ['a.json', 'c.json'],
    ] as const) {
      const { stdout } = await runCli(['diff', base, head, '-f', 'json'], { cwd })
      const report = JSON.parse(stdout) as { changes: { witness: object; effect: string }[] }
      validate(report)
      expect(validate.errors).toBeNull()
      for (const { witness, effect } of report.changes) {
        const resource = JSON.parse(effect === 'added' ? trust('*') : trust(app)) as object
        const stdin = JSON.stringify({ request: witness, policies: { identity: [allow], resource } })
        const { stdout: decision } = await runCli(['evaluate', '-', '-f', 'json'], { cwd, stdin })
        expect(decision).toContain(effect === 'added' ? '"decision":"allowed"' : 'Deny"')
      }
    }
  })

  it('escapes what a policy says in Markdown and on terminals', async () => {
    const evil = 'arn:aws:iam::111122223333:role/`<img>\u001b[31m'
    const cwd = tempFolder({ 'a.json': trust(app), 'b.json': trust(evil) })
    const { stdout } = await runCli(['diff', 'a.json', 'b.json', '-f', 'markdown'], { cwd })
    expect(stdout).not.toContain('\u001b')
    expect(stdout).not.toMatch(/(?<!`[^`\n]*)<img>/)
    expect(stdout).toContain('### rdsaudit: access added: 1, taken away: 1')
  })
})

const allow = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
