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
  /** Whether some statement may speak of the service's actions: where none does, nothing of it is allowed. */
  speaksOf(service: string): boolean
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
  const all = () => {
    compiled ??= compilePolicies({ identity: policies.map(policyEntry) }, documentsOfRun)
    return compiled
  }
  const decide = (action: string, resource: string): Decision => {
    context ??= openContext(all(), {})
    return evaluate({ principal: arn, action, resource, context }, all())
  }
  return {
    speaksOf(service) {
      const { byService, general, unseen } = all().identity
      return general.length + unseen.length > 0 || byService.has(service)
    },
    decide,
    allowedBy(action, resource) {
      const reason = decide(action, resource).reasons.find(
        ({ effect, decides }) => effect === 'Allow' && decides,
      )
      const held = reason && policies[reason.policy]
      const statement = held && statementsOf(held.policy).find(({ index }) => index === reason.statement)
      return statement && { held, statement }
    },
  }
}
