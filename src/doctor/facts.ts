// What a check found, as data for people and programs: plain JSON, nothing secret.

export type Fact = string | number | boolean | readonly string[]

/** By a name in camel case; units are part of the name (`skewMs`). */
export type Facts = Readonly<Record<string, Fact>>

/** What a peer said, in its own words; untrusted text. */
export interface RawError {
  readonly code: string
  readonly message: string
  /** Of AWS: `sts:AssumeRole`. */
  readonly call?: string
  readonly requestId?: string
}
