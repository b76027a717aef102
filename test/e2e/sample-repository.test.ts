// A repository's life with the installed package: the first run, the baseline, a pull request that widens access, the fixes.

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type InstalledPackage, installPackage } from '../helpers/installed-package.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
}, 120_000)

const sample = 'fixtures/sample-repository'
const trust = 'policies/orders-db.trust.json'
const connect = 'policies/orders-db.connect.json'

function repository() {
  const cwd = tempFolder()
  cpSync(sample, cwd, { recursive: true })
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd,
      stdio: 'ignore',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    })
  git('init', '--initial-branch=main')
  git('add', '.')
  git('commit', '-m', 'first')
  const change = (path: string, from: string, to: string) => {
    const text = readFileSync(join(cwd, path), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(cwd, path), text.replace(from, to))
  }
  const read = (path: string) => readFileSync(join(cwd, path), 'utf8')
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    installed.run(args, cwd, { GITHUB_WORKSPACE: cwd, ...env })
  return { cwd, git, change, read, run }
}

describe('a repository that begins to use rdsaudit', () => {
  it('gets annotations in its workflow, without asking for them', () => {
    const { stdout, status } = repository().run(['check'], { GITHUB_ACTIONS: 'true' })
    expect(status).toBe(1)
    const lines = stdout.split('\n').filter(line => line.startsWith('::'))
    expect(
      lines.map(line => /file=([^,]+),line=(\d+).*title=rdsaudit ([\w-]+)/.exec(line)?.slice(1)),
    ).toEqual([
      [connect, '8', 'wildcard-db-user'],
      ['policies/reports.trust.json', '8', 'misspelt-action'],
    ])
    expect(stdout).toContain('2 errors, 0 warnings, 0 info (1 ignored)')
  })

  it('gets SARIF and a summary that is added to', () => {
    const { run, read, cwd } = repository()
    writeFileSync(join(cwd, 'summary.md'), '# before\n')
    const args = ['check', '-f', 'pretty', '-f', 'sarif=out/rdsaudit.sarif', '-f', 'markdown=summary.md']
    const { status } = run(args, { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') })
    expect(status).toBe(1)
    const schema = JSON.parse(readFileSync('fixtures/schemas/sarif-for-code-scanning.json', 'utf8')) as object
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    const log = JSON.parse(read('out/rdsaudit.sarif')) as { runs: { results: unknown[] }[] }
    expect(ajv.validate(schema, log)).toBe(true)
    expect(log.runs[0]?.results).toHaveLength(2)
    const summary = read('summary.md')
    expect(summary).toMatch(/^# before\n### rdsaudit: 2 errors\n/)
    expect(summary).toContain('n2["orders.abc123.us-east-1.rds.amazonaws.com"]')
  })

  it('accepts what is there, and fails only on what is new', () => {
    const { run, change } = repository()
    expect(run(['check', '--write-baseline']).status).toBe(0)
    const after = run(['check'])
    expect(after.stdout).toContain('no findings (1 ignored, 2 in baseline)')
    expect(after.status).toBe(0)
    change('policies/bytebase.assume.json', '"sts:AssumeRole"', '"sts:AssumeRol"')
    const { stdout, status } = run(['check', '-f', 'concise'])
    expect(status).toBe(1)
    expect(stdout).toContain('error[misspelt-action]')
    expect(stdout).not.toContain('wildcard-db-user')
  })

  it('is told what access a pull request adds, and what a reformatting does not', () => {
    const { run, change, git, read, cwd } = repository()
    git('switch', '-c', 'wider')
    change(trust, ',\n      "Condition": { "StringEquals": { "sts:ExternalId": "orders-7f3c1a" } }', '')
    writeFileSync(join(cwd, connect), JSON.stringify(JSON.parse(read(connect))))
    git('commit', '-am', 'drop the id')
    const { stdout, status } = run(['diff', '--git', 'main...HEAD', '--fail-on-widening'])
    expect(status).toBe(1)
    expect(stdout).toContain('arn:aws:iam::111122223333:role/bytebase may assume it in more ways')
    expect(stdout).toContain('before:  only when StringEquals sts:ExternalId "orders-7f3c1a"')
    expect(stdout).toContain('access added: 1, taken away: 0')
    const narrower = run(['diff', '--git', 'HEAD..main', '--fail-on-widening', '-f', 'markdown'])
    expect(narrower.status).toBe(0)
    expect(narrower.stdout).toContain('**taken away:**')
  })

  it('is mended by one command, and then stays as it is', () => {
    const { run, read } = repository()
    const shown = run(['check', '--diff'])
    expect(shown.status).toBe(1)
    expect(shown.stdout).toContain(
      '+      "Resource": "arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/bytebase"',
    )
    expect(run(['check', '--fix=unsafe']).status).toBe(0)
    const mended = read(connect)
    expect(mended).toBe(readFileSync(`${sample}/${connect}`, 'utf8').replace('01234/*', '01234/bytebase'))
    expect(run(['check', '--diff'])).toMatchObject({ status: 0, stdout: '' })
    expect(read(connect)).toBe(mended)
  })

  it('has a workflow that only calls commands that there are', () => {
    const path = '.github/workflows/policies.yml'
    expect(existsSync(join(sample, path))).toBe(true)
    const { jobs } = parse(readFileSync(join(sample, path), 'utf8')) as {
      jobs: Record<string, { steps: { run?: string }[] }>
    }
    const { run, git } = repository()
    git('switch', '-c', 'change')
    for (const step of Object.values(jobs).flatMap(({ steps }) => steps.flatMap(one => one.run ?? []))) {
      const command = step
        .replace(/^npx rdsaudit /, '')
        .replace(/ >>.*$/, '')
        .replace('"$BASE...HEAD"', 'main...HEAD')
      expect(run(command.split(' ')).status).toBeLessThan(2)
    }
  })
})
