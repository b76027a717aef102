// The one error that is a user's to mend. Everything else that is thrown is our bug.

/** Bad flags, bad configuration, an input that is not there. `next` says what to do, one line each. */
export class UsageError extends Error {
  readonly next: readonly string[]

  constructor(message: string, next: readonly string[] = []) {
    super(message)
    this.name = 'UsageError'
    this.next = next
  }
}
