// All policies of an identity → what it may do beside connecting and assuming roles.

import { isAccountId, parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import { ifKnown } from '../model/known.ts'
import { isPartition } from '../policy/aws/regions.ts'
import { askPermissions } from '../policy/permissions-side.ts'
import { about, type PolicyGroup } from './policy-group.ts'
import type { AssumeGrantSubject, GrantSubject, Home, PermissionsSubject } from './wide-subjects.ts'

/** `first` is the policy at which the subject stands. */
export function makePermissions(
  { owner, policies, hops }: PolicyGroup,
  first: HeldPolicy,
  grants: readonly GrantSubject[],
  assumeGrants: readonly AssumeGrantSubject[],
): PermissionsSubject {
  const home = homeOf(grants, ifKnown(owner))
  const side = askPermissions(policies, ifKnown(owner)?.arn ?? `arn:aws:iam::${home.account}:role/role`)
  return {
    ...about(first, owner),
    own: { pointer: first.policy.pointer },
    policies,
    owner,
    mayConnect: grants.length > 0,
    mayAssume: assumeGrants.length > 0,
    grants,
    hops,
    home,
    speaksOf: side.speaksOf,
    decide: side.decide,
    allowedBy: side.allowedBy,
  }
}

/** Made up only where neither the owner nor a grant tells. */
function homeOf(grants: readonly GrantSubject[], owner: Identity | undefined): Home {
  const values = grants.flatMap(({ resources }) => resources.map(({ value }) => value))
  const arns = [...(owner ? [owner.arn] : []), ...values].flatMap(text => parseArn(text) ?? [])
  return {
    partition: arns.find(({ partition }) => isPartition(partition))?.partition ?? 'aws',
    region: arns.find(({ region }) => /^[a-z]+(-[a-z]+)+-\d+$/.test(region))?.region ?? 'us-east-1',
    account: arns.find(({ account }) => isAccountId(account))?.account ?? '999988887777',
  }
}
