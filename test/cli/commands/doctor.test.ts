// `rdsaudit doctor` as a user runs it: links, flags, formats, exit codes. In the lab, behind responders.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLab } from '../../helpers/open-lab.ts'
import { runCli } from '../../helpers/run-cli.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const inLab = (scenario: string, ...flags: readonly string[]) =>
  runCli(['doctor', `--lab=${scenario}`, '--responder', ...flags])

const link = (name: string) => ({
  name,
  target: { role: 'arn:aws:iam::444455556666:role/db' },
  database: { engine: 'postgres', host: 'db.abc.eu-west-1.rds.amazonaws.com', user: 'app' },
})
const folderWith = (...names: readonly string[]) =>
  tempFolder({ 'rdsaudit.config.json': JSON.stringify({ links: names.map(link) }) })

describe('the link', () => {
  it.each([
    [['doctor'], folderWith, 'there are 2 links, and none was chosen'],
    [['doctor', 'orderz'], folderWith, 'there is no link "orderz" (did you mean "orders"?)'],
    [
      ['doctor', 'orders', '--only', 'tsl'],
      folderWith,
      'there is no step or check "tsl" (did you mean "tls"?)',
    ],
    [['doctor', 'orders', '--connect-to', 'x'], folderWith, 'HOST:PORT:HOST:PORT is expected'],
    [['doctor', 'orders', '--ca-file', 'none.pem'], folderWith, 'cannot be read'],
    [
      ['doctor', 'orders', '-f', 'json', '-f', 'plain'],
      folderWith,
      'json and plain cannot both go to standard output',
    ],
    [
      ['doctor', '--host', 'db.example.com', '--user', 'app', '--engine', 'postgres'],
      folderWith,
      'the link flags names no region',
    ],
    [['doctor', '--no-config'], folderWith, 'there is no link to walk'],
    [
      ['doctor', 'orders', '--external-id', 'new-id'],
      folderWith,
      '--external-id describes a link by itself, and "orders" names one of the configuration',
    ],
    [['doctor', '--all', '--host', 'db.example.com'], folderWith, 'and --all means one of the configuration'],
    [
      ['doctor', '--port', '5433', '--external-id', 'x'],
      folderWith,
      '--port and --external-id alone describe no link',
    ],
    [['doctor', '--lab=nothing'], folderWith, 'there is no scenario "nothing"'],
    [['doctor', '--timeout', 'soon'], folderWith, 'a duration such as 500ms'],
  ])('%j is wrong usage', async (args, folder, message) => {
    const { exitCode, stderr, stdout } = await runCli(args, { cwd: folder('orders', 'billing') })
    expect(stderr).toContain(message)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  })

  it('is each of them with --all, with a table at the end', async () => {
    const cwd = folderWith('orders', 'billing')
    const nobody = {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/none',
      AWS_SHARED_CREDENTIALS_FILE: '/none',
    }
    const { exitCode, stdout } = await runCli(['doctor', '--all', '--plain', '--only', 'caller'], {
      cwd,
      env: nobody,
    })
    expect(stdout.match(/^rdsaudit doctor: \w+/gm)).toEqual([
      'rdsaudit doctor: orders',
      'rdsaudit doctor: billing',
    ])
    const table = stdout.slice(stdout.lastIndexOf('\nlink ')).trim().split('\n')
    expect(table.map(line => line.split(/ +/)[0])).toEqual(['link', 'orders', 'billing'])
    expect(table.slice(1).every(line => line.includes('FAILED'))).toBe(true)
    expect(exitCode).toBe(1)
  })
})

