// What could not be read, noted while reading: for the snapshot, which says so at its place, and for whoever asked.

import type { FailedCall, Part } from '../../model/snapshot-part.ts'
import type { Answer, PeerError } from '../answer.ts'

export interface Gap {
  /** Twelve digits. */
  readonly account: string
  readonly region?: string
  /** In words: `the inline policies of role/app`. */
  readonly what: string
  readonly why: string
  readonly call?: FailedCall
  /** ARN of the role or user whose policies cannot be judged without it. */
  readonly judges?: string
}

/** Where something was missed, without what went wrong. */
export type GapPlace = Omit<Gap, 'why' | 'call'>

export class Gaps {
  readonly #gaps: Gap[] = []
  #answers = 0

  /** How many questions were answered. */
  get answers(): number {
    return this.#answers
  }

  all(): readonly Gap[] {
    return this.#gaps
  }

  /** "There is none" is an answer too. */
  answered(): void {
    this.#answers++
  }

  /** The value; undefined for a failure, which is noted. */
  take<T>(answer: Answer<T>, place: GapPlace): T | undefined {
    if (answer.state === 'answered') {
      this.answered()
      return answer.value
    }
    this.note({ ...place, ...missOf(answer.error) })
    return undefined
  }

  /** The list of an answer as a part of a snapshot. `only` says what was asked for, when it was not everything. */
  part<T>(answer: Answer<readonly T[]>, place: GapPlace, only?: string): Part<T> {
    const items = this.take(answer, place)
    if (items !== undefined) {
      return only === undefined ? { state: 'complete', items } : { state: 'partial', items, why: only }
    }
    return { state: 'unseen', ...missOf((answer as Extract<typeof answer, { state: 'failed' }>).error) }
  }

  note(gap: Gap): void {
    this.#gaps.push(gap)
  }
}

export interface Miss {
  readonly why: string
  readonly call?: FailedCall
}

/** What a snapshot says of a call that failed. */
export function missOf({ call, code, message, kind }: PeerError): Miss {
  if (call === undefined) return { why: `${code}: ${message}` }
  const why =
    kind === 'denied' ? `${call} was refused (${code})` : `${call} failed: ${shown(code, message, kind)}`
  return { why, call: { action: call, code, ...(message !== '' && { message }) } }
}

/** What the code does not say by itself. */
function shown(code: string, message: string, kind: PeerError['kind']): string {
  return kind === 'timeout' || kind === 'peer' || kind === 'network' || kind === 'tls'
    ? `${message} (${code})`
    : code
}
