// An identity that may call the Data API, which AWS calls the HTTP endpoint of a cluster, with the clusters that its grants name.

import type { DescribedDatabase } from '../model/described-database.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import type { Statement } from '../model/policy.ts'
import type { WideSubject } from './wide-subjects.ts'

export interface HttpEndpointGrant {
  readonly held: HeldPolicy
  readonly statement: Statement
  /** As written. */
  readonly value: string
  readonly pointer: string
  /** Undefined where the value is no ARN of one account. */
  readonly account: string | undefined
  /** Undefined where no such cluster was described. */
  readonly cluster: DescribedDatabase | undefined
}

export interface HttpEndpointSubject extends WideSubject {
  readonly caller: Identity
  readonly grants: readonly HttpEndpointGrant[]
  /** Whether any of its policies allows reading some secret. */
  readonly mayReadSecrets: boolean
}
