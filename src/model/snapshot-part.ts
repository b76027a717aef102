// Parts of what AWS said: read to their end, with gaps, or not at all.

/**
 * A part of an account: read to the end, read with gaps, or not read at all. A part that is left out of the document
 * was not asked for, which is no better than not read: it never means "there is none".
 */
export type Part<T> =
  | { readonly state: 'complete'; readonly items: readonly T[] }
  | {
      readonly state: 'partial'
      readonly items: readonly T[]
      readonly why: string
      readonly call?: FailedCall
    }
  | { readonly state: 'unseen'; readonly why: string; readonly call?: FailedCall }

/** The call that AWS answered with an error. */
export interface FailedCall {
  /** `service:Action`. */
  readonly action: string
  readonly code: string
  readonly message?: string
}

/** What was read of a part; nothing, where it was not read. */
export const itemsOf = <T>(part: Part<T> | undefined): readonly T[] =>
  part === undefined || part.state === 'unseen' ? [] : part.items

/** Why a part may lack something, or undefined when it was read to its end. */
export function gapOf(part: Part<unknown> | undefined): string | undefined {
  if (part === undefined) return 'not asked for'
  return part.state === 'complete' ? undefined : part.why
}
