// The shape of an API action in the lab: which permission it takes on what, and what it answers.

import type { AccountSnapshot } from '../../model/snapshot.ts'
import type { Part } from '../../model/snapshot-part.ts'
import type { PolicyEntry } from '../../policy/policies.ts'
import type { RequestValue } from '../../policy/request.ts'
import type { Question } from '../authorization.ts'
import type { Estate } from '../estate.ts'
import type { Identity, KeyRing } from '../key-ring.ts'
import { AwsError } from './aws-error.ts'
import type { TokenIssuer } from './identity-token.ts'
import type { Parameters } from './parameters.ts'

export type Reply = Readonly<Record<string, unknown>>

/** What every action of one lab shares. */
export interface Backstage {
  readonly estate: Estate
  readonly keyRing: KeyRing
  readonly issuer: TokenIssuer | undefined
  /** Milliseconds since 1970, by the lab's clock. */
  now(): number
  /** The code that the MFA device shows, or undefined when it is not one of the user's. */
  mfaCodeOf(serial: string, userArn: string): string | undefined
}

export interface Call {
  readonly identity: Identity
  readonly parameters: Parameters
  /** Of the credential scope. */
  readonly region: string
  readonly account: AccountSnapshot
  readonly backstage: Backstage
  /** Throws AWS's error unless the caller may. */
  authorize(question: Question): void
}

export interface Operation {
  /** `service:Action`; the permission is called the same unless `authorizes` says otherwise. */
  readonly action: string
  /** What the caller must be allowed to do before it is run; left out, `run` asks itself. */
  readonly needs?: (call: Call) => {
    readonly resource: string
    readonly resourcePolicy?: PolicyEntry
    readonly context?: Readonly<Record<string, RequestValue>>
  }
  readonly run: (call: Call) => Reply
}

/** An action that takes no signature: it proves who asks in another way. */
export interface UnsignedOperation {
  readonly action: string
  readonly run: (parameters: Parameters, backstage: Backstage) => Reply
}

/** The items of a part; a part that was not read is refused, as it was to whoever tried to read it. */
export function readPart<T>(part: Part<T> | undefined, action: string): readonly T[] {
  if (part !== undefined && part.state !== 'unseen') return part.items
  const why = part?.why ?? 'not asked for'
  throw new AwsError('AccessDenied', `${action}: the snapshot does not hold this (${why})`, 403)
}
