// A secret that AWS described, with those who are meant to read it.

import type { DescribedKey, DescribedSecret } from '../model/described-secret.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import type { Known } from '../model/known.ts'
import type { Statement } from '../model/policy.ts'
import type { SecretAccess } from '../policy/secret-access.ts'
import type { WideSubject } from './wide-subjects.ts'

export interface SecretReader {
  readonly identity: Identity
  /** Of another account than the secret. */
  readonly isForeign: boolean
  /** The statement of its policies that is meant for this secret. */
  readonly grant: SecretGrant
  readonly access: SecretAccess
}

export interface SecretGrant {
  readonly held: HeldPolicy
  readonly statement: Statement
}

export interface SecretSubject extends WideSubject {
  readonly secret: DescribedSecret
  /** Unknown where it was not described; undefined for the key that AWS manages. */
  readonly key: Known<DescribedKey | undefined>
  /** Identities whose policies name the secret, or secrets of its account. */
  readonly readers: readonly SecretReader[]
  /** Accounts that its policy names, other than its own. */
  readonly guests: readonly string[]
  /** Whom its policy names of those accounts; for a whole account somebody of it. */
  readonly principals: readonly { readonly arn: string; readonly account: string }[]
  /** Whether its policy lets a principal do something, whatever that one's own policies say. */
  letsIn(principal: string, action: string): Known<boolean>
}
