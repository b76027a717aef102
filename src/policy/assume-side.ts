// Assuming roles, as far as the caller's own policies go: the role's trust policy is taken to leave it to them.

import type { JsonValue } from '../base/json-value.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import { type CompiledPolicies, compilePolicies } from './compile.ts'
import type { Decision } from './decision.ts'
import { documentsOfRun } from './documents-of-run.ts'
import { evaluate } from './evaluate.ts'
import { openContext } from './open-context.ts'
import { policyEntry } from './policy-entry.ts'

export interface AssumeSide {
  decide(roleArn: string): Decision
}

/** `callerArn` is the owner's; left out where nobody told it. */
export function askAssuming(policies: readonly HeldPolicy[], callerArn: string | undefined): AssumeSide {
  const account = callerArn === undefined ? undefined : parseArn(callerArn)?.account
  let compiled: CompiledPolicies | undefined
  let context: ReturnType<typeof openContext> | undefined
  return {
    decide(roleArn) {
      compiled ??= compilePolicies(
        {
          identity: policies.map(policyEntry).filter(entry => !('unseen' in entry)),
          resource: delegatingTo(account !== undefined && isAccountId(account) ? [account] : callers),
        },
        documentsOfRun,
      )
      const principal = callerArn ?? callerAt(roleArn)
      context ??= openContext(compiled, {})
      return evaluate({ principal, action: 'sts:AssumeRole', resource: roleArn, context }, compiled)
    },
  }
}

const callers = ['999988887777', '999988887776'] as const

/** Somebody of another account than the role's: that is where both sides have to allow. */
function callerAt(roleArn: string): string {
  const other = parseArn(roleArn)?.account === callers[0] ? callers[1] : callers[0]
  return `arn:aws:iam::${other}:role/role`
}

/** A trust policy that leaves it to the accounts whom of theirs they let assume the role. */
export function delegatingTo(accounts: readonly string[]): JsonValue {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: [...accounts] }, Action: 'sts:AssumeRole' }],
  }
}
