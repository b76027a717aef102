// What the evaluator answers: the decision and its reasons, as data.

import type { Slot } from './policies.ts'

/** What AWS would answer. */
export type Outcome = 'allowed' | 'explicitDeny' | 'implicitDeny'

/** `depends`: on keys whose values, or policies whose texts, are not known. */
export type DecisionWord = Outcome | 'depends'

/** Where a policy stands among those given. */
export interface PolicyPlace {
  readonly slot: Slot
  /** Of `scp` and `rcp`: which level, from 0. */
  readonly level?: number
  /** Which policy of the list, from 0; 0 for the one resource policy. */
  readonly policy: number
  /** As given with the policy. */
  readonly name?: string
}

/** Where a statement stands. */
export interface StatementPlace extends PolicyPlace {
  /** Position in `Statement`, from 0. */
  readonly statement: number
  readonly sid?: string
  /** JSON pointer of the statement in its document. */
  readonly pointer: string
}

export type ClauseElement =
  | 'Action'
  | 'NotAction'
  | 'Principal'
  | 'NotPrincipal'
  | 'Resource'
  | 'NotResource'
  | 'Condition'

/** One requirement of a statement that the request does not meet, or of which that cannot be told. */
export interface FailedClause {
  readonly element: ClauseElement
  /** JSON pointer in the policy document; for a condition, of the key's values. */
  readonly pointer: string
  /** `no`: not met. `unknown`: met or not, depending on what is not known. */
  readonly state: 'no' | 'unknown'
  /** Of a condition: the operator and the key as written. */
  readonly operator?: string
  readonly key?: string
  /** Of a condition: the values that the policy wants, variables not replaced. */
  readonly wanted?: readonly string[]
  /** Of a condition: the request's values; left out when the key is absent or unknown. */
  readonly found?: readonly string[]
  /** Keys without a known value that the clause rests on: its own, or those of its variables. */
  readonly unknownKeys?: readonly string[]
}

/** How a resource policy's statement reached the principal. */
export type GrantKind =
  /** It names the account, which can hand the permission on to its identities. */
  | 'account'
  /** It names the role of the session: what caps the role, caps this. */
  | 'role'
  /** It names this very principal, or everyone. */
  | 'direct'

/** A statement that matched, or that failed in one clause only. */
export interface Reason extends StatementPlace {
  readonly effect: 'Allow' | 'Deny'
  readonly matched: 'yes' | 'unknown' | 'no'
  /** Part of why the decision is what it is. */
  readonly decides: boolean
  readonly grant?: GrantKind
  readonly failed: readonly FailedClause[]
}

/** An allow that was needed and not found (`no`), or that may be there (`unknown`). */
export interface MissingAllow {
  readonly slot: Exclude<Slot, 'rcp'>
  readonly level?: number
  readonly state: 'no' | 'unknown'
}

/** One thing not known that the decision rests on. */
export type Dependence = KeyDependence | PolicyDependence

export interface KeyDependence {
  readonly kind: 'key'
  /** Lower case. */
  readonly key: string
  /** The clauses that ask about it: a statement applies if the key makes them true. */
  readonly clauses: readonly {
    readonly statement: StatementPlace
    readonly effect: 'Allow' | 'Deny'
    readonly clause: FailedClause
  }[]
}

export interface PolicyDependence {
  readonly kind: 'policies'
  readonly slot: Slot
  readonly level?: number
  /** Why they were not seen. */
  readonly why: string
  /** What they would have to hold for the decision to change. */
  readonly could: readonly ('allow' | 'deny')[]
}

/** Something beyond the policies that made the decision what it is, or that casts doubt on it. */
export type Note =
  /** AWS does not put this key into requests of this action, so it was taken as absent. */
  | { readonly note: 'keyNotSupported'; readonly key: string; readonly page: string }
  /** AWS's pages do not say, or disagree, whether this key works with this action. */
  | { readonly note: 'keyInDoubt'; readonly key: string; readonly page: string }
  /** Policies that do not apply to this kind of principal, or to this service, were given and left aside. */
  | { readonly note: 'slotIgnored'; readonly slot: Slot; readonly page: string }
  /** AWS refuses, or answers, this call whatever the policies say. */
  | { readonly note: 'callRule'; readonly rule: CallRule; readonly page: string }
  /** AWS would not store this statement, so it was taken as not written. `pointer` is of what is wrong. */
  | ({ readonly note: 'statementIgnored'; readonly pointer: string } & PolicyPlace)
  /** In this account too the resource's policy must let the principal or the account in, and it does not. */
  | { readonly note: 'resourcePolicyMustAllow'; readonly page: string }

export type CallRule =
  | 'rootCannotAssumeRoles'
  | 'providerOfAnotherAccount'
  | 'federatedUserNeedsSessionPolicy'
  | 'needsNoPermission'

export interface Decision {
  readonly decision: DecisionWord
  /** Everything it can turn out to be; one, unless the decision is `depends`. */
  readonly outcomes: readonly Outcome[]
  /** Principal and resource belong to different accounts, or the principal to none. */
  readonly crossAccount: boolean
  /** Empty unless the decision is `depends`. */
  readonly dependsOn: readonly Dependence[]
  /** Why nothing allows the request, or may not; empty when it is allowed. */
  readonly missing: readonly MissingAllow[]
  readonly notes: readonly Note[]
  /** Every statement that matched or nearly did, in the order of the policies. Worked out when first read. */
  readonly reasons: readonly Reason[]
}
