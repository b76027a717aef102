// A request checked and brought into the form that matching wants. Done once per evaluation.

import { isAccountId, isSameAccount, parseArn } from '../model/arn.ts'
import { type GivenContext, givenValue, readContext, unknown } from './given-context.ts'
import { EvaluationInputError } from './input-error.ts'
import { readAction } from './read-action.ts'
import { isAccountPrincipal, type Principal, readPrincipal } from './read-principal.ts'
import type { Request } from './request.ts'
import type { KeySupport } from './unsupported-keys.ts'

export interface PreparedRequest {
  readonly principal: Principal
  /** Lower case. */
  readonly action: string
  readonly service: string
  readonly resource: string
  readonly resourceAccount: string | undefined
  /** Principal and resource in one account. */
  readonly sameAccount: boolean
  /** Whether they are cannot be told; `sameAccount` is then false. */
  readonly maybeSameAccount: boolean
  /** Without what follows from the principal. */
  readonly given: GivenContext
  readonly keySupport: KeySupport | undefined
  /**
   * Of roles and sessions: the ARN that `aws:PrincipalArn` holds, if it was given, with its path; `unknown` when that is
   * given as not known.
   */
  readonly knownRoleArn: string | typeof unknown | undefined
  /** The user or role has a permissions boundary, whatever is in it. */
  readonly hasBoundary: boolean
}

/** Throws an `EvaluationInputError` for what cannot be a request. */
export function prepareRequest(request: Request, hasBoundary: boolean): PreparedRequest {
  const principal = principalOf(request)
  const action = typeof request.action === 'string' ? readAction(request.action) : undefined
  if (action === undefined) {
    throw new EvaluationInputError('/action', 'an action is a service and a name, such as sts:AssumeRole')
  }
  if (typeof request.resource !== 'string' || request.resource === '') {
    throw new EvaluationInputError('/resource', 'an ARN or * is expected')
  }
  const account = 'account' in principal ? principal.account : undefined
  const resourceAccount = accountOfResource(request) ?? account
  const given = readContext(request.context)
  return {
    principal,
    action: action.name,
    service: action.service,
    resource: request.resource,
    resourceAccount,
    sameAccount: account !== undefined && account === resourceAccount,
    maybeSameAccount:
      account !== undefined &&
      resourceAccount !== undefined &&
      isSameAccount(account, resourceAccount) === undefined,
    given,
    keySupport: action.keySupport,
    knownRoleArn: knownRoleArnOf(principal, given),
    hasBoundary,
  }
}

function principalOf(request: Request): Principal {
  // Programs in plain JavaScript can leave it out.
  const principal = typeof request.principal === 'string' ? readPrincipal(request.principal) : undefined
  if (principal) return principal
  throw new EvaluationInputError(
    '/principal',
    'neither the ARN of a user, role, session, federated user, root user or identity provider, nor a service principal, nor "anonymous"',
  )
}

function accountOfResource({ resource, resourceAccount }: Request): string | undefined {
  if (resourceAccount !== undefined) {
    if (isAccountId(resourceAccount)) return resourceAccount
    throw new EvaluationInputError('/resourceAccount', 'an account id has twelve digits')
  }
  const known = accounts.get(resource)
  if (known !== undefined) return known.account
  if (accounts.size >= 1000) accounts.clear()
  const account = accountInArn(resource)
  accounts.set(resource, { account })
  return account
}

// Requests repeat resources.
const accounts = new Map<string, { readonly account: string | undefined }>()

/** Buckets, for one, have no account in their ARN. */
function accountInArn(resource: string): string | undefined {
  const account = parseArn(resource)?.account ?? ''
  return isAccountId(account) ? account : undefined
}

function knownRoleArnOf(principal: Principal, given: GivenContext): string | typeof unknown | undefined {
  if (!isAccountPrincipal(principal) || principal.roleArn === undefined) return undefined
  if (principal.kind === 'role') return principal.arn
  const arn = givenValue(given, 'aws:principalarn')
  if (arn === unknown) return unknown
  return typeof arn === 'string' && arn.includes(':role/') ? arn : undefined
}
