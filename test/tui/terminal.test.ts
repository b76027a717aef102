// The built program on a real terminal: a pseudo terminal with an emulator behind it that shows what a person would see.

import { existsSync } from 'node:fs'
import { type IPty, spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'

const program = `${process.cwd()}/dist/rdsaudit.js`
const base = { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', CI: 'false' }
const open = new Set<IPty>()

beforeAll(() => {
  if (!existsSync(program)) throw new Error('npm run build comes first')
})

afterEach(() => {
  for (const pty of open) pty.kill('SIGKILL')
  open.clear()
})

interface Opened {
  readonly pty: IPty
  readonly exitCode: Promise<number>
  /** Everything that was sent. */
  raw(): string
  screen(): readonly string[]
  history(): string
  isAlternate(): boolean
  shows(text: string | RegExp): Promise<void>
  resize(columns: number, rows: number): void
}

interface Wish {
  readonly env?: Readonly<Record<string, string>>
  readonly columns?: number
  readonly rows?: number
  /** A command of the shell around the program; `$0` is the program. */
  readonly shell?: string
}

/** A hundred lines of history stand above what the program draws. */
function openTerminal(
  args: readonly string[],
  { env = {}, columns = 80, rows = 24, shell }: Wish = {},
): Opened {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true })
  const script = `i=1; while [ $i -le 100 ]; do echo line $i; i=$((i+1)); done; ${shell ?? 'exec "$0" "$@"'}`
  const pty = spawn('/bin/sh', ['-c', script, process.execPath, program, ...args], {
    cols: columns,
    rows,
    env: { ...base, ...env },
  })
  open.add(pty)
  let raw = ''
  const listeners = new Set<() => void>()
  pty.onData(text => {
    raw += text
    terminal.write(text, () => {
      for (const listener of listeners) listener()
    })
  })
  const linesOf = (from: number, count: number) =>
    Array.from({ length: count }, (_, row) =>
      (terminal.buffer.active.getLine(from + row)?.translateToString(true) ?? '').trimEnd(),
    )
  const screen = () => linesOf(terminal.buffer.active.baseY, terminal.rows)
  return {
    pty,
    exitCode: new Promise(resolve => {
      pty.onExit(({ exitCode, signal }) => {
        open.delete(pty)
        // What was sent last is still on its way through the emulator.
        terminal.write('', () => resolve(signal ? 128 + signal : exitCode))
      })
    }),
    raw: () => raw,
    screen,
    history: () => linesOf(0, terminal.buffer.active.length).join('\n'),
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    shows: text =>
      new Promise(resolve => {
        const look = () => {
          const seen = screen().join('\n')
          if (typeof text === 'string' ? !seen.includes(text) : !text.test(seen)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
      }),
    resize: (wide, high) => {
      terminal.resize(wide, high)
      pty.resize(wide, high)
    },
  }
}

const broken = ['doctor', '--lab=missing-external-id', '--responder']
const never = ['doctor', '--lab=black-hole', '--responder']

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
