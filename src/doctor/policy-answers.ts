// What causes ask of the policies of a link that was judged. Loaded with the rules: a walk that meets nothing wrong asks
// nothing of them.

import { type NearestGrant, nearestGrant } from '../engine/nearest-grant.ts'
import type { LinkSubject } from '../engine/wide-subjects.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import { compilePolicies } from '../policy/compile.ts'
import type { Decision, FailedClause } from '../policy/decision.ts'
import { evaluate } from '../policy/evaluate.ts'
import { listOf } from '../policy/hop-sides.ts'
import { failingAllows } from '../policy/nearest-allows.ts'
import { openContext } from '../policy/open-context.ts'
import { isTimeKey } from '../policy/request-time.ts'
import type { IdentityClaims } from './evidence.ts'
import { accountOf } from './walked-link.ts'

export interface PolicyAnswers {
  /** The grant that misses the login in one part of its ARN. */
  nearestGrant(): NearestGrant | undefined
  /** The statement that would allow the login but for its conditions; undefined where another one allows it. */
  conditionedGrant(): ConditionedGrant | undefined
  /** What the trust policy of a hop says to an identity token, clause by clause; undefined where it was not seen. */
  ofToken(index: number, claims: IdentityClaims): TokenAnswer | undefined
  /** Whether a condition key is the time of the call. */
  isTimeKey(key: string): boolean
}

export interface ConditionedGrant {
  readonly held: HeldPolicy
  readonly statement: number
  /** No login meets them, or nobody here can tell. */
  readonly failed: readonly FailedClause[]
}

export interface TokenAnswer {
  readonly decision: Decision
  readonly failed: readonly FailedClause[]
}

export function policyAnswers(link: LinkSubject): PolicyAnswers {
  return {
    nearestGrant: () => nearestGrant(link),
    conditionedGrant: () => conditionedGrant(link),
    ofToken: (index, claims) => ofToken(link, index, claims),
    isTimeKey,
  }
}

function conditionedGrant({ signer, neededArn, login }: LinkSubject): ConditionedGrant | undefined {
  if (signer === undefined || neededArn === undefined || login?.decision === 'allowed') return undefined
  const policies = compilePolicies({ identity: listOf(signer.permissions) })
  const request = {
    principal: signer.arn,
    action: 'rds-db:connect',
    resource: neededArn,
    context: openContext(policies, {}),
  }
  const near = failingAllows(policies.identity, request).find(({ failed }) =>
    failed.every(({ element }) => element === 'Condition'),
  )
  const held = near && signer.permissions.items[near.policy]
  return near && held && { held, statement: near.statement, failed: near.failed }
}

function ofToken({ hops }: LinkSubject, index: number, claims: IdentityClaims): TokenAnswer | undefined {
  const role = hops[index]?.hop.role
  const trust = role?.trust.items[0]
  if (role === undefined || trust === undefined) return undefined
  const issuer = claims.issuer.replace(/^https:\/\//, '')
  const partition = role.arn.split(':')[1] ?? 'aws'
  const provider = `arn:${partition}:iam::${accountOf(role.arn)}:oidc-provider/${issuer}`
  const policies = compilePolicies({ resource: trust.policy.root })
  const request = {
    principal: provider,
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: role.arn,
    context: openContext(policies, {
      [`${issuer}:sub`]: claims.subject,
      [`${issuer}:aud`]: claims.audiences[0],
      'aws:FederatedProvider': provider,
    }),
  }
  const failed = failingAllows(policies.resource, request).flatMap(one => one.failed)
  return { decision: evaluate(request, policies), failed }
}
