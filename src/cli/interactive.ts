// Whether somebody sits at a terminal that a screen can be drawn on.

import type { DoctorOptions } from './options.ts'
import type { Terminal, World } from './world.ts'

/** Undefined where lines are printed: no terminal, a CI, a screen reader, or another wish. */
export function terminalFor(options: DoctorOptions, { env, terminal }: World): Terminal | undefined {
  const { plain = false, all = false, quiet = false, redact = false, format } = options
  const ci = env['CI'] ?? ''
  const isWished = !plain && !all && !quiet && !redact && format.length === 0
  const isCi = ci !== '' && ci !== 'false' && ci !== '0'
  const readsAloud = ['INK_SCREEN_READER', 'RDSAUDIT_SCREEN_READER'].some(
    name => (env[name] ?? '') !== '' && env[name] !== 'false' && env[name] !== '0',
  )
  return isWished && !isCi && !readsAloud && env['TERM'] !== 'dumb' ? terminal : undefined
}
