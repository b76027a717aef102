// What a document says of AWS accounts in AWS's own words, beside the text of policies: each thing with the place where it
// stands. A document that holds such things is a record of what was there; nobody mends AWS by editing it.

import type { JsonObject } from '../base/json-value.ts'
import type { Known, Seen } from './known.ts'
import type { Policy, WrittenMaximum } from './policy.ts'

/** A managed policy attached to something, or set as its boundary. */
export interface Attachment {
  readonly arn: string
  /** Of the ARN in the document. */
  readonly pointer: string
}

/** A role, a user or a group as IAM describes it. What a reply does not tell is unseen. */
export interface DescribedIdentity {
  readonly kind: 'role' | 'user' | 'group'
  readonly arn: string
  readonly pointer: string
  /** `AROA…`, `AIDA…`, `AGPA…`. */
  readonly id?: string
  /** Of a role; undefined where it could not be read. */
  readonly trust?: Policy
  readonly inline: Seen<Policy>
  readonly attached: Seen<Attachment>
  /** Names of the groups of a user. */
  readonly groups: Seen<string>
  /** Undefined: there is none. */
  readonly boundary: Known<Attachment | undefined>
  readonly tags: Known<Readonly<Record<string, string>>>
  readonly maxSession?: WrittenMaximum
}

/** A managed policy, with the version that is in effect. */
export interface DescribedManagedPolicy {
  readonly arn: string
  readonly policy: Policy
}

/** The place of an account in its organization, with the policies that limit it; `none` is in no organization. */
export type DescribedOrganization =
  | { readonly account: string; readonly state: 'none' }
  | { readonly account: string; readonly state: 'unseen'; readonly why: string }
  /** Which organization it is, but not what limits the account. */
  | {
      readonly account: string
      readonly state: 'partial'
      readonly why: string
      readonly id: string
      readonly managementAccount: string
    }
  | {
      readonly account: string
      readonly state: 'complete'
      /** `o-…`. */
      readonly id: string
      readonly managementAccount: string
      /** From the root down; undefined where they could not be read. */
      readonly scps: readonly Seen<Policy>[]
      readonly rcps: readonly Seen<Policy>[]
    }

/** Something else that AWS described: a database, a proxy, a security group, in AWS's shape. */
export interface Sighting {
  /** The list of AWS's reply that it stands in, such as `DBInstances`. */
  readonly list: string
  /** Undefined where nothing tells. */
  readonly account?: string
  readonly region?: string
  readonly value: JsonObject
  readonly pointer: string
  /** Of what a template makes: nobody saw it yet. Account, region and ids may be unknown. */
  readonly planned?: TemplateLanguage
}

export type TemplateLanguage = 'cloudformation' | 'terraform'

/** How far a list was read: to its end, or why it may lack something. A list of which nothing is said was not asked for. */
export interface ListSeen {
  /** `RoleDetailList`, `DBInstances`, … */
  readonly list: string
  readonly account: string
  readonly region?: string
  /** Left out when it is complete. */
  readonly gap?: string
}

export interface Described {
  readonly identities: readonly DescribedIdentity[]
  /** ARNs of roles and users that AWS says there are none of. */
  readonly absent: readonly string[]
  readonly managed: readonly DescribedManagedPolicy[]
  readonly organizations: readonly DescribedOrganization[]
  readonly sightings: readonly Sighting[]
  readonly lists: readonly ListSeen[]
}
