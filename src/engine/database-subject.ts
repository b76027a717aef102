// What rules about a database, or a proxy, of AWS are asked about.

import type { Entry } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { ReadDocument } from '../model/document.ts'
import type { Identity, Inventory } from '../model/inventory.ts'
import type { Known } from '../model/known.ts'
import type { Link } from '../model/link.ts'
import type { InternetAccess } from '../network/internet-access.ts'
import type { GrantSubject, WideSubject } from './wide-subjects.ts'

/** A database or a proxy that AWS described, and that a link goes to, or a grant names. */
export interface DatabaseSubject extends WideSubject {
  readonly document: ReadDocument
  readonly database: DescribedDatabase
  /** Links that log in to it. */
  readonly links: readonly Link[]
  /** Grants of its own account that name it, by its id or by a pattern. */
  readonly grants: readonly GrantSubject[]
  /** Of a proxy: the role with which it reads secrets, and logs in. */
  readonly role: Known<Identity>
  /** Of a proxy: what stands behind it; of a cluster's member, the cluster. */
  readonly targets: Known<readonly DescribedDatabase[]>
  /** Of a database: what its parameter groups say; undefined for a parameter that nobody set. */
  readonly parameters: Known<ReadonlyMap<string, string | undefined>>
  /** Its security groups, where they let nobody in at its port. */
  readonly shutGroups: Known<readonly Entry[]>
  /** Those of its security groups that were described and let everybody in at its port. */
  readonly openGroups: readonly InternetAccess[]
  readonly inventory: Inventory
}
