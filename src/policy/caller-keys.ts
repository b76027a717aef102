// Condition keys that a request to assume a role never has, by who makes it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

import type { PrincipalForm } from '../model/principal.ts'

export interface CallersWithout {
  /** In words, in the plural. */
  readonly callers: string
  /** Who sends the key instead. */
  readonly senders: string
}

// "included in the request context only if the call to your resource is being made directly by an AWS service principal".
const ofServices = ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths']

// STS gets the token or assertion in a request that nobody has signed; services sign as members of no organization.
const ofSignedInIdentities = [
  ...['aws:principalorgid', 'aws:principalorgpaths', 'aws:multifactorauthpresent'],
  'aws:multifactorauthage',
]

/** Undefined when a request of the principal can have the key. The key in lower case. */
export function callersWithout(key: string, form: PrincipalForm): CallersWithout | undefined {
  switch (form) {
    case 'account':
    case 'user':
    case 'role':
    case 'role-session':
    case 'federated-user':
      return ofServices.includes(key)
        ? { callers: 'users and roles', senders: 'calls that an AWS service makes by itself' }
        : undefined
    case 'oidc-provider':
    case 'built-in-provider':
    case 'saml-provider':
      if (ofServices.includes(key))
        return { callers: 'holders of a token', senders: 'calls that an AWS service makes by itself' }
      return ofSignedInIdentities.includes(key)
        ? { callers: 'holders of a token', senders: 'calls that users and roles sign' }
        : undefined
    case 'service':
      return ofSignedInIdentities.includes(key)
        ? { callers: 'AWS services', senders: 'calls that users and roles sign' }
        : undefined
    default:
      return undefined
  }
}
