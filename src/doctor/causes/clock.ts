// The time of this machine. Signatures and tokens carry it.

import type { Case } from '../case.ts'
import { type Cause, is, ruledOut, type Verdict } from '../define-cause.ts'
import { fix } from '../fixes.ts'
import { clockIsFar, clockIsOff, skewInWords } from '../skew.ts'

const base = {
  step: 'caller',
  side: 'machine',
  apart: 'the date in the answer of AWS against the local clock',
} as const

export const clockCauses: readonly Cause[] = [
  {
    ...base,
    id: 'clock-behind',
    title: 'the clock of this machine is behind that of AWS',
    says: [
      /Signature expired/i,
      /RequestTimeTooSkewed/i,
      /PAM authentication failed/i,
      /IAM authentication failed/i,
    ],
    judge: c => clock(c, true),
  },
  {
    ...base,
    id: 'clock-ahead',
    title: 'the clock of this machine is ahead of that of AWS',
    says: [/Signature not yet current/i, /RequestTimeTooSkewed/i, /PAM authentication failed/i],
    judge: c => clock(c, false),
  },
]

function clock(c: Case, behind: boolean): Verdict | undefined {
  const ahead = c.e.clockAheadMs
  if (ahead === undefined) return undefined
  const proof = { by: 'clock', text: skewInWords(ahead), check: 'clock-agrees' } as const
  if (clockIsOff(ahead) && ahead > 0 === behind) {
    const stops = clockIsFar(ahead)
    return is(proof, {
      message: skewInWords(ahead),
      gravity: stops ? 'failure' : 'warning',
      fix: fix('machine', 'Set the clock', {
        text: 'Let a time service keep it (chrony, systemd-timesyncd).',
      }),
    })
  }
  return c.tokenRefused || c.e.callerRefusal?.kind === 'credentials' ? ruledOut(proof) : undefined
}
