// What a snapshot holds beyond AWS's own replies: what was asked for, and could not be had.

import type { Organization } from './snapshot.ts'
import type { FailedCall } from './snapshot-part.ts'

/** By member, why a user, group or role lacks it although it was asked for: `RolePolicyList`. */
export type UnreadMembers = Readonly<Record<string, { readonly why: string; readonly call?: FailedCall }>>

/** One of those that were asked for; which they are, AWS's answer does not tell. */
export interface DbParameter {
  /** Not in AWS's answer, which is about one group. */
  readonly ParameterGroupName: string
  readonly ParameterName: string
  /** Left out when nobody set it: the engine's own. */
  readonly ParameterValue?: string
  readonly [member: string]: unknown
}

/** Which organization it is, but not what is above the account: members may not ask for that. */
export interface PartialOrganization {
  readonly state: 'partial'
  readonly Organization: Organization
  readonly why: string
  readonly call?: FailedCall
}
