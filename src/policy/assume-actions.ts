// The calls that make a session of a role, who makes them, and which of them a statement is about.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html

import { memberOf } from '../base/json-value.ts'
import { type Statement, stringsOf } from '../model/policy.ts'
import type { PrincipalForm } from '../model/principal.ts'
import { compileAction, matchAction } from './action-match.ts'

export const assumeActions = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithWebIdentity',
  'sts:AssumeRoleWithSAML',
] as const

export type AssumeAction = (typeof assumeActions)[number]

/** Those that the statement's `Action` or `NotAction` reaches. */
export function assumeActionsOf({ raw }: Statement): readonly AssumeAction[] {
  const element = memberOf(raw, 'Action') === undefined ? 'NotAction' : 'Action'
  if (memberOf(raw, element) === undefined) return []
  const compiled = compileAction(element, stringsOf(raw, element))
  return assumeActions.filter(action => matchAction(compiled, action.toLowerCase(), 'sts'))
}

/** The one call with which a principal gets a session of a role; undefined for everyone, and for those who get none. */
export function assumeActionFor(form: PrincipalForm): AssumeAction | undefined {
  switch (form) {
    case 'oidc-provider':
    case 'built-in-provider':
      return 'sts:AssumeRoleWithWebIdentity'
    case 'saml-provider':
      return 'sts:AssumeRoleWithSAML'
    case 'account':
    case 'user':
    case 'role':
    case 'role-session':
    case 'federated-user':
    case 'unique-id':
    case 'service':
      return 'sts:AssumeRole'
    case 'everyone':
    case 'origin-access-identity':
    case 'canonical-user':
      return undefined
  }
}
