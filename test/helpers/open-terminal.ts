// The built program on a pseudo terminal, with an emulator behind it that shows what a person would see.

import { existsSync } from 'node:fs'
import { type IPty, spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { onTestFinished } from 'vitest'

const program = `${process.cwd()}/dist/rdsaudit.js`
/** When the screen is looked at for what is wrong with it. */
const mostMs = 40_000
const base = { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', CI: 'false' }

export interface Opened {
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

export interface Wish {
  readonly env?: Readonly<Record<string, string>>
  readonly columns?: number
  readonly rows?: number
  /** A command of the shell around the program; `$0` is the program. */
  readonly shell?: string
}

/** The built program, with a hundred lines of history above what it draws; it is gone when the test is over. */
export function openTerminal(
  args: readonly string[],
  { env = {}, columns = 80, rows = 24, shell }: Wish = {},
): Opened {
  if (!existsSync(program)) throw new Error('npm run build comes first')
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true })
  const script = `i=1; while [ $i -le 100 ]; do echo line $i; i=$((i+1)); done; ${shell ?? 'exec "$0" "$@"'}`
  const pty = spawn('/bin/sh', ['-c', script, process.execPath, program, ...args], {
    cols: columns,
    rows,
    env: { ...base, ...env },
  })
  let isOver = false
  onTestFinished(() => {
    if (!isOver) pty.kill('SIGKILL')
  })
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
        isOver = true
        // What was sent last is still on its way through the emulator.
        terminal.write('', () => resolve(signal ? 128 + signal : exitCode))
      })
    }),
    raw: () => raw,
    screen,
    history: () => linesOf(0, terminal.buffer.active.length).join('\n'),
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    shows: text =>
      new Promise((resolve, reject) => {
        const tooLong = setTimeout(
          () => reject(new Error(`no ${text} on the screen:\n${screen().join('\n')}`)),
          mostMs,
        )
        const look = () => {
          const seen = screen().join('\n')
          if (typeof text === 'string' ? !seen.includes(text) : !text.test(seen)) return
          clearTimeout(tooLong)
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
