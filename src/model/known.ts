// What is known, and what could not be seen. Nothing that was not seen is ever taken for fine.

/** One fact. */
export type Known<T> =
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'unseen'; readonly why: string }

/** Several things of a kind, of which there may be more than were seen. */
export interface Seen<T> {
  readonly items: readonly T[]
  /** Why there may be others; left out when these are all. */
  readonly unseen?: string
}

export function known<T>(value: T): Known<T> {
  return { state: 'known', value }
}

export function unseen(why: string): { readonly state: 'unseen'; readonly why: string } {
  return { state: 'unseen', why }
}

/** The fact, or undefined when it was not seen. */
export function ifKnown<T>(fact: Known<T>): T | undefined {
  return fact.state === 'known' ? fact.value : undefined
}
