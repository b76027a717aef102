// Which kinds of policies AWS looks at, by who asks and of which service.

import type { Slot } from '../policies.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { isAccountPrincipal } from '../read-principal.ts'
import { servicesWithRcp } from './rcp-services.ts'

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'
const organizations = 'https://docs.aws.amazon.com/organizations/latest/userguide'

/** The page that says why a slot does not apply, or undefined when it applies. */
export function whyIgnored(slot: Slot, request: PreparedRequest): string | undefined {
  switch (slot) {
    case 'resource':
      return undefined
    case 'rcp':
      if (isFreeOfRcp(request)) {
        return `${organizations}/orgs_manage_policies_rcps.html#actions-not-restricted-by-rcps`
      }
      return servicesWithRcp.has(request.service)
        ? undefined
        : `${organizations}/orgs_manage_policies_rcps.html#rcp-supported-services`
    case 'scp':
      // They cap the accounts' principals; "SCPs do not affect any service-linked role".
      return !isAccountPrincipal(request.principal) || isServiceLinkedRole(request)
        ? `${organizations}/orgs_manage_policies_scps.html`
        : undefined
    default:
      // "You cannot attach identity-based policies to the root user, and you cannot set the permissions boundary".
      return !isAccountPrincipal(request.principal) || request.principal.kind === 'root'
        ? `${guide}/access_policies.html#access_policies-root`
        : undefined
  }
}

export function applies(slot: Slot, request: PreparedRequest): boolean {
  return whyIgnored(slot, request) === undefined
}

const serviceLinkedPath = ':role/aws-service-role/'

/**
 * Told by the path, which only IAM itself can give to a role. The ARN of a session lacks it; there the beginning of the
 * name tells, which AWS's service-linked roles have in common.
 */
function isServiceLinkedRole({ principal }: PreparedRequest): boolean {
  if (principal.kind === 'role') return principal.arn.includes(serviceLinkedPath)
  return principal.kind === 'session' && principal.name.startsWith('AWSServiceRoleFor')
}

/** Calls of service-linked roles, "the service-linked role's trust policy", and one permission that AWS names. */
function isFreeOfRcp(request: PreparedRequest): boolean {
  const { action, service, resource } = request
  return (
    isServiceLinkedRole(request) ||
    (service === 'sts' && resource.includes(serviceLinkedPath)) ||
    action === 'kms:retiregrant'
  )
}

/**
 * Whether the resource's policy has to let the principal or its account in even in their own account: "IAM role trust
 * policies and KMS key policies are exceptions to this logic, because they must explicitly allow access for principals."
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function resourceMustAllow({ service, resource }: PreparedRequest): boolean {
  return (
    (service === 'sts' && resource.includes(':role/')) || (service === 'kms' && resource.includes(':key/'))
  )
}
