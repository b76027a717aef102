// The evaluation logic: what the kinds of policies say, put together, in one account and across accounts.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html

import type { CompiledPolicies, CompiledSlot } from '../compile.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { isAccountPrincipal } from '../read-principal.ts'
import { and, maybe, no, or, type Ternary, yes } from '../ternary.ts'
import { applies, resourceMustAllow } from './applicable.ts'
import { type AppliedRule, callRuleFor, isOfAccount } from './call-rules.ts'
import { judgeResourcePolicy, judgeSlot, type ResourceVerdict, type SlotVerdict } from './slot-verdict.ts'

/** What everything given comes to. */
export interface Verdict {
  readonly deny: Ternary
  readonly allow: Ternary
  readonly rule: AppliedRule | undefined
  readonly resource: ResourceVerdict
  readonly identity: SlotVerdict
  readonly boundary: SlotVerdict
  readonly session: SlotVerdict
  readonly scp: readonly SlotVerdict[]
  readonly rcp: readonly SlotVerdict[]
}

/** A cap that is not there: it lets everything pass. */
const noCap: SlotVerdict = { deny: no, allow: yes }
/** Policies that do not count for this principal. */
const nothing: SlotVerdict = { deny: no, allow: no }
const noLevels: readonly SlotVerdict[] = []

export function combine(policies: CompiledPolicies, request: PreparedRequest): Verdict {
  const ownPolicies = applies('identity', request)
  const resource = judgeResourcePolicy(policies.resource, request)
  const identity = ownPolicies ? judgeSlot(policies.identity, request) : withoutPolicies(request)
  const boundary = ownPolicies ? judgeCap(policies.boundary, request) : noCap
  const session = ownPolicies ? judgeSession(policies.session, request) : noCap
  const scp = judgeLevels(policies.scp, request)
  const rcp = judgeLevels(policies.rcp, request)
  const rule = callRuleFor(request)

  let deny = or(or(resource.deny, identity.deny), or(boundary.deny, session.deny))
  // "An SCP must allow at every level from the root to the account"; an RCP can only deny.
  let scpAllow: Ternary = yes
  for (const level of scp) {
    deny = or(deny, level.deny)
    scpAllow = and(scpAllow, level.allow)
  }
  for (const level of rcp) deny = or(deny, level.deny)
  const caps = and(boundary.allow, session.allow)
  const granted = grantedBy(request, resource, identity.allow, caps)
  const allow = rule?.answer === 'refuse' ? no : and(scpAllow, granted)
  return { deny, allow, rule, resource, identity, boundary, session, scp, rcp }
}

/** "all requests are implicitly denied with the exception of the AWS account root user, which has full access". */
function withoutPolicies(request: PreparedRequest): SlotVerdict {
  return request.principal.kind === 'root' ? noCap : nothing
}

function judgeCap(cap: CompiledSlot | undefined, request: PreparedRequest): SlotVerdict {
  return cap === undefined ? noCap : judgeSlot(cap, request)
}

/** Without session policies a role's session has what the role has, and one of `GetFederationToken` has nothing. */
function judgeSession(cap: CompiledSlot | undefined, request: PreparedRequest): SlotVerdict {
  if (cap !== undefined) return judgeSlot(cap, request)
  return request.principal.kind === 'federatedUser' ? nothing : noCap
}

function judgeLevels(levels: readonly CompiledSlot[], request: PreparedRequest): readonly SlotVerdict[] {
  const [first] = levels
  if (first === undefined || !applies(first.slot, request)) return noLevels
  return levels.map(level => judgeSlot(level, request))
}

/** Where nobody can tell whether it is one account, only what holds either way is certain. */
function grantedBy(
  request: PreparedRequest,
  resource: ResourceVerdict,
  identity: Ternary,
  caps: Ternary,
): Ternary {
  if (request.sameAccount) return grantedInOneAccount(request, resource, identity, caps)
  const across = grantedAcrossAccounts(request, resource, identity, caps)
  if (!request.maybeSameAccount) return across
  // Of two accounts, the call is refused.
  if (isOfAccount(request.principal)) return and(across, maybe)
  return across === grantedInOneAccount(request, resource, identity, caps) ? across : maybe
}

/**
 * Either side is enough. What the resource's policy grants is capped by the boundary and the session policies if it
 * names the role, and not if it names the user, the session, or everyone; naming the account grants nothing by itself.
 */
function grantedInOneAccount(
  request: PreparedRequest,
  resource: ResourceVerdict,
  identity: Ternary,
  caps: Ternary,
): Ternary {
  const delegated = resourceMustAllow(request) ? resource.allow : yes
  const byIdentity = and(identity, delegated)
  return or(resource.allowDirect, and(caps, or(resource.allowRole, byIdentity)))
}

/** "The request is allowed only if both evaluations return a decision of Allow." */
function grantedAcrossAccounts(
  request: PreparedRequest,
  resource: ResourceVerdict,
  identity: Ternary,
  caps: Ternary,
): Ternary {
  if (!isAccountPrincipal(request.principal)) return resource.allow
  return and(resource.allow, and(identity, caps))
}
