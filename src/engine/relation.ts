// Whose an account is, seen from the account of a role.

import { isSameAccount } from '../model/arn.ts'
import type { Account } from '../model/inventory.ts'
import type { Relation } from './wide-subjects.ts'

/**
 * As soon as one account is declared as owned, or as not owned, every account that is not owned is a third party's:
 * the owner has said which are hers. Without such a word, accounts of one organization are one owner's, and of others
 * nobody knows.
 */
export function relationOf(
  other: string,
  own: string | undefined,
  accounts: ReadonlyMap<string, Account>,
): Relation {
  if (other === own) return 'same'
  // Of an account that is not known nobody can say whose it is; it may be the role's own.
  if (own !== undefined && isSameAccount(other, own) === undefined) return 'unknown'
  const declared = accounts.get(other)?.owned
  if (declared !== undefined) return declared ? 'owned' : 'third-party'
  const organization = own === undefined ? undefined : accounts.get(own)?.organization
  if (organization !== undefined && accounts.get(other)?.organization === organization) return 'owned'
  if ([...accounts.values()].some(({ owned }) => owned === true)) return 'third-party'
  return own === undefined ? 'unknown' : 'foreign'
}
