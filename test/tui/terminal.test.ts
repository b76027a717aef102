// The built program on a real terminal: what is on the screen, what keys do, and what is left behind.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startLab } from '../../src/lab/lab.ts'
import { linkConfig } from '../../src/lab/link-config.ts'
import { loadScenario } from '../../src/lab/scenarios.ts'
import { type Opened, openTerminal, type Wish } from '../helpers/open-terminal.ts'

const broken = ['doctor', '--lab=missing-external-id', '--responder']
const never = ['doctor', '--lab=black-hole', '--responder']

/** A file that is gone when the test is over. */
function fileOf(name: string, value: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'rdsaudit-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(value))
  return path
}

/** Everything is as it was before, and the report stands below it. */
function expectRestored(terminal: Opened, report: string) {
  const raw = terminal.raw()
  expect(terminal.isAlternate()).toBe(false)
  expect(raw.split('\u001b[?1049h')).toHaveLength(2)
  expect(raw.split('\u001b[?1049l')).toHaveLength(2)
  expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(raw.lastIndexOf('\u001b[?25l'))
  expect(raw).not.toContain('\u001b[3J')
  for (const line of ['line 1\n', 'line 50\n', 'line 100\n']) expect(terminal.history()).toContain(line)
  expect(terminal.history()).toContain(report)
}

