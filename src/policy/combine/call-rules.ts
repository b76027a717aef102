// Calls that AWS refuses, or answers, whatever the policies say.

import type { CallRule } from '../decision.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import type { Principal } from '../read-principal.ts'

export interface AppliedRule {
  readonly rule: CallRule
  readonly answer: 'allow' | 'refuse'
  readonly page: string
}

const sts = 'https://docs.aws.amazon.com/STS/latest/APIReference'

// "If an administrator attaches a policy to your identity that explicitly denies access to the sts:GetCallerIdentity
// action, you can still perform this operation."
const whoAmI: AppliedRule = {
  rule: 'needsNoPermission',
  answer: 'allow',
  page: `${sts}/API_GetCallerIdentity.html`,
}

// "You cannot use AWS account root user credentials to call AssumeRole."
const rootAssumes: AppliedRule = {
  rule: 'rootCannotAssumeRoles',
  answer: 'refuse',
  page: `${sts}/API_AssumeRole.html`,
}

// STS looks for the provider in the account of the role.
const foreignProvider: AppliedRule = {
  rule: 'providerOfAnotherAccount',
  answer: 'refuse',
  page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html',
}

/** An identity provider that is made in an account, for the roles of that account. */
export function isOfAccount(principal: Principal): boolean {
  return principal.kind === 'provider' && principal.account !== undefined
}

/** The rule that settles the request, if there is one. */
export function callRuleFor(request: PreparedRequest): AppliedRule | undefined {
  if (request.service !== 'sts') return undefined
  const { principal, action } = request
  if (action === 'sts:getcalleridentity') return whoAmI
  if (principal.kind === 'root' && action === 'sts:assumerole') return rootAssumes
  return isOfAccount(principal) && !request.sameAccount && !request.maybeSameAccount
    ? foreignProvider
    : undefined
}
