// rdsaudit lab: the list, the environment, the end.

import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadScenario, scenarioNames } from '../../../src/lab/scenarios.ts'
import { runCli } from '../../helpers/run-cli.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const run = (args: readonly string[], signal: 'SIGINT' | 'SIGTERM' = 'SIGINT', cwd?: string) =>
  runCli(['lab', ...args], {
    interruptAfter: { text: 'MFA_CODE', signal },
    ...(cwd !== undefined && { cwd }),
  })

it('lists the scenarios, the healthy ones first', async () => {
  const { exitCode, stdout } = await runCli(['lab'])
  expect(exitCode).toBe(0)
  expect(
    stdout
      .split('\n')
      .filter(Boolean)
      .map(line => line.split(' ')[0]),
  ).toEqual(scenarioNames())
  expect(stdout).toMatch(/^healthy +A tool in one account/)
})

it('prints what to export, tells what runs, and leaves nothing behind', async () => {
  const { exitCode, stdout, stderr } = await run(['healthy', '--responder'])
  expect(exitCode).toBe(130)
  const names = [...stdout.matchAll(/^export (\w+)='[^']*'$/gm)].map(match => match[1])
  expect(names).toHaveLength(stdout.trimEnd().split('\n').length)
  expect(names).toContain('AWS_ENDPOINT_URL')
  expect(stderr).toContain('built-in responder (not PostgreSQL)')
  const caFile = /RDSAUDIT_LAB_CA_FILE='([^']+)'/.exec(stdout)![1]!
  expect(existsSync(caFile)).toBe(false)
})

it('ends with the code of the signal', async () => {
  expect((await run(['healthy-mysql', '-q'], 'SIGTERM')).exitCode).toBe(143)
})

it('runs a snapshot, and says what it takes for granted', async () => {
  const { snapshot } = loadScenario('healthy')
  const [a, b] = snapshot.accounts
  const { organization, ...unseen } = b!
  const folder = tempFolder({ 's.json': JSON.stringify({ ...snapshot, accounts: [a, unseen] }) })
  const { exitCode, stdout, stderr } = await run(
    ['s.json', '--as', 'arn:aws:iam::111122223333:user/deployer', '--responder'],
    'SIGINT',
    folder,
  )
  expect(exitCode).toBe(130)
  expect(stdout).toContain('AWS_ACCESS_KEY_ID')
  expect(stderr).toContain('note: the organization of 444455556666 was not read')
})

it('says what is wrong with what it is given', async () => {
  const wrong = JSON.parse(readFileSync('fixtures/lab/healthy.json', 'utf8')) as { keys: unknown }
  wrong.keys = []
  const folder = tempFolder({
    'wrong.json': JSON.stringify(wrong),
    'broken.json': '{',
    'patch.json': JSON.stringify({
      title: '',
      basedOn: 'healthy',
      changes: [{ op: 'remove', path: '/nothing' }],
      expect: { stops: 'nowhere', causes: [] },
    }),
    'empty.json': JSON.stringify({ formatVersion: 1, takenAt: '2026-01-01T00:00:00Z', accounts: [] }),
  })
  const said = async (input: string) => {
    const { exitCode, stderr, stdout } = await run([input, '--responder'], 'SIGINT', folder)
    expect([exitCode, stdout]).toEqual([2, ''])
    return stderr
  }
  expect(await said('helthy')).toMatch(/there is no scenario "helthy" \(did you mean "healthy"\?\)/)
  expect(await said('wrong.json')).toContain('wrong.json: /keys must NOT have fewer than 1 items')
  expect(await said('broken.json')).toContain('broken.json: this is not JSON')
  expect(await said('patch.json')).toContain('its changes do not fit "healthy"')
  expect(await said('empty.json')).toContain('no user and no role')
  expect(await said('missing.json')).toContain('missing.json')
})
