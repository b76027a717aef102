// The value of a condition key in a request: given, or following from the principal and the resource.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

import { type ContextValue, givenValue, unknown } from './given-context.ts'
import type { PreparedRequest } from './prepare-request.ts'
import type { AccountPrincipal, AccountPrincipalKind } from './read-principal.ts'
import { isListed } from './unsupported-keys.ts'

/** The value, or undefined when the key is not in the request. The key in lower case. */
export function contextValue(request: PreparedRequest, key: string): ContextValue | undefined {
  if (request.keySupport !== undefined && isListed(key, request.keySupport.absent)) return undefined
  return givenValue(request.given, key) ?? derivedValue(request, key)
}

/**
 * The value of a key that a variable can stand for: "you cannot use a multivalued context key as a policy variable".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function variableValue(request: PreparedRequest, key: string): string | typeof unknown | undefined {
  const value = contextValue(request, key)
  if (value === undefined || value === unknown || typeof value === 'string') return value
  return undefined
}

function derivedValue(request: PreparedRequest, key: string): ContextValue | undefined {
  if (!key.startsWith('aws:')) return undefined
  if (key === 'aws:resourceaccount') return request.resourceAccount
  const { principal } = request
  switch (principal.kind) {
    case 'service':
      return ofService(principal.id, key)
    case 'anonymous':
      return ofAnonymous(key)
    // The provider vouches for somebody; STS gets an unsigned request.
    case 'provider':
    case 'canonicalUser':
      return undefined
    default:
      return ofAccountPrincipal(principal, key)
  }
}

function ofAccountPrincipal(principal: AccountPrincipal, key: string): ContextValue | undefined {
  switch (key) {
    case 'aws:principalarn':
      // "For IAM roles, the request context returns the ARN of the role, not the ARN of the user that assumed the role."
      return principal.roleArn ?? principal.arn
    case 'aws:principalaccount':
      return principal.account
    case 'aws:principaltype':
      return principalTypes[principal.kind]
    case 'aws:principalisawsservice':
      return 'false'
    case 'aws:username':
      return principal.kind === 'user' ? principal.name : undefined
    case 'aws:userid':
      // Unique ids of users and roles are nowhere in an ARN.
      if (principal.kind === 'root') return principal.account
      return principal.kind === 'federatedUser' ? `${principal.account}:${principal.name}` : undefined
    default:
      return undefined
  }
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
const principalTypes: Readonly<Record<AccountPrincipalKind, string>> = {
  root: 'Account',
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  federatedUser: 'FederatedUser',
}

function ofService(name: string, key: string): ContextValue | undefined {
  switch (key) {
    case 'aws:principalisawsservice':
      return 'true'
    case 'aws:principalservicename':
    case 'aws:principalservicenameslist':
      return name
    default:
      return undefined
  }
}

function ofAnonymous(key: string): ContextValue | undefined {
  switch (key) {
    case 'aws:principalaccount':
    case 'aws:userid':
      return 'anonymous'
    case 'aws:principaltype':
      return 'Anonymous'
    default:
      return undefined
  }
}
