// A login as a database user, judged by the policies of the identity that signs the token. There is no other side: RDS
// has no resource policies for logins.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html

import { isAccountId, parseArn } from '../model/arn.ts'
import type { Account, HeldPolicy, Identity } from '../model/inventory.ts'
import { type CompiledPolicies, compilePolicies } from './compile.ts'
import type { Decision } from './decision.ts'
import { documentsOfRun } from './documents-of-run.ts'
import { evaluate } from './evaluate.ts'
import { capsOf, listOf } from './hop-sides.ts'
import { openContext, unknownPerson } from './open-context.ts'
import { policyEntry } from './policy-entry.ts'

export interface LoginOptions {
  readonly action?: string
  readonly sessionTags?: Readonly<Record<string, string>>
}

/**
 * Judges `rds-db:connect`, or the action of another service, by the identity on one database user's ARN. `sessionTags` are
 * those that its session was made with; what other tags it has is not known.
 */
export function judgeLogin(
  signer: Identity,
  dbUserArn: string,
  account: Account | undefined,
  { action = 'rds-db:connect', sessionTags = {} }: LoginOptions = {},
): Decision {
  const policies = compilePolicies({ identity: listOf(signer.permissions), ...capsOf(signer, account) })
  const tags = Object.entries(sessionTags).map(([tag, value]) => [`aws:PrincipalTag/${tag}`, value] as const)
  const context = openContext(policies, Object.fromEntries(tags))
  return evaluate({ principal: signer.arn, action, resource: dbUserArn, context }, policies)
}

/** A value of Resource takes some twenty questions. */
const mostKnown = 200

/** What the policies that were seen say about logins, whatever others there may be. */
export interface LoginSide {
  /** `without` are keys that the request is known not to have. */
  decide(dbUserArn: string, without?: readonly string[]): Decision
}

/** `owner` and `account` are those of the policies, where that is known. */
export function askLogins(
  policies: readonly HeldPolicy[],
  owner: Identity | undefined,
  account: Account | undefined,
): LoginSide {
  const seen = (items: readonly HeldPolicy[]) => items.map(policyEntry).filter(entry => !('unseen' in entry))
  const levels = (account?.scps ?? []).map(({ items }) => seen(items)).filter(level => level.length > 0)
  let compiled: CompiledPolicies | undefined
  // Policies repeat what they say, and every statement is asked about against all of them.
  const known = new Map<string, Decision>()
  return {
    decide(dbUserArn, without = []) {
      const question = JSON.stringify([dbUserArn, without])
      const before = known.get(question)
      if (before) return before
      compiled ??= compilePolicies(
        {
          identity: seen(policies),
          ...(owner && owner.boundary.items.length > 0 && { boundary: seen(owner.boundary.items) }),
          ...(levels.length > 0 && { scp: levels }),
        },
        documentsOfRun,
      )
      const absent = Object.fromEntries(without.map(key => [key, undefined]))
      const context = openContext(compiled, absent)
      const decision = evaluate(
        {
          principal: owner?.arn ?? someoneAt(dbUserArn),
          action: 'rds-db:connect',
          resource: dbUserArn,
          context: owner === undefined ? { ...context, ...unknownPerson } : context,
        },
        compiled,
      )
      if (known.size < mostKnown) known.set(question, decision)
      return decision
    },
  }
}

/** Nobody said whose the policies are: an identity of the database's own account is who could use them. */
function someoneAt(dbUserArn: string): string {
  const account = parseArn(dbUserArn)?.account ?? ''
  return `arn:aws:iam::${isAccountId(account) ? account : '999988887777'}:role/role`
}
