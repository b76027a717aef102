// A peer's refusal as checks tell it.

import type { PeerError } from '../live/answer.ts'
import type { CheckResult } from './define-check.ts'
import type { RawError } from './facts.ts'

/** As it came; made safe where it is printed. */
export function rawOf({ code, message, call, requestId }: PeerError): RawError {
  return { code, message, ...(call !== undefined && { call }), ...(requestId !== undefined && { requestId }) }
}

/** Whether the same question may be answered a moment later. */
export function mayPass({ kind }: PeerError): boolean {
  return kind === 'throttled' || kind === 'peer'
}

/** For a check that wants to look at something in AWS and may not, or cannot: no failure of the link. */
export function couldNotLook(what: string, error: PeerError): Omit<CheckResult<never>, 'gives'> {
  return {
    state: 'unknown',
    found: `${what}: ${whyNot(error)}`,
    raw: rawOf(error),
    ...(mayPass(error) && { again: true }),
  }
}

/** In a few words. */
export function whyNot({ kind, code, call }: PeerError): string {
  switch (kind) {
    case 'denied':
      return `not allowed to look${call === undefined ? '' : ` (${call})`}`
    case 'notFound':
      return 'AWS knows nothing of that name'
    case 'timeout':
      return 'no answer in time'
    case 'throttled':
      return 'AWS answers too many calls with a refusal'
    default:
      return code
  }
}

/** Waits 0.5 s, then 1 s, then 2 s. */
export const usualRetry = { times: 3, waitMs: 500 } as const
