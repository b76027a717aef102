// A request checked and brought into the form that matching wants. Done once per evaluation.

import { isAccountId } from '../model/arn.ts'
import { EvaluationInputError } from './input-error.ts'
import { isAccountPrincipal, type Principal, readPrincipal } from './read-principal.ts'
import type { Request, RequestValue } from './request.ts'
import { type KeySupport, keySupportOf } from './unsupported-keys.ts'

/** The value of a key that may have any value, or none. */
export const unknown: unique symbol = Symbol('unknown')

/** A string, or a list that is never of one. */
export type ContextValue = string | readonly string[] | typeof unknown

export interface PreparedRequest {
  readonly principal: Principal
  /** Lower case. */
  readonly action: string
  readonly service: string
  readonly resource: string
  readonly resourceAccount: string | undefined
  /** Principal and resource in one account. */
  readonly sameAccount: boolean
  /** By name in lower case; without what follows from the principal. */
  readonly given: ReadonlyMap<string, ContextValue>
  readonly keySupport: KeySupport | undefined
  /** Of roles and sessions: the ARN that `aws:PrincipalArn` holds, if it was given, with its path. */
  readonly knownRoleArn: string | undefined
  /** The user or role has a permissions boundary, whatever is in it. */
  readonly hasBoundary: boolean
}

/** Throws an `EvaluationInputError` for what cannot be a request. */
export function prepareRequest(request: Request, hasBoundary: boolean): PreparedRequest {
  const principal = principalOf(request)
  const action = request.action.toLowerCase()
  const colon = action.indexOf(':')
  if (colon < 1 || colon === action.length - 1) {
    throw new EvaluationInputError('/action', 'an action is a service and a name, such as sts:AssumeRole')
  }
  if (request.resource === '') throw new EvaluationInputError('/resource', 'the resource is empty')
  const account = 'account' in principal ? principal.account : undefined
  const resourceAccount = accountOfResource(request) ?? account
  const given = contextOf(request.context)
  return {
    principal,
    action,
    service: action.slice(0, colon),
    resource: request.resource,
    resourceAccount,
    sameAccount: account !== undefined && account === resourceAccount,
    given,
    keySupport: keySupportOf(action),
    knownRoleArn: knownRoleArnOf(principal, given),
    hasBoundary,
  }
}

function principalOf(request: Request): Principal {
  const principal = readPrincipal(request.principal)
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
  // Between the fourth and the fifth colon. Buckets, for one, have no account in their ARN.
  let start = -1
  for (let i = 0; i < 4; i++) {
    start = resource.indexOf(':', start + 1)
    if (start < 0) return undefined
  }
  const account = resource.slice(start + 1, start + 13)
  return resource.charCodeAt(start + 13) === 0x3a && isAccountId(account) ? account : undefined
}

const noContext: ReadonlyMap<string, ContextValue> = new Map()

function contextOf(context: Request['context']): ReadonlyMap<string, ContextValue> {
  if (context === undefined) return noContext
  const given = new Map<string, ContextValue>()
  for (const name in context) {
    if (!Object.hasOwn(context, name)) continue
    const value = readValue(context[name] as RequestValue)
    // An empty list is a key without values, which is no key.
    if (typeof value === 'object' && value.length === 0) continue
    given.set(name.toLowerCase(), value)
  }
  return given
}

function readValue(value: RequestValue): ContextValue {
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return String(value)
  if ('unknown' in value) return unknown
  const values = value.map(String)
  return values.length === 1 ? (values[0] as string) : values
}

function knownRoleArnOf(principal: Principal, given: ReadonlyMap<string, ContextValue>): string | undefined {
  if (!isAccountPrincipal(principal) || principal.roleArn === undefined) return undefined
  if (principal.kind === 'role') return principal.arn
  const arn = given.get('aws:principalarn')
  return typeof arn === 'string' && arn.includes(':role/') ? arn : undefined
}
