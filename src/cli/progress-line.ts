// One line that says how far it is, on a terminal, when something takes longer than a second. Nothing scrolls behind it.

import type { World } from './world.ts'

export interface ProgressLine {
  /** Replaces what the line says. */
  show(text: string): void
  /** Wipes it away. */
  end(): void
}

/** Milliseconds. */
const patience = 1000
const betweenLines = 100

export function makeProgressLine(world: World, quiet = false): ProgressLine {
  const { stderr, env } = world
  const now = () => world.now().getTime()
  const start = now()
  let last = 0
  let shown = false
  const silent = quiet || !stderr.isTerminal || (env['CI'] ?? '') !== '' || env['TERM'] === 'dumb'
  return {
    show: text => {
      const at = now()
      if (silent || at - start < patience || at - last < betweenLines) return
      last = at
      shown = true
      stderr.write(`\r\u001b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`)
    },
    end: () => {
      if (shown) stderr.write('\r\u001b[K')
      shown = false
    },
  }
}
