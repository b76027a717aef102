import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { ReportV1 } from '../../src/report/json-v1.ts'
import { linkFiles, mayAssume, mayConnect, sentId } from '../helpers/link-files.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const good = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }],
})
const bad = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }],
})

describe('exit codes', () => {
  const files = { 'good.json': good, 'bad.json': bad, 'other.json': '{}' }
  it.each([
    ['clean', ['good.json'], 0],
    ['a finding', ['bad.json'], 1],
    ['a finding below the level', ['bad.json', '--fail-on', 'never'], 0],
    ['a finding, and --exit-zero', ['bad.json', '--exit-zero'], 0],
    ['a rule made harmless', ['bad.json', '--rule', 'statement-without-effect=info'], 0],
    [
      'the level lowered to it',
      ['bad.json', '--rule', 'statement-without-effect=info', '--fail-on', 'info'],
      1,
    ],
    ['an unknown flag', ['good.json', '--formt', 'json'], 2],
    ['an unknown format', ['good.json', '-f', 'xml'], 2],
    ['a missing file', ['god.json'], 2],
    ['nothing to check', ['other.json'], 2],
    ['nothing to check, allowed', ['other.json', '--allow-empty'], 0],
    ['--exit-zero does not hide wrong usage', ['god.json', '--exit-zero'], 2],
    ['an unknown rule', ['good.json', '--rule', 'statement-without-efect=off'], 2],
    ['an unknown severity', ['good.json', '--rule', 'invalid-json=fatal'], 2],
    ['two formats on one stream', ['good.json', '-f', 'json', '-f', 'concise'], 2],
    ['a report that cannot be written', ['good.json', '-f', 'json=good.json/x'], 3],
    [
      'a report that cannot be written, and findings',
      ['bad.json', '--exit-zero', '-f', 'json=good.json/x'],
      3,
    ],
  ])('%s', async (_, args, exitCode) => {
    expect((await runCli(['check', '--no-config', ...args], { cwd: tempFolder(files) })).exitCode).toBe(
      exitCode,
    )
  })
})

describe('messages for mistakes', () => {
  it.each([
    [['check', '--formt', 'json'], "unknown option '--formt'", '(Did you mean --format?)'],
    [['lab', '--bogus'], "unknown option '--bogus'", 'run "rdsaudit lab --help" for the flags'],
    [['check', '--\u001b[2J'], "unknown option '--\\u{1b}[2J'", 'run "rdsaudit check --help"'],
    [['chek'], "unknown command 'chek'", '(Did you mean check?)'],
    [['check', 'polices'], '"polices" does not exist', '(did you mean "policies/"?)'],
    [['explain', 'invalid-jsn'], 'no rule "invalid-jsn"', '(did you mean "invalid-json"?)'],
    [['check', '--policy-type', 'role'], 'Allowed choices are identity, trust', ''],
  ])('%j', async (args, what, hint) => {
    const { exitCode, stderr, stdout } = await runCli(args, { cwd: tempFolder({ 'policies/a.json': good }) })
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(what)
    expect(stderr).toContain(hint)
  })

  it('no command at all is answered with help', async () => {
    const { exitCode, stderr } = await runCli([])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Usage: rdsaudit')
  })
})

describe('inputs', () => {
  it('reads standard input under the name it is given', async () => {
    const { exitCode, stdout } = await runCli(
      ['check', '-', '--stdin-filename', 'role.json', '-f', 'concise', '-q'],
      { stdin: bad },
    )
    expect({ exitCode, stdout }).toEqual({
      exitCode: 1,
      stdout: 'role.json:1:38: error[statement-without-effect] this statement has no Effect\n',
    })
  })

  it('reads what the configuration includes when nothing is named', async () => {
    const cwd = tempFolder({
      'rdsaudit.config.json': JSON.stringify({ include: ['iam/*.json'], exclude: ['iam/old.json'] }),
      'iam/a.json': good,
      'iam/old.json': bad,
      'other.json': bad,
    })
    const { exitCode, stdout } = await runCli(['check'], { cwd })
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'checked 1 document: no findings\n' })
  })

  it('looks where people keep policies when nothing says otherwise', async () => {
    const cwd = tempFolder({ 'policies/a.json': good, 'x/role.trust.json': good, 'package.json': '{}' })
    expect((await runCli(['check'], { cwd })).stdout).toBe('checked 2 documents: no findings\n')
  })

  it('says for each skipped document why, with -v', async () => {
    const cwd = tempFolder({ 'a.json': good, 'b.json': '{}', 'c.yaml': '' })
    const { stdout } = await runCli(['check', '--no-config', '-v', '.'], { cwd })
    expect(stdout).toContain('skipped b.json: there is no policy in it\n')
    expect(stdout).toContain('skipped c.yaml: there is no policy in it\n')
  })
})

