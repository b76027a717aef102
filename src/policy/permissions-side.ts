// The permissions of one identity asked by themselves: may it do this, and which statement says so.

import type { HeldPolicy } from '../model/inventory.ts'
import { type Statement, statementsOf } from '../model/policy.ts'
import { type CompiledPolicies, compilePolicies } from './compile.ts'
import type { Decision } from './decision.ts'
import { documentsOfRun } from './documents-of-run.ts'
import { evaluate } from './evaluate.ts'
import { openContext } from './open-context.ts'
import { policyEntry } from './policy-entry.ts'

export interface PermissionsSide {
  /** Keys of the context that nobody told are unknown, so the answer may be `depends`. */
  decide(action: string, resource: string): Decision
  /** The statement that allows it, or may allow it. */
  allowedBy(
    action: string,
    resource: string,
  ): { readonly held: HeldPolicy; readonly statement: Statement } | undefined
}

/** `arn` is the identity's; a role of no particular account where it is not known. */
export function askPermissions(
  policies: readonly HeldPolicy[],
  arn = 'arn:aws:iam::999988887777:role/role',
): PermissionsSide {
  let compiled: CompiledPolicies | undefined
  let context: ReturnType<typeof openContext> | undefined
  const decide = (action: string, resource: string): Decision => {
    compiled ??= compilePolicies({ identity: policies.map(policyEntry) }, documentsOfRun)
    context ??= openContext(compiled, {})
    return evaluate({ principal: arn, action, resource, context }, compiled)
  }
  return {
    decide,
    allowedBy(action, resource) {
      const reason = decide(action, resource).reasons.find(
        ({ effect, matched, decides }) => effect === 'Allow' && matched !== 'no' && decides,
      )
      const held = reason && policies[reason.policy]
      const statement = held && statementsOf(held.policy).find(({ index }) => index === reason.statement)
      return statement && { held, statement }
    },
  }
}
