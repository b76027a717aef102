// The Principal and NotPrincipal elements.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html

import { holdsUnknown, isUnknown } from '../base/unknown-text.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import { unknown } from './given-context.ts'
import type { PreparedRequest } from './prepare-request.ts'
import type { AccountPrincipal } from './read-principal.ts'
import { mayMatch } from './uncertain-match.ts'

/** How closely a statement names the principal; the greater includes the lesser. */
export type Reach = 0 | 1 | 2 | 3

export const notReached = 0
/** By its account. */
export const reachedAccount = 1
/** By the role whose session it is. */
export const reachedRole = 2
/** By its own name, or as one of everyone. */
export const reachedDirectly = 3

export interface CompiledPrincipal {
  readonly element: 'Principal' | 'NotPrincipal'
  readonly effect: 'Allow' | 'Deny'
  readonly everyone: boolean
  readonly accounts: ReadonlySet<string>
  readonly arns: ReadonlySet<string>
  /** `account/name` of the roles among the ARNs. */
  readonly roleNames: ReadonlySet<string>
  readonly services: ReadonlySet<string>
  readonly providers: ReadonlySet<string>
  readonly canonicalUsers: ReadonlySet<string>
  /** All that is named. */
  readonly written: readonly string[]
  /** Of something named a part is not known. */
  readonly uncertain: boolean
}

/** The values of one member of the element; `AWS` for the bare `*`. */
export type PrincipalValues = Readonly<
  Record<'AWS' | 'Service' | 'Federated' | 'CanonicalUser', readonly string[]>
>

export function compilePrincipal(
  element: CompiledPrincipal['element'],
  effect: CompiledPrincipal['effect'],
  values: PrincipalValues,
): CompiledPrincipal {
  const accounts: string[] = []
  const arns: string[] = []
  const roleNames: string[] = []
  for (const value of values.AWS) {
    const arn = parseArn(value)
    if (isAccountId(value)) accounts.push(value)
    else if (arn?.service === 'iam' && arn.resource === 'root') accounts.push(arn.account)
    else if (value !== '*') arns.push(value)
    if (arn?.service === 'iam' && arn.resource.startsWith('role/')) {
      roleNames.push(`${arn.account}/${arn.resource.slice(arn.resource.lastIndexOf('/') + 1)}`)
    }
  }
  const written = [...values.AWS, ...values.Service, ...values.Federated, ...values.CanonicalUser]
  return {
    element,
    effect,
    written,
    uncertain: written.some(holdsUnknown),
    // The two are equivalent: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous
    everyone: values.AWS.includes('*'),
    accounts: setOf(accounts),
    arns: setOf(arns),
    roleNames: setOf(roleNames),
    services: setOf(values.Service),
    providers: setOf(values.Federated),
    canonicalUsers: setOf(values.CanonicalUser),
  }
}

const nobody: ReadonlySet<string> = new Set()

/** Of most kinds a principal names nobody, and sets are not made for nothing. */
function setOf(names: readonly string[]): ReadonlySet<string> {
  return names.length === 0 ? nobody : new Set(names)
}

/**
 * How closely the statement's element reaches the principal of the request; where `isCertain` says no, how closely it may.
 */
export function matchPrincipal(compiled: CompiledPrincipal, request: PreparedRequest): Reach {
  if (compiled.element === 'Principal') return reachOf(compiled, request) || mayReach(compiled, request)
  // With Allow, which AWS advises against and lately calls unsupported: "allows all principals except the one named".
  const excepted = compiled.effect === 'Allow' ? isExcepted(compiled, request) : isExempt(compiled, request)
  return excepted ? notReached : reachedDirectly
}

/** What is excepted only if the role has a certain path may be reached. */
function isExcepted(compiled: CompiledPrincipal, request: PreparedRequest): boolean {
  return reachOf(compiled, request) !== notReached && isCertain(compiled, request)
}

/** Whether the element may name the principal itself, by something that is not known. */
export function mayReachDirectly(compiled: CompiledPrincipal, request: PreparedRequest): boolean {
  return mayReach(compiled, request) !== notReached
}

