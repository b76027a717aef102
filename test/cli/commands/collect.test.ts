// `rdsaudit collect`, and `check` on what AWS says now, against the lab.

import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Interruption } from '../../../src/cli/world.ts'
import type { World } from '../../../src/lab/world.ts'
import type { AccountSnapshot } from '../../../src/model/snapshot.ts'
import { itemsOf } from '../../../src/model/snapshot-part.ts'
import { openLiveLab } from '../../helpers/live-lab.ts'
import { runCli } from '../../helpers/run-cli.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const target = 'arn:aws:iam::444455556666:role/orders-login'

interface Report {
  readonly findings: readonly {
    readonly rule: string
    readonly severity: string
    readonly message: string
    readonly path: string
  }[]
  readonly links: readonly { readonly name: string; readonly rows: readonly { readonly state: string }[] }[]
  readonly undecided: readonly { readonly rule: string }[]
}

/** What a report says of access, without saying where. */
function judgementsOf(json: string) {
  const { findings, links, undecided } = JSON.parse(json) as Report
  return {
    findings: findings.map(({ rule, severity, message }) => [rule, severity, message]).sort(),
    links: links.map(({ name, rows }) => [name, rows.map(({ state }) => state)]),
    undecided: undecided?.map(({ rule }) => rule).sort(),
  }
}

const pathsOf = (json: string) => (JSON.parse(json) as Report).findings.map(({ path }) => path)

