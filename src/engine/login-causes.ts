// Why the last identity of a link may not log in as the link's database user, cause by cause; and who else may.

import { parseArn } from '../model/arn.ts'
import type { Account, HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import type { Link } from '../model/link.ts'
import { itemsOf, statementsOf } from '../model/policy.ts'
import { coversArn } from '../policy/coverage.ts'
import type { Decision, StatementPlace } from '../policy/decision.ts'
import { judgeLogin } from '../policy/login-side.ts'
import { askPermissions } from '../policy/permissions-side.ts'
import { placeOfPolicy, placeOfStatement, statementAt } from './cause-places.ts'
import type { Cap, CausePlace, DenyingKind } from './hop-cause.ts'

export type LoginCause =
  | { readonly kind: 'denied'; readonly by: DenyingKind; readonly place: CausePlace }
  | { readonly kind: 'cap'; readonly cap: Cap; readonly place: CausePlace }
  /** The caller has what the role needs. */
  | { readonly kind: 'granted-before'; readonly by: Identity; readonly place: CausePlace }
  | {
      readonly kind: 'no-grant'
      readonly place?: CausePlace
      /** What is granted instead, where that is one ARN. */
      readonly value?: string
      /** The boundary allows it, as if that granted anything. */
      readonly inBoundary: boolean
    }

export interface LoginSide {
  readonly link: Link
  readonly signer: Identity
  readonly account: Account | undefined
  readonly neededArn: string
  readonly login: Decision
}

export type CauseOfLogin<Kind extends LoginCause['kind']> = Extract<LoginCause, { readonly kind: Kind }>

/** None for a login that is allowed, or may be as far as can be told. */
export function loginCauses(side: LoginSide): readonly LoginCause[] {
  const { login, signer, account } = side
  if (login.outcomes.includes('allowed')) return []
  const scps = account?.scps ?? []
  const heldAt = ({ slot, level, policy }: StatementPlace): HeldPolicy | undefined => {
    if (slot === 'identity') return signer.permissions.items[policy]
    if (slot === 'boundary') return signer.boundary.items[policy]
    return slot === 'scp' ? scps[level ?? 0]?.items[policy] : undefined
  }
  const denies = login.reasons.flatMap((reason): readonly LoginCause[] => {
    if (reason.effect !== 'Deny' || reason.matched !== 'yes' || reason.slot === 'session') return []
    const held = heldAt(reason)
    const statement = held && statementAt(held, reason.statement)
    return statement ? [{ kind: 'denied', by: reason.slot, place: placeOfStatement(held, statement) }] : []
  })
  const lacks = login.missing.flatMap(({ slot, level, state }): readonly LoginCause[] => {
    if (state !== 'no') return []
    if (slot === 'identity') return [grantCause(side)]
    const [cap] = (slot === 'boundary' ? signer.boundary : scps[level ?? 0])?.items ?? []
    if (cap === undefined || (slot !== 'boundary' && slot !== 'scp')) return []
    return [{ kind: 'cap', cap: slot, place: placeOfPolicy(cap) }]
  })
  return [...denies, ...lacks]
}

function grantCause({ link, signer, neededArn, login }: LoginSide): LoginCause {
  const before = [link.caller, ...link.hops.map(({ role }) => role)].find(
    one => one !== undefined && one !== signer && grantIn(one.permissions.items, neededArn) !== undefined,
  )
  const misplaced = before && grantIn(before.permissions.items, neededArn)
  if (before && misplaced) return { kind: 'granted-before', by: before, place: misplaced }
  const inBoundary =
    signer.boundary.items.length > 0 && !login.missing.some(({ slot }) => slot === 'boundary')
  const values = signer.permissions.items.flatMap(held =>
    statementsOf(held.policy).flatMap(statement =>
      itemsOf(statement.raw, 'Resource', statement.pointer).flatMap(({ value, pointer }) =>
        typeof value === 'string' && value.includes(':dbuser:')
          ? [{ value, place: { in: held.document, at: { pointer }, statement } }]
          : [],
      ),
    ),
  )
  const [only] = values
  if (only && values.length === 1 && !coversArn(only.value, neededArn))
    return { kind: 'no-grant', inBoundary, ...only }
  const [policy] = signer.permissions.items
  return { kind: 'no-grant', inBoundary, ...(policy && { place: placeOfPolicy(policy) }) }
}

/**
 * The statement that allows the login, asked as an identity of the database's own account: in any other account it
 * would have no effect.
 */
function grantIn(policies: readonly HeldPolicy[], neededArn: string): CausePlace | undefined {
  const side = askPermissions(policies, `arn:aws:iam::${parseArn(neededArn)?.account}:role/role`)
  if (side.decide('rds-db:connect', neededArn).decision !== 'allowed') return undefined
  const found = side.allowedBy('rds-db:connect', neededArn)
  return found && placeOfStatement(found.held, found.statement)
}

/** Somebody who may log in as the link's database user, and is not of the link. */
export interface OtherLogin {
  /** An identity's ARN; where nobody said whose the policy is, its path. */
  readonly name: string
  readonly place: CausePlace
}

/**
 * Only identities of the database's own account can; of policies without an owner that is not known. A statement that
 * was seen grants it; that a boundary which was not seen takes it away again is not assumed.
 */
export function otherLogins(
  neededArn: string,
  signer: Identity,
  { identities, loose, accounts }: Inventory,
): readonly OtherLogin[] {
  const owned = identities
    .filter(one => one !== signer && one.arn !== signer.arn && one.account === signer.account)
    .filter(one => judgeLogin(one, neededArn, accounts.get(one.account)).outcomes.includes('allowed'))
    .flatMap(one => {
      const place = grantIn(one.permissions.items, neededArn)
      return place ? [{ name: one.arn, place }] : []
    })
  const nobodys = loose
    .filter(({ policy }) => policy.type === 'identity')
    .flatMap(held => {
      const place = grantIn([held], neededArn)
      return place ? [{ name: held.document.path, place }] : []
    })
  return [...owned, ...nobodys]
}