/** How closely the element may reach a principal that it does not reach for certain, something being unknown. */
function mayReach(compiled: CompiledPrincipal, { principal }: PreparedRequest): Reach {
  if (!compiled.uncertain && !isOpen(principal)) return notReached
  const names = namesOf(principal)
  const may = compiled.written.some(
    value => isUnknown(value) || names.some(name => mayMatch(nameOf(value), name)),
  )
  return may ? reachedDirectly : notReached
}

function isOpen(principal: PreparedRequest['principal']): boolean {
  return 'arn' in principal ? holdsUnknown(principal.arn) : 'id' in principal && holdsUnknown(principal.id)
}

/** An account stands for its root, and either may be written. */
function nameOf(value: string): string {
  return isAccountId(value) ? `arn:*:iam::${value}:root` : value
}

function namesOf(principal: PreparedRequest['principal']): readonly string[] {
  if (!('account' in principal)) return 'id' in principal ? [principal.id] : []
  const { account = '' } = principal
  if (!('arn' in principal)) return [principal.id]
  return [
    principal.arn,
    ...(principal.roleArn === undefined ? [] : [principal.roleArn]),
    `arn:aws:iam::${account}:root`,
  ]
}

/** No when something named is not known, or a role of the session's name is, and the path of the session's role is not. */
export function isCertain(compiled: CompiledPrincipal, request: PreparedRequest): boolean {
  if (compiled.uncertain || isOpen(request.principal)) {
    if (reachOf(compiled, request) === notReached && mayReach(compiled, request) !== notReached) return false
  }
  if (request.knownRoleArn !== unknown) return true
  if (compiled.element === 'NotPrincipal' && compiled.effect === 'Deny') return true
  return reachOf(compiled, request) !== reachedRole
}

function reachOf(compiled: CompiledPrincipal, request: PreparedRequest): Reach {
  const { principal } = request
  if (compiled.everyone) return reachedDirectly
  switch (principal.kind) {
    case 'anonymous':
      return notReached
    case 'service':
      return directlyIf(compiled.services.has(principal.id))
    case 'provider':
      return directlyIf(compiled.providers.has(principal.id))
    case 'canonicalUser':
      return directlyIf(compiled.canonicalUsers.has(principal.id))
    default:
      return reachOfAccountPrincipal(compiled, principal, request)
  }
}

function directlyIf(named: boolean): Reach {
  return named ? reachedDirectly : notReached
}

function reachOfAccountPrincipal(
  compiled: CompiledPrincipal,
  principal: AccountPrincipal,
  request: PreparedRequest,
): Reach {
  const inAccount = compiled.accounts.has(principal.account)
  if (principal.kind === 'root') return directlyIf(inAccount)
  if (principal.kind !== 'role' && compiled.arns.has(principal.arn)) return reachedDirectly
  if (principal.roleName !== undefined && namesRole(compiled, principal.roleName, request)) return reachedRole
  return inAccount ? reachedAccount : notReached
}

/** A session's ARN lacks the role's path. Names are unique without it, so the name decides when the path is not known. */
function namesRole(compiled: CompiledPrincipal, roleName: string, request: PreparedRequest): boolean {
  const { knownRoleArn } = request
  return typeof knownRoleArn === 'string' ? compiled.arns.has(knownRoleArn) : compiled.roleNames.has(roleName)
}

/**
 * Whether `NotPrincipal` with `Deny` spares the principal. It must be named itself: in AWS's examples the account's ARN
 * does not spare the account's other users, nor the role's ARN its other sessions. And: "The NotPrincipal element with a
 * Deny effect will always deny any IAM principal that has a permissions boundary policy attached".
 */
function isExempt(compiled: CompiledPrincipal, request: PreparedRequest): boolean {
  const { principal } = request
  if (principal.kind !== 'user' && principal.kind !== 'role' && principal.kind !== 'session')
    return reachOf(compiled, request) === reachedDirectly
  return !request.hasBoundary && (compiled.everyone || compiled.arns.has(principal.arn))
}