describe('configuration', () => {
  const config = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))
  it.each([
    [
      'an unknown key',
      { includ: [] },
      'rdsaudit.config.json:2:3 unknown key "includ" (did you mean "include"?)',
    ],
    [
      'an unknown rule',
      { rules: { 'invalid-jsn': 'off' } },
      ':3:5 unknown rule "invalid-jsn" (did you mean "invalid-json"?)',
    ],
    [
      'a wrong severity',
      { rules: { 'invalid-json': 'errr' } },
      'must be one of off, info, warning, error (did you mean "error"?)',
    ],
    ['a wrong type', { include: 'x' }, 'rdsaudit.config.json:2:14 must be an array'],
    [
      'a session that STS never gives',
      { links: [{ name: 'a', target: { role: 'arn:aws:iam::444455556666:role/db', sessionSeconds: 899 } }] },
      'rdsaudit.config.json:7:27 must be >= 900',
    ],
    [
      'a session of more than half a day',
      {
        links: [{ name: 'a', hops: [{ role: 'arn:aws:iam::444455556666:role/db', sessionSeconds: 43_201 }] }],
      },
      'rdsaudit.config.json:8:29 must be <= 43200',
    ],
    ['no JSON', '{"include": [,]}', 'rdsaudit.config.json:1:14'],
    ['no text', '\0', 'NUL'],
  ])('with %s is refused with its place', async (_, value, message) => {
    const cwd = tempFolder({ 'rdsaudit.config.json': config(value), 'a.json': good })
    const { exitCode, stderr } = await runCli(['check', 'a.json'], { cwd })
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })

  it('is searched upwards to the root of the repository, and no further', async () => {
    const cwd = tempFolder({
      'rdsaudit.config.json': '{"nonsense": 1}',
      'repo/.git/HEAD': '',
      'repo/rdsaudit.config.json': config({ rules: { 'statement-without-effect': 'off' } }),
      'repo/sub/a.json': bad,
      'other/.git/HEAD': '',
      'other/sub/a.json': bad,
    })
    expect((await runCli(['check', 'a.json'], { cwd: join(cwd, 'repo/sub') })).exitCode).toBe(0)
    expect((await runCli(['check', 'a.json'], { cwd: join(cwd, 'other/sub') })).exitCode).toBe(1)
    expect((await runCli(['check', '--no-config', 'a.json'], { cwd: join(cwd, 'repo/sub') })).exitCode).toBe(
      1,
    )
  })

  it('tells the types of documents whose shape does not', async () => {
    const files = {
      'rdsaudit.config.json': config({ documents: [{ path: 'scp/*.json', type: 'scp' }] }),
      'scp/a.json': good,
    }
    const { stdout } = await runCli(['check', '--show-config'], { cwd: tempFolder(files) })
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'rdsaudit.config.json',
      documents: [{ type: 'scp' }],
      failOn: 'error',
    })
  })

  it('can be named by flag and by environment', async () => {
    const cwd = tempFolder({
      'my.json': config({ rules: { 'statement-without-effect': 'off' } }),
      'a.json': bad,
    })
    expect((await runCli(['check', '--config', 'my.json', 'a.json'], { cwd })).exitCode).toBe(0)
    expect((await runCli(['check', 'a.json'], { cwd, env: { RDSAUDIT_CONFIG: 'my.json' } })).exitCode).toBe(0)
    expect((await runCli(['check', '--config', 'mine.json', 'a.json'], { cwd })).stderr).toContain(
      'does not exist',
    )
  })
})

