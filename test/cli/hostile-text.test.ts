// Texts of strangers in every format: nothing that is written moves a terminal, and in GitHub Actions nothing is obeyed.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const hostile = 'x\u001b]0;title\u0007\u001b[2J\u009b31m\u202e\r\n::error::forged\n##[add-mask]y'
const role = 'arn:aws:iam::444455556666:role/db'
const caller = 'arn:aws:iam::111122223333:role/tool'

const trust = (action: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: hostile,
      Effect: 'Allow',
      Principal: { AWS: caller },
      Action: action,
      Condition: { [hostile]: { [hostile]: hostile } },
    },
    { Sid: hostile, Effect: hostile, [hostile]: 1, Action: hostile, Resource: hostile },
  ],
})
const identity = (user: string) => ({
  Version: '2012-10-17',
  Statement: [
    { Sid: hostile, Effect: 'Allow', Action: 'sts:AssumeRole', Resource: [role, `${role}${hostile}`] },
    {
      Sid: 'Connect',
      Effect: 'Allow',
      Action: 'rds-db:connect',
      Resource: `arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${user}`,
    },
  ],
})
const config = {
  accounts: { '444455556666': { name: hostile } },
  links: [
    {
      name: 'orders',
      caller: { role: caller, policies: ['policies/identity.json'] },
      target: { role, trust: 'policies/::error::.trust.json' },
      externalId: hostile,
      database: { host: hostile, user: hostile },
    },
  ],
  ignore: [{ rule: 'wildcard-db-user', path: hostile, reason: hostile }],
}
const yaml = `Description: |
  text
  ::error::forged
Resources:
  A:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Description: |
        ::error::forged
      PolicyDocument:
        Version: '2008-10-17'
        Statement: [{ Effect: Allow, Action: 's3:GetObjct', Resource: '*' }]
      ManagedPolicyName: |
        ##[add-mask]y
`
const files = {
  '.git/HEAD': '',
  'rdsaudit.config.json': JSON.stringify(config),
  'policies/::error::.trust.json': JSON.stringify(trust('sts:AssumeRol'), null, 2),
  'policies/identity.json': JSON.stringify(identity(hostile)),
  [`policies/${hostile.replaceAll('/', '')}.json`]: `{"Version": "2012-10-17", "Statement": [}`,
  'policies/template.yaml': yaml,
  'other/identity.json': JSON.stringify(identity('*')),
  'other/::error::.trust.json': JSON.stringify(trust('sts:AssumeRole')),
  'request.json': JSON.stringify({
    request: { principal: caller, action: 'sts:AssumeRole', resource: role, context: { [hostile]: hostile } },
    policies: { identity: [identity(hostile)], resource: trust('sts:AssumeRole') },
  }),
}

const formats = [
  'pretty',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'rdjson',
  'markdown',
]
const commands: readonly (readonly string[])[] = [
  ...formats.map(format => ['check', '-v', '-f', format, '.']),
  ['check', '.', '--diff'],
  ['check', '.', '--fix=unsafe', '--diff'],
  ['check', '--show-config'],
  ...['pretty', 'markdown', 'json'].map(format => ['diff', 'policies', 'other', '-f', format]),
  ['diff', hostile, 'other'],
  ['evaluate', 'request.json'],
  ['evaluate', 'request.json', '-f', 'json'],
  ['explain', hostile],
  ['check', '--rule', hostile],
  ['check', hostile],
  [hostile],
  ['init', '--stdout', '--force'],
  ['doctor', hostile],
]

/** Everything that a terminal obeys or that turns text around, but line breaks. */
const unseen = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u

describe.each(commands.map(command => [command.join(' ').replace(hostile, 'HOSTILE'), command] as const))(
  '%s',
  (_, command) => {
    it('prints no control character', async () => {
      // A patch to be applied has to have every character of its file; on a terminal it is there to be read.
      const terminal = command.includes('--diff') ? { terminal: 80 } : {}
      const env = { NO_COLOR: '1' }
      const { stdout, stderr } = await runCli(command, { cwd: tempFolder(files), env, ...terminal })
      expect(stdout + stderr).not.toBe('')
      expect(unseen.exec(stdout + stderr)).toBeNull()
    })

    it('is obeyed by GitHub Actions in nothing but its annotations', async () => {
      const cwd = tempFolder(files)
      const env = { NO_COLOR: '1', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: cwd }
      const { stdout, stderr } = await runCli(command, { cwd, env })
      const obeyed = `${stdout}${stderr}`.split('\n').filter(line => /^\s*::|##\[/.test(line))
      for (const line of obeyed)
        expect(line).toMatch(/^::(error|warning|notice) (file=[^,]*,line=.*,)?title=rdsaudit[^:]*::/)
      if (!command.includes('github')) expect(obeyed).toEqual([])
    })
  },
)

it('says the same values in JSON in GitHub Actions as elsewhere', async () => {
  const cwd = tempFolder({ 'a.json': files['policies/identity.json'] ?? '' })
  const args = ['check', '--no-config', '-f', 'json', 'a.json']
  const [here, there] = await Promise.all(
    ['', 'true'].map(GITHUB_ACTIONS => runCli(args, { cwd, env: { GITHUB_ACTIONS } })),
  )
  expect(here?.stdout).toContain('##[')
  expect(JSON.parse(there?.stdout ?? '')).toEqual(JSON.parse(here?.stdout ?? ''))
})

it('looks at the same documents whatever they are called', async () => {
  const { stdout, stderr } = await runCli(['check', '-f', 'json', '.'], { cwd: tempFolder(files) })
  expect(stderr).toBe('')
  const { findings } = JSON.parse(stdout) as { findings: readonly { readonly path: string }[] }
  expect(new Set(findings.map(({ path }) => join(path))).size).toBeGreaterThan(3)
})
