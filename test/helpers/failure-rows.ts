// The table of failing calls: every call in every way that a call can fail. All of it where it is asked for
// (`npm run test:failures`); otherwise each call refused, which is what happens, and in one other way, which differs from
// call to call and from command to command, so that each has its turn.

import type { CallFaultKind } from '../../src/lab/world.ts'
import type { CallName } from '../../src/live/allowed-calls.ts'

/** What comes besides a refusal: throttled, 500, slow, reset, malformed in two ways. */
const otherWays: readonly CallFaultKind[] = [
  'throttle',
  'internalError',
  'latency',
  'drop',
  'truncated',
  'htmlPage',
]

export interface FailureRow {
  readonly action: CallName
  readonly fault: CallFaultKind
}

export function failureRows(
  calls: readonly CallName[],
  command: 'collect' | 'check' | 'doctor',
): readonly FailureRow[] {
  const turn = { collect: 0, check: 2, doctor: 4 }[command]
  return calls.flatMap(action => {
    const own = otherWays[(numberOf(action) + turn) % otherWays.length] ?? 'drop'
    const others = process.env['RDSAUDIT_FAILURES'] === 'all' ? otherWays : [own]
    return (['accessDenied', ...others] as const).map(fault => ({ action, fault }))
  })
}

/** The same for a call whatever other calls there are. */
function numberOf(name: string): number {
  return [...name].reduce((sum, one) => (sum * 31 + (one.codePointAt(0) ?? 0)) % 65_521, 7)
}