describe('links', () => {
  const broken = linkFiles({
    caller: [mayAssume('arn:aws:iam::777788889999:role/db')],
    connect: [mayConnect()],
  })
  const written = (example: typeof broken, extra: Record<string, string> = {}) =>
    tempFolder({
      'rdsaudit.config.json': JSON.stringify(example.config),
      ...Object.fromEntries(
        Object.entries(example.files).map(([path, json]) => [path, JSON.stringify(json)]),
      ),
      ...extra,
    })

  it('can be checked alone, by name', async () => {
    const cwd = written(broken, { 'policies/other.json': bad })
    const alone = await runCli(['check', '--link', 'orders', '-f', 'concise'], { cwd })
    expect(alone.stdout).toContain('link[orders] caller may assume the target: no')
    expect(alone.stdout).not.toContain('policies/other.json')
    expect((await runCli(['check', '-f', 'concise'], { cwd })).stdout).toContain('policies/other.json')
    const unknown = await runCli(['check', '--link', 'order'], { cwd })
    expect(unknown).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('did you mean "orders"') as string,
    })
  })

  it('are part of the configuration that is shown', async () => {
    const { stdout } = await runCli(['check', '--show-config'], { cwd: written(broken) })
    expect(JSON.parse(stdout)).toMatchObject({ accounts: {}, links: [{ name: 'orders' }] })
  })

  it('are in the JSON report, as its schema says, with what could not be told', async () => {
    const cwd = written(linkFiles({ trust: undefined, connect: [mayConnect()] }))
    const { stdout } = await runCli(['check', '-f', 'json'], { cwd })
    const report = JSON.parse(stdout) as ReportV1
    const validate = new Ajv2020({ strict: false }).compile(
      JSON.parse(readFileSync('schemas/findings.v1.json', 'utf8')) as object,
    )
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
    expect(report.links[0]?.rows.map(({ about, state, word }) => [about, state, word])).toEqual([
      ['caller', 'ok', 'yes'],
      ['trust', 'unseen', 'no file'],
      ['external-id', 'unseen', 'no file'],
      ['connect', 'ok', 'yes'],
      ['database', 'unseen', 'not checked'],
    ])
    expect(report.undecided).toContainEqual({
      rule: 'untrusted-caller',
      subject: 'orders',
      reason: 'no trust policy was given',
    })
  })

  it.each(['{}', '{"Version":"2012-10-17"}', '{"Version":"2012-10-17","Statement":[]}', '{', '[]'])(
    'made of files that hold only %s are told as such, and nothing crashes',
    async text => {
      const names = ['caller.json', 'trust.json', 'connect.json', 'boundary.json', 'scp-0.json']
      const example = linkFiles({
        connect: [mayConnect()],
        boundary: { of: 'caller', allows: [mayAssume()] },
        scps: { of: 'target', levels: [[mayConnect()]] },
        externalId: sentId,
      })
      const cwd = written(example, Object.fromEntries(names.map(name => [name, text])))
      const { exitCode, stdout } = await runCli(['check', '-f', 'concise', '-v'], { cwd })
      expect(exitCode).toBe(1)
      expect(stdout).not.toContain('crashed')
      expect(stdout).not.toMatch(/: (yes|agree)/)
    },
  )
})

describe('reports', () => {
  it('go to files beside standard output, in one run', async () => {
    const cwd = tempFolder({ 'a.json': bad })
    const args = [
      'check',
      '--no-config',
      'a.json',
      '-f',
      'concise',
      '-f',
      'json=out/report.json',
      '-f',
      'pretty=log.txt',
    ]
    const { exitCode, stdout } = await runCli(args, { cwd, env: { FORCE_COLOR: '1' } })
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^a\.json:1:38: error\[statement-without-effect\]/)
    expect(JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8'))).toMatchObject({ formatVersion: 1 })
    expect(readFileSync(join(cwd, 'log.txt'), 'utf8')).not.toContain('\u001b')
    expect(existsSync(join(cwd, 'a.json'))).toBe(true)
  })

  it('are coloured on a terminal and fit into it', async () => {
    const cwd = tempFolder({ 'a.json': bad })
    const { stdout } = await runCli(['check', '--no-config', 'a.json'], { cwd, terminal: 60 })
    expect(stdout).toContain('\u001b[')
    expect(stdout).toContain('…')
  })
})