describe('a run', () => {
  it('that gets through exits with 0 and says so', async () => {
    const { exitCode, stdout } = await inLab('healthy')
    expect(stdout).toMatch(
      /^rdsaudit doctor: healthy {2}111122223333 -> 444455556666 {2}eu-west-1\n1\/6 Caller identity {3}ok /,
    )
    expect(stdout).toMatch(/result: connected \(6 ok, 0 unknown, 0 failed, 0 skipped\)\n$/)
    expect(exitCode).toBe(0)
  })

  it('that does not exits with 1, with the cause and its fix under the step', async () => {
    const { exitCode, stdout } = await inLab('missing-external-id')
    expect(stdout).toContain('    orders-login demands an external id, and bytebase sends none\n')
    expect(stdout).toContain('         "externalId": "orders-7f3c"\n')
    expect(stdout).toContain('    rule: external-id-not-sent\n')
    expect(stdout).toContain('4/6 Auth token        skipped\n')
    expect(exitCode).toBe(1)
  })

  it('lists what may be, where nobody may look', async () => {
    const { stdout } = await inLab('logins-throttled')
    expect(stdout).toMatch(/Ruled out: .*clock behind.*wrong region.*connect not granted/)
    expect(stdout).toContain(
      'Still possible, the likeliest first:\n      - the host of the database, or IAM, is overloaded',
    )
  })

  it('takes what could not be seen for a failure when told to', async () => {
    const least = ['--own-rights', '--skip', 'iam-auth-enabled']
    expect(
      (
        await inLab(
          'connect-not-granted',
          ...least,
          '--only',
          'caller',
          '--only',
          'iam-auth',
          '--only',
          'tls',
        )
      ).exitCode,
    ).toBe(0)
    const faults = {
      op: 'add',
      path: '/faults',
      value: [
        { action: 'rds:DescribeDBInstances', fault: 'accessDenied' },
        { action: 'rds:DescribeDBClusters', fault: 'accessDenied' },
        { action: 'rds:DescribeDBProxies', fault: 'accessDenied' },
      ],
    }
    const scenario = {
      title: 'Nobody may describe.',
      basedOn: 'healthy',
      changes: [faults],
      expect: { stops: 'nowhere', causes: [] },
    }
    const cwd = tempFolder({ 'blind.json': JSON.stringify(scenario) })
    const run = (...flags: readonly string[]) =>
      runCli(['doctor', '--lab=blind.json', '--responder', '--own-rights', ...flags], { cwd })
    expect(await run()).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/IAM auth enabled {2}unknown .*not allowed to look/),
    })
    expect((await run('--strict')).exitCode).toBe(1)
  })

  it('leaves out what it is told to', async () => {
    const { stdout, exitCode } = await inLab('user-missing', '--skip', 'user')
    expect(stdout).not.toContain('Database user')
    expect(stdout).toContain('result: passed (5 ok, 0 unknown, 0 failed, 0 skipped)')
    expect(exitCode).toBe(0)
  })

  it('ends when it is interrupted, with what was found', async () => {
    const { exitCode, stdout } = await runCli(
      ['doctor', '--lab=silent-server', '--responder', '--timeout', '60s'],
      {
        interruptAfter: { text: '4/6', signal: 'SIGINT' },
      },
    )
    expect(exitCode).toBe(130)
    expect(stdout).toContain('result: interrupted')
  })
})

describe('formats', () => {
  it('go to files, all of them from one run', async () => {
    const cwd = tempFolder()
    const names = ['json', 'jsonl', 'markdown', 'junit', 'plain']
    const flags = names.flatMap(name => ['-f', `${name}=out/${name}.txt`])
    const { stdout, exitCode } = await runCli(
      ['doctor', '--lab=other-external-id', '--responder', ...flags],
      { cwd },
    )
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 })
    const text = (name: string) => readFileSync(join(cwd, 'out', `${name}.txt`), 'utf8')
    expect(JSON.parse(text('json')).links[0]).toMatchObject({
      result: 'failed',
      exitCode: 1,
      diagnosis: { is: [{ id: 'other-external-id', certainty: 'is' }] },
    })
    const events = text('jsonl')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>)
    expect(events[0]).toMatchObject({ event: 'start', formatVersion: 1 })
    expect(events.find(({ event, id }) => event === 'step' && id === 'assume')).toMatchObject({
      state: 'failed',
      cause: 'other-external-id',
      confidence: 'is',
      raw: { code: 'AccessDenied' },
    })
    expect(events.at(-1)).toMatchObject({ event: 'end', result: 'failed', exitCode: 1 })
    expect(text('markdown')).toMatch(/^### rdsaudit doctor: `other-external-id` failed\n/)
    expect(text('junit')).toContain('<testsuite name="other-external-id" tests="6" failures="1" skipped="2">')
    expect(text('plain')).toContain('role-assumed: FAILED')
  })

  it('name nobody with --redact, and stay the same for the same', async () => {
    const { stdout } = await inLab('other-external-id', '--redact', '-f', 'json')
    for (const own of [
      '111122223333',
      '444455556666',
      'orders-login',
      'bytebase,',
      'orders-7f3c',
      'orders-7F3C',
      'abcdefghijkl',
      'ABCDEFGHIJKL',
    ])
      expect(stdout).not.toContain(own)
    expect(stdout).toContain('acct-1')
  })
})

it('walks a link that flags alone describe', async () => {
  const { lab, world } = await openLab('healthy')
  const { host, user, port, engine, hops, region, database } = world.link!
  const [hop] = hops
  const args = [
    ...[
      'doctor',
      '--no-config',
      '--host',
      host,
      '--port',
      `${port}`,
      '--engine',
      engine,
      '--user',
      user,
      '--region',
      region,
    ],
    ...[
      '--role-arn',
      hop!.roleArn,
      '--ca-file',
      lab.caFile,
      ...lab.connectTo.flatMap(line => ['--connect-to', line]),
    ],
  ]
  const ofLab = { cwd: tempFolder(), env: lab.environment }
  const right = await runCli([...args, '--external-id', hop!.externalId!, '--database', database], ofLab)
  expect(right).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('result: connected') })
  const wrong = await runCli(args, ofLab)
  expect(wrong).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('2/6 Assume role       FAILED'),
  })
})
