// What a change of policies adds to, or takes from, the access that somebody has. `Where` is a symbolic place first, and a
// located one in reports.

import type { Document } from '../model/document.ts'
import type { NodePlace } from '../model/place.ts'
import type { Request } from '../policy/request.ts'

/** `added`: allowed after the change and not before. `removed`: the other way round. */
export type Effect = 'added' | 'removed'

export type Access =
  /** Of a role: who can assume it. */
  | 'assume'
  /** Of a role: who can pass session tags, or a source identity, to its sessions. */
  | 'tag-session'
  | 'set-source-identity'
  /** Of an identity: as which database users it can log in. */
  | 'connect'
  /** Of an identity: which roles its own policies let it assume. */
  | 'reach-role'

/** Whose access changes: a role, an identity, or a policy of which nobody said whose it is. */
export interface ChangedSubject {
  /** An ARN, or a path. */
  readonly name: string
  readonly arn?: string
}

/** Who gets in, or what is reached. */
export interface Counterpart {
  readonly form:
    | 'everyone'
    | 'account'
    | 'users-of-account'
    | 'identity'
    | 'service'
    | 'provider'
    | 'database-user'
    | 'role'
  /** An ARN or a pattern of ARNs, an account's twelve digits, a name; empty for everyone. */
  readonly text: string
}

export interface StatedCondition {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

/** A statement, where it stands. */
export interface StatementAt<Where> {
  readonly where: Where
  /** Its Sid, or `#` and its index. */
  readonly label: string
}

/** Why the request is refused on the side on which it is. */
export type Refusal<Where> =
  /** There are no such policies on that side. */
  | { readonly why: 'absent' }
  | { readonly why: 'denied'; readonly by: StatementAt<Where> | undefined }
  /** A statement would allow it, but for these conditions. */
  | {
      readonly why: 'conditions'
      readonly of: StatementAt<Where> | undefined
      readonly unmet: readonly StatedCondition[]
    }
  /** The boundary, or a service control policy, does not allow it. */
  | { readonly why: 'capped'; readonly slot: string }
  | { readonly why: 'not-allowed' }

export interface AccessChangeOf<Where> {
  readonly effect: Effect
  readonly access: Access
  readonly subject: ChangedSubject
  readonly of: Counterpart
  /** True when no such access was found on the other side; false when there are only more ways to it, or fewer. */
  readonly whole: boolean
  /** A request that the two sides decide differently. */
  readonly witness: Request
  /** What the statement that allows the request asks for. */
  readonly conditions: readonly StatedCondition[]
  readonly allowedBy: StatementAt<Where> | undefined
  readonly refusal: Refusal<Where>
}

/** A place in a document of one side. */
export interface PlaceOn {
  readonly side: SideName
  readonly in: Document
  readonly at: NodePlace
}

export type SideName = 'base' | 'head'

export type AccessChange = AccessChangeOf<PlaceOn>

/** Something of which nobody can say whether access changed. */
export interface Uncompared {
  readonly name: string
  readonly why: string
  /** The side on which it could not be read; undefined when both were read. */
  readonly side?: SideName
}

export interface AccessDiffOf<Change> {
  /** In the order of the subjects; what is added comes first. */
  readonly changes: readonly Change[]
  readonly uncompared: readonly Uncompared[]
  /** How many policies were compared on each side. */
  readonly policies: Readonly<Record<SideName, number>>
}

export type AccessDiff = AccessDiffOf<AccessChange>
