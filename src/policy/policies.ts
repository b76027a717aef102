// The policies that a request is evaluated against, by the place each has in AWS's evaluation logic.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html

import type { JsonValue } from '../base/json-value.ts'

/** A policy that exists, or may exist, and could not be read. */
export interface UnseenPolicy {
  /** Why. */
  readonly unseen: string
}

/** A policy with a name by which reasons can call it. */
export interface NamedPolicy {
  readonly name: string
  readonly document: JsonValue
}

/** A policy document as AWS writes it, the same with a name, or one that could not be read. */
export type PolicyEntry = JsonValue | NamedPolicy | UnseenPolicy

/** Several policies of one kind, or none of them could be read. */
export type PolicyList = readonly PolicyEntry[] | UnseenPolicy

export interface Policies {
  /** All policies of the user (with those of its groups) or of the role. */
  readonly identity?: PolicyList
  /** The policy of the resource; for `sts:AssumeRole` and its kin the trust policy of the role. */
  readonly resource?: PolicyEntry
  /** The permissions boundary of the user or role. */
  readonly boundary?: PolicyList
  /** Service control policies of the principal's account, a list for each level from the root down to the account. */
  readonly scp?: readonly PolicyList[] | UnseenPolicy
  /** Resource control policies of the resource's account, by level; `RCPFullAWSAccess` goes without saying. */
  readonly rcp?: readonly PolicyList[] | UnseenPolicy
  /** Policies passed when the session was made. */
  readonly session?: PolicyList
}

export type Slot = keyof Policies

export const slots: readonly Slot[] = ['identity', 'resource', 'boundary', 'scp', 'rcp', 'session']
