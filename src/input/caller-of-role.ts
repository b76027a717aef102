// Who assumes a role, as the policies tell it: who is allowed to, and whom the role names.

import { isObject, memberOf } from '../base/json-value.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import type { Identity } from '../model/inventory.ts'
import { effectOf, itemsOf, type Policy, statementsOf, stringsOf } from '../model/policy.ts'

/**
 * The one identity that calls: whom alone the trust policy names; else who alone may assume the role by its own policies.
 * Undefined where there are several, or nobody.
 */
export function callerOf(roleArn: string, known: ReadonlyMap<string, Identity>): string | undefined {
  const trusts = known.get(roleArn)?.trust.items ?? []
  const named = new Set(trusts.flatMap(({ policy }) => onlyIdentityNamed(policy) ?? []))
  const [only] = named
  if (only !== undefined && named.size === 1 && only !== roleArn) return only
  const callers = (callersByRole([...known.values()]).get(roleArn) ?? []).filter(({ arn }) => arn !== roleArn)
  return callers.length === 1 ? callers[0]?.arn : undefined
}

/** Who names a role as one that it may assume, by the ARN of the role. */
export function callersByRole(identities: readonly Identity[]): ReadonlyMap<string, readonly Identity[]> {
  const callers = new Map<string, Set<Identity>>()
  for (const caller of identities) {
    for (const role of caller.permissions.items.flatMap(({ policy }) => rolesAssumedBy(policy))) {
      const known = callers.get(role)
      if (known) known.add(caller)
      else callers.set(role, new Set([caller]))
    }
  }
  return new Map([...callers].map(([role, found]) => [role, [...found]]))
}

/** The exact ARNs of roles that its Allow statements let be assumed. */
export function rolesAssumedBy(policy: Policy): readonly string[] {
  if (policy.type !== 'identity') return []
  return statementsOf(policy)
    .filter(statement => effectOf(statement) === 'Allow')
    .filter(({ raw }) => stringsOf(raw, 'Action').some(action => /^sts:assumerole$/i.test(action)))
    .flatMap(({ raw }) => stringsOf(raw, 'Resource'))
    .filter(isIdentityArn)
}

export function isIdentityArn(text: string): boolean {
  const arn = parseArn(text)
  return (
    arn?.service === 'iam' &&
    isAccountId(arn.account) &&
    /^(role|user)\//.test(arn.resource) &&
    !/[*?$<{]/.test(arn.resource)
  )
}

/** The one role or user that the policy's Allow statements name, when it names no other principal of its kind. */
export function onlyIdentityNamed(policy: Policy): string | undefined {
  const named = statementsOf(policy)
    .filter(statement => effectOf(statement) === 'Allow')
    .flatMap(({ raw, pointer }) => {
      const principal = memberOf(raw, 'Principal')
      return isObject(principal) ? itemsOf(principal, 'AWS', pointer) : []
    })
    .map(({ value }) => value)
  const [only] = new Set(named)
  return new Set(named).size === 1 && typeof only === 'string' && isIdentityArn(only) ? only : undefined
}

export function mentions(policy: Policy, action: RegExp): boolean {
  return statementsOf(policy).some(({ raw }) => stringsOf(raw, 'Action').some(text => action.test(text)))
}