describe('the screen', () => {
  it('is walked by keys from a failure to its fix and to green', async () => {
    const terminal = openTerminal(broken)
    await terminal.shows('FAILED: 1 failed')
    expect(terminal.isAlternate()).toBe(true)
    await terminal.shows('"externalId": "orders-7f3c"')
    await terminal.shows('q quit')
    expect(terminal.screen()[23]).toBe('')

    terminal.pty.write('c')
    await terminal.shows('Fix sent to the terminal clipboard.')
    const [, copied = ''] = /\u001b\]52;c;([^\u0007]*)\u0007/.exec(terminal.raw()) ?? []
    expect(Buffer.from(copied, 'base64').toString()).toBe('"externalId": "orders-7f3c"')

    terminal.pty.write('p')
    await terminal.shows(/› +"Sid": "TrustTheTool"/)
    terminal.pty.write('\u001b')
    await terminal.shows('Assume role: FAILED')
    terminal.pty.write('\r')
    await terminal.shows('sts:AssumeRole')
    terminal.pty.write('\r?')
    await terminal.shows('quit; the report is printed')
    // Several keys in one chunk.
    terminal.pty.write('?jjj')
    await terminal.shows('TLS connect: ok')
    terminal.pty.write('kkk\u001b[6~')
    await terminal.shows('PgUp')

    terminal.resize(60, 24)
    await terminal.shows(/^rdsaudit doctor missing-external-id +FAILED: 1 failed, 2 skipped$/m)
    await terminal.shows(/^╭─{58}╮$/m)
    terminal.resize(40, 14)
    await terminal.shows(/^╭─{38}╮$/m)
    terminal.resize(100, 30)
    await terminal.shows(/^╭─{30}╮╭─{66}╮$/m)

    terminal.pty.write('r')
    await terminal.shows(/running \d\/6/)
    await terminal.shows('FAILED: 1 failed')
    terminal.pty.write('f')
    await terminal.shows('connected: 6 ok')
    terminal.pty.write('q')
    expect(await terminal.exitCode).toBe(0)
    expectRestored(terminal, 'result: connected (6 ok')
  }, 120_000)

  it('shows the policy that decides while the rest still runs, at any size', async () => {
    const host = 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com'
    const scenario = fileOf('half.json', {
      title: 'No external id, and nothing answers.',
      basedOn: 'missing-external-id',
      changes: [{ op: 'add', path: '/endpoints', value: [{ host, fault: 'blackHole' }] }],
      expect: { stops: 'assume', causes: ['missing-external-id'] },
    })
    const terminal = openTerminal(['doctor', `--lab=${scenario}`, '--responder', '--timeout', '5m'])
    await terminal.shows('Assume role: FAILED')
    await terminal.shows('p policy')
    terminal.pty.write('p')
    await terminal.shows(/› +"Sid": "TrustTheTool"/)
    expect(terminal.screen()[0]).toMatch(/running \d\/6$/)
    terminal.resize(44, 16)
    await terminal.shows(/^╭─{42}╮$/m)
    terminal.resize(130, 40)
    await terminal.shows(/^╭─{128}╮$/m)
    expect(terminal.screen()[0]).toMatch(/running \d\/6$/)
    terminal.pty.write('\u0003')
    expect(await terminal.exitCode).toBe(130)
    expectRestored(terminal, 'result: interrupted')
  }, 60_000)

  it('lets one of several links be chosen, walked twice, and another one then', async () => {
    const world = loadScenario('healthy')
    const lab = await startLab(world, { engines: 'responder' })
    onTestFinished(lab.stop)
    const config = linkConfig(world, 'orders', undefined)
    const [orders] = (config as { links: object[] }).links
    const other = { ...orders, name: 'billing', externalId: 'other' }
    const path = fileOf('rdsaudit.config.json', { ...config, links: [orders, other] })
    const redirections = lab.connectTo.flatMap(one => ['--connect-to', one])
    const terminal = openTerminal(
      ['doctor', '--config', path, '--ca-file', lab.caFile, ...redirections, '--skip', 'iam-auth'],
      { env: lab.environment },
    )
    await terminal.shows('Which link?')
    await terminal.shows('› orders')
    terminal.pty.write('j')
    await terminal.shows('› billing')
    terminal.pty.write('\r')
    await terminal.shows(/^rdsaudit doctor billing +FAILED: 1 failed/m)
    const calls = lab.calls.length
    terminal.pty.write('R')
    await terminal.shows(/running \d\/5/)
    await terminal.shows('FAILED: 1 failed')
    expect(lab.calls.length).toBe(2 * calls)
    terminal.pty.write('\u001b')
    await terminal.shows('Which link?')
    terminal.pty.write('k\r')
    await terminal.shows(/^rdsaudit doctor orders +connected: 5 ok/m)
    terminal.pty.write('q')
    expect(await terminal.exitCode).toBe(0)
    expectRestored(terminal, 'result: connected')
  }, 60_000)

  it('leaves by Ctrl-C after the run with the code of the run', async () => {
    const terminal = openTerminal(broken)
    await terminal.shows('FAILED: 1 failed')
    terminal.pty.write('\u0003')
    expect(await terminal.exitCode).toBe(1)
    expectRestored(terminal, 'result: FAILED')
  }, 60_000)

  it('leaves by Ctrl-C in the middle of a run', async () => {
    const terminal = openTerminal(never)
    await terminal.shows(/running \d\/6/)
    terminal.pty.write('\u0003')
    expect(await terminal.exitCode).toBe(130)
    expectRestored(terminal, 'result: interrupted')
  }, 60_000)

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])(
    'puts the terminal back at %s',
    async (signal, exitCode) => {
      const terminal = openTerminal(never)
      await terminal.shows(/running \d\/6/)
      terminal.pty.kill(signal)
      expect(await terminal.exitCode).toBe(exitCode)
      expectRestored(terminal, 'result: interrupted')
    },
    60_000,
  )

  it('has no colour under NO_COLOR, and no sign beyond ASCII under LC_ALL=C', async () => {
    const terminal = openTerminal(broken, { env: { NO_COLOR: '1', LC_ALL: 'C' } })
    await terminal.shows('FAILED: 1 failed')
    terminal.pty.write('q')
    expect(await terminal.exitCode).toBe(1)
    expect(terminal.raw()).not.toMatch(/\u001b\[[0-9;]*m/)
    expect(terminal.raw()).not.toMatch(/[^\u0000-\u007f]/)
  }, 60_000)
})

describe('plain lines', () => {
  it.each<readonly [string, Wish]>([
    ['under CI=true', { env: { CI: 'true' } }],
    ['with TERM=dumb', { env: { TERM: 'dumb' } }],
    ['for a screen reader', { env: { INK_SCREEN_READER: 'true' } }],
    ['without a terminal to read from', { shell: 'exec "$0" "$@" < /dev/null' }],
    ['into a pipe', { shell: '"$0" "$@" | cat; exit 1' }],
  ])(
    'are printed %s',
    async (_, wish) => {
      const terminal = openTerminal(broken, wish)
      expect(await terminal.exitCode).toBe(1)
      expect(terminal.history().replaceAll('\n', '')).toContain('result: FAILED (3 ok')
      expect(terminal.raw()).not.toContain('\u001b[?1049h')
      expect(terminal.raw()).not.toMatch(/\u001b\[\d*[A-K]/)
    },
    60_000,
  )
})
