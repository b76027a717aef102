// Who of an account is worth asking about: those whom policies name or describe, and somebody of whom they know nothing.

import { parseArn } from '../model/arn.ts'
import { candidatesFor } from './candidate-values.ts'
import type { CompiledPolicies } from './compile.ts'
import type { CompiledCondition } from './condition-match.ts'
import { hasWildcard, patternsOverlap } from './pattern-overlap.ts'
import { prepareRequest } from './prepare-request.ts'
import { isAccountPrincipal, readPrincipal } from './read-principal.ts'
import { starsForVariables } from './variable-text.ts'

/** An account that nobody has: AWS's own do not look like this, and no document names it. */
export const strangerAccount = '999988887777'
const strangerName = 'rdsaudit-stranger'

export interface CandidatePrincipals {
  readonly principals: readonly string[]
  /** Whoever asks in the account, the policies treat them as one of these. */
  readonly complete: boolean
}

/** Principals of the account, a session of a role that no policy knows first. */
export function principalsOf(account: string, policies: CompiledPolicies): CandidatePrincipals {
  const statements = policies.all.flatMap(slot => slot.policies).flatMap(policy => policy.statements)
  const conditions = statements.flatMap(statement => statement.conditions)
  const named = statements.flatMap(({ principal }) => [...(principal?.arns ?? [])])
  const described = describedBy(conditions, account)
  const principals = [
    `arn:aws:sts::${account}:assumed-role/${strangerName}/rdsaudit`,
    `arn:aws:iam::${account}:user/${strangerName}`,
    ...named,
    ...described.principals,
  ].filter(arn => isOf(account, arn))
  return { principals: [...new Set(principals)], complete: described.complete }
}

function isOf(account: string, arn: string): boolean {
  const principal = readPrincipal(arn)
  return principal !== undefined && isAccountPrincipal(principal) && principal.account === account
}

/** Those whom conditions on `aws:PrincipalArn` and `aws:username` speak of. */
function describedBy(conditions: readonly CompiledCondition[], account: string): CandidatePrincipals {
  const onArn = conditions.filter(({ key }) => key === 'aws:principalarn').map(one => within(one, account))
  const onName = conditions.filter(({ key }) => key === 'aws:username')
  const nobody = prepareRequest({ principal: 'anonymous', action: 'example:Ask', resource: '*' }, false)
  const arns = candidatesFor(onArn, nobody, false)
  const names = candidatesFor(onName, nobody, false)
  return {
    principals: [
      ...texts(arns.values),
      ...texts(names.values).map(name => `arn:aws:iam::${account}:user/${name}`),
    ],
    complete: (onArn.length === 0 || arns.complete) && (onName.length === 0 || names.complete),
  }
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter(value => typeof value === 'string')
}

/** The condition with what it says of the account only. */
function within(condition: CompiledCondition, account: string): CompiledCondition {
  const kept = condition.wanted.flatMap((text, index) => {
    const value = condition.values[index]
    const pattern = starsForVariables(text)
    const reachable = !hasWildcard(pattern) || patternsOverlap(pattern, `arn:*:*::${account}:*`)
    return value !== undefined && reachable ? [{ text: inAccount(text, account), value }] : []
  })
  return { ...condition, wanted: kept.map(({ text }) => text), values: kept.map(({ value }) => value) }
}

/** With the account where the pattern leaves it open. */
function inAccount(text: string, account: string): string {
  const arn = parseArn(text)
  if (arn === undefined || !hasWildcard(arn.account)) return text
  const [arnWord, partition, service, region, , ...rest] = text.split(':')
  return [arnWord, partition, service, region, account, ...rest].join(':').replace('arn:*:', 'arn:aws:')
}