describe('collect', () => {
  it('writes a file that only its owner reads, and says what it has', async () => {
    const { folder, env, profiles } = await openLiveLab('healthy')
    const { exitCode, stdout, stderr } = await runCli(['collect', '-o', 's.json', ...profiles], {
      cwd: folder,
      env,
    })
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
    expect(stderr).toMatch(/^collected 2 accounts from \d+ answers of AWS: everything was readable\n$/)
    expect(statSync(join(folder, 's.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['credentials', 'rdsaudit.config.json', 's.json'])
  })

  it.each(['healthy', 'missing-external-id', 'trust-wrong-account', 'iam-auth-off', 'wrong-resource-id'])(
    'gives of %s what check --live judges',
    async name => {
      const { folder, env, profiles } = await openLiveLab(name)
      const world = { cwd: folder, env }
      await runCli(['collect', '-o', 's.json', ...profiles], world)
      const filed = await runCli(['check', 's.json', '--link', 'orders', '-f', 'json'], world)
      const live = await runCli(['check', '--live', '--link', 'orders', '-f', 'json', ...profiles], world)
      expect(live.stderr).toBe('')
      expect(live.exitCode).toBe(filed.exitCode)
      expect(judgementsOf(live.stdout)).toEqual(judgementsOf(filed.stdout))
      // A file has places; what was never a file has ARNs.
      for (const path of pathsOf(live.stdout)) expect(path).toMatch(/^(arn:aws:|rdsaudit\.config\.json$)/)
    },
  )

  it('reads other accounts with a role made for it, and an external id from the environment', async () => {
    const { lab, folder, env } = await openLiveLab('healthy', withAuditor)
    const flags = ['--audit-role', 'orders-login', '--audit-external-id-env', 'AUDIT_ID']
    const world = { cwd: folder, env: { ...env, AUDIT_ID: 'orders-7f3c' } }
    const { stdout, stderr } = await runCli(['collect', target, ...flags, '--no-config'], world)
    expect(stderr).toMatch(/SecretList|everything was readable/)
    expect(JSON.parse(stdout)).toMatchObject({
      accounts: [{ readAs: 'arn:aws:sts::444455556666:assumed-role/orders-login/rdsaudit' }],
    })
    expect(lab.calls.map(({ action }) => action)).toContain('sts:AssumeRole')
  })

  it('reads nothing of an account that nobody may read, and says so', async () => {
    const { folder, env } = await openLiveLab('healthy')
    const { exitCode, stdout, stderr } = await runCli(['collect'], { cwd: folder, env })
    expect(exitCode).toBe(0)
    expect(stderr).toContain('444455556666: not read: role/orders-login (no credentials were given that')
    expect(JSON.parse(stdout)).toMatchObject({
      accounts: [{}, { iam: { RoleDetailList: { state: 'unseen' } }, organization: { state: 'unseen' } }],
    })
  })

  it('says on a terminal how far it is after a second, and wipes it away', async () => {
    const { folder, env, profiles } = await openLiveLab('healthy')
    const args = ['collect', '-o', 's.json', ...profiles]
    const late = { cwd: folder, env, terminal: 60, pace: 300 }
    const { stderr } = await runCli(args, late)
    expect(stderr).toMatch(/^\r\u001b\[K(reading AWS: \d+ calls, \w+:\w+\r\u001b\[K)+collected 2 accounts/)
    const counts = [...stderr.matchAll(/(\d+) calls/g)].map(([, count]) => Number(count))
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(counts[0]).toBeGreaterThan(1)
    const silent = [
      { ...late, pace: 0 },
      { cwd: folder, env, pace: 300 },
      { ...late, env: { ...env, CI: 'true' } },
    ]
    for (const world of silent) expect((await runCli(args, world)).stderr).toMatch(/^collected 2 accounts/)
    expect((await runCli([...args, '-q'], late)).stderr).toBe('')
  })

  it('reads whole accounts', async () => {
    const { lab, world, folder, env, profiles } = await openLiveLab('healthy')
    const { stdout } = await runCli(['collect', '--account', ...profiles], { cwd: folder, env })
    const { accounts } = JSON.parse(stdout) as World['snapshot']
    for (const { Account, iam } of accounts) {
      const staged = world.snapshot.accounts.find(one => one.Account === Account)!
      expect(iam?.UserDetailList).toEqual(staged.iam?.UserDetailList)
      expect(iam?.Policies).toEqual(staged.iam?.Policies)
    }
    expect(lab.calls.map(({ action }) => action)).not.toContain('iam:ListRolePolicies')
  })

  it('reads whole accounts that take many pages, and leaves nothing beside the file', async () => {
    const { folder, env } = await openLiveLab('healthy', withManyRoles)
    const { stdout } = await runCli(['collect', '--account', '--no-config'], { cwd: folder, env })
    const [{ iam }] = (JSON.parse(stdout) as World['snapshot']).accounts as [AccountSnapshot]
    expect(itemsOf(iam?.RoleDetailList).filter(({ RoleName }) => RoleName.startsWith('many-'))).toEqual(
      manyRoles,
    )
    await runCli(['collect', '--account', '--no-config', '-q', '-o', 's.json'], { cwd: folder, env })
    expect(JSON.parse(readFileSync(join(folder, 's.json'), 'utf8')).accounts).toEqual(
      JSON.parse(stdout).accounts,
    )
    await runCli(['collect', '--account', '--no-config', '--redact', '-o', 'r.json'], { cwd: folder, env })
    expect(readFileSync(join(folder, 'r.json'), 'utf8')).not.toMatch(/many-|111122223333/)
    expect(readdirSync(folder).sort()).toEqual(['credentials', 'r.json', 'rdsaudit.config.json', 's.json'])
  })

  it('ends with 3, and writes nothing, when nothing can be read', async () => {
    const { folder, env } = await openLiveLab('healthy')
    const nobody = { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }
    const { exitCode, stderr } = await runCli(['collect', '-o', 's.json'], { cwd: folder, env: nobody })
    expect(exitCode).toBe(3)
    expect(stderr).toContain('ECONNREFUSED')
    expect(stderr).toContain('error: nothing could be read')
    expect(existsSync(join(folder, 's.json'))).toBe(false)
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves no half file when %s stops it', async (signal, code) => {
    let stop: (signal: Interruption) => void = () => {}
    const interrupted = new Promise<Interruption>(resolve => {
      stop = resolve
    })
    const slow = (world: World): World => ({
      ...world,
      faults: [{ action: 'iam:GetRole', fault: 'latency', latencyMs: 60_000 }],
    })
    const { folder, env } = await openLiveLab('healthy', slow, {
      onCall: ({ action }) => action === 'organizations:DescribeOrganization' && stop(signal),
    })
    const result = await runCli(['collect', '-o', 's.json'], { cwd: folder, env, interrupted })
    expect(result).toEqual({ exitCode: code, stdout: '', stderr: '' })
    expect(readdirSync(folder).sort()).toEqual(['credentials', 'rdsaudit.config.json'])
  })

  it('says which file it cannot write', async () => {
    const { lab, folder, env } = await openLiveLab('healthy')
    const result = await runCli(['collect', '-q', '-o', 'credentials/s.json'], { cwd: folder, env })
    expect(result).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringMatching(/^error: credentials\/s\.json cannot be written \(ENOTDIR\)\n$/),
    })
    expect(lab.calls).toEqual([])
  })

  it.each([[[]], [['--account']]])(
    'with %j asks nothing and writes nothing where a planted link leads',
    async account => {
      const { lab, folder, env } = await openLiveLab('healthy')
      const outside = tempFolder()
      symlinkSync(outside, join(folder, 'snapshots'))
      symlinkSync(join(outside, 's.json'), join(folder, 'dangling.json'))
      for (const target of ['snapshots/s.json', 'dangling.json']) {
        const result = await runCli(['collect', ...account, '-o', target], { cwd: folder, env })
        expect(result).toEqual({
          exitCode: 3,
          stdout: '',
          stderr: `error: ${target} cannot be written (a link leads out of the repository)\n`,
        })
      }
      expect(readdirSync(outside)).toEqual([])
      expect(lab.calls).toEqual([])
    },
  )

  it.each([
    [['collect', '--no-config'], 'nothing to collect'],
    [['collect', 'arn:aws:s3:::bucket'], 'is not the ARN of a role or user'],
    [['collect', '--audit-external-id-env', 'X'], '--audit-role'],
    [['collect', '--audit-role', 'a role'], 'neither the name nor the ARN'],
    [['collect', '--timeout', 'soon'], 'a duration'],
    [['check', '--live', '--no-config'], 'there is no link'],
    [['check', 'arn:aws:iam::111122223333:root'], 'is not the ARN of a role or user'],
  ])('%j is a mistake of use', async (args, message) => {
    const { folder, env } = await openLiveLab('healthy')
    const { exitCode, stderr } = await runCli(args, { cwd: folder, env })
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('check on what AWS says now', () => {
  it('judges a role that is named by its ARN', async () => {
    const { folder, env } = await openLiveLab('trust-names-deleted-role', swapped)
    const { exitCode, stdout } = await runCli(['check', target, '--no-config', '-f', 'json'], {
      cwd: folder,
      env,
    })
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] }
    expect(findings.map(({ rule }) => rule)).toContain('deleted-principal')
    expect(exitCode).toBe(1)
  })

  it('refuses a role that is not there', async () => {
    const { folder, env } = await openLiveLab('healthy')
    const arn = 'arn:aws:iam::111122223333:role/nobody'
    const result = await runCli(['check', arn, '--no-config'], { cwd: folder, env })
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toContain(`AWS knows no ${arn}`)
  })

  it('is not clean when a role could not be read', async () => {
    const { folder, env } = await openLiveLab('healthy')
    const { exitCode, stdout } = await runCli(['check', '--live', '--link', 'orders'], { cwd: folder, env })
    expect(exitCode).toBe(3)
    expect(stdout).toContain('not checked')
  })

  it('reports files when AWS is not there, and ends with 3', async () => {
    const { folder, env } = await openLiveLab('healthy')
    const files = ['check', 'rdsaudit.config.json', target, '--no-config', '--allow-empty']
    const nobody = { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }
    const { exitCode, stdout, stderr } = await runCli(files, { cwd: folder, env: nobody })
    expect(exitCode).toBe(3)
    expect(stderr).toContain('nothing could be read from AWS')
    expect(stdout).toContain('checked')
  })
})

describe('--redact', () => {
  it('leaves no name, account, host or external id, and the same findings', async () => {
    const { folder, env, profiles } = await openLiveLab('healthy-proxy')
    const world = { cwd: folder, env }
    await runCli(['collect', '-o', 'plain.json', ...profiles], world)
    await runCli(['collect', '-o', 'redacted.json', '--redact', ...profiles], world)
    const redacted = readFileSync(join(folder, 'redacted.json'), 'utf8')
    const real = [
      '111122223333',
      '444455556666',
      '777788889999',
      'bytebase',
      'orders',
      'abcdefghijkl.',
      '7f3c',
      'exampleorg',
      'platform',
      'rdsadmin',
    ]
    expect(real.filter(name => redacted.includes(name))).toEqual([])
    const rulesOf = async (file: string) => {
      const { stdout } = await runCli(['check', file, '--no-config', '-f', 'json'], world)
      const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] }
      return findings.map(({ rule }) => rule).sort()
    }
    expect(await rulesOf('redacted.json')).toEqual(await rulesOf('plain.json'))
  })
})

/** More than a page holds. */
const manyRoles = Array.from({ length: 1100 }, (_, index) => ({
  Path: '/',
  RoleName: `many-${index}`,
  RoleId: `AROAEXAMPLE${index}`,
  Arn: `arn:aws:iam::111122223333:role/many-${index}`,
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
  RolePolicyList: [],
  AttachedManagedPolicies: [],
  InstanceProfileList: [],
  Tags: [],
}))

function withManyRoles(world: World): World {
  const [account, ...others] = world.snapshot.accounts as [AccountSnapshot, ...AccountSnapshot[]]
  const RoleDetailList = {
    state: 'complete',
    items: [...itemsOf(account.iam?.RoleDetailList), ...manyRoles],
  } as const
  const accounts = [{ ...account, iam: { ...account.iam, RoleDetailList } }, ...others]
  return { ...world, snapshot: { ...world.snapshot, accounts } }
}

/** The reader of the second account comes first. */
function swapped(world: World): World {
  return { ...world, keys: [world.keys[1]!, world.keys[0]!] }
}

/** The first account's reader may assume the target role, which trusts it. */
function withAuditor(world: World): World {
  const text = JSON.stringify(world.snapshot)
    .replaceAll(
      '"AWS":"arn:aws:iam::111122223333:role/tools/bytebase"',
      '"AWS":"arn:aws:iam::111122223333:root"',
    )
    .replaceAll(
      '"iam:Get*","iam:List*","rds:Describe*"',
      '"sts:AssumeRole","iam:Get*","iam:List*","rds:Describe*"',
    )
  return { ...world, snapshot: JSON.parse(text) as World['snapshot'] }
}
