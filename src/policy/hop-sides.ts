// One assumption of a role, judged side by side: the caller's policies alone, the role's trust policy alone, and both
// together, as STS does. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html

import type { JsonValue } from '../base/json-value.ts'
import type { Account, HeldPolicy, Identity } from '../model/inventory.ts'
import type { Known, Seen } from '../model/known.ts'
import type { Hop } from '../model/link.ts'
import { type CompiledPolicies, compilePolicies } from './compile.ts'
import type { Decision } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { type FailingAllow, failingAllows } from './nearest-allows.ts'
import { openContext } from './open-context.ts'
import type { Policies, PolicyList } from './policies.ts'
import { policyEntry } from './policy-entry.ts'
import type { Request, RequestValue } from './request.ts'

/** What each side says to the same request. */
export interface HopSides {
  readonly request: Request
  /** The caller's identity policies, boundary and service control policies, against a trust that leaves it to them. */
  readonly caller: Decision
  /** The trust policy and resource control policies, for a caller that may do everything. */
  readonly trust: Decision
  readonly both: Decision
  /** Why the caller's policies do not allow it, statement by statement. */
  readonly callerLacks: readonly FailingAllow[]
  /** Why the trust policy does not allow it, statement by statement. */
  readonly trustLacks: readonly FailingAllow[]
  /** The trust's answer to the same request with other values, or none, for some keys; or as another principal. */
  trustIf(changes: RequestChanges): Decision
  /** The answers to the same call for another action: what it passes on has actions of its own. */
  askedFor(action: string): SidesOfAction
  /** The answer to passing the session tags; undefined when none are passed. */
  readonly tagging: SidesOfAction | undefined
}

export type SidesOfAction = Pick<HopSides, 'caller' | 'trust' | 'both'>

export interface RequestChanges {
  readonly principal?: string
  readonly context?: Readonly<Record<string, RequestValue | undefined>>
}

/** The accounts of both ends, as far as anything is known of them. */
export interface HopAccounts {
  readonly caller: Account | undefined
  readonly role: Account | undefined
}

/** Judges `sts:AssumeRole` by the caller on the hop's role. */
export function judgeHop(caller: Identity, hop: Hop, accounts: HopAccounts): HopSides {
  const { role } = hop
  const callerSide: Policies = {
    identity: listOf(caller.permissions),
    ...capsOf(caller, accounts.caller),
  }
  const roleSide: Policies = {
    resource: trustOf(role),
    ...(accounts.role && accounts.role.rcps.length > 0 && { rcp: accounts.role.rcps.map(listOf) }),
  }
  const both = compilePolicies({ ...callerSide, ...roleSide })
  const request: Request = {
    principal: caller.arn,
    action: 'sts:AssumeRole',
    resource: role.arn,
    context: openContext(both, { ...sentWith(hop), ...factsOf(accounts), ...workloadFacts(caller) }),
  }
  return new JudgedHop(request, {
    caller: compilePolicies({ ...callerSide, resource: delegatingTo(caller.account) }),
    trust: compilePolicies({ ...roleSide, identity: [everything] }),
    both,
  })
}

type Side = 'caller' | 'trust' | 'both'

/** The three decisions at once; whatever explains them when it is asked for. */
class JudgedHop implements HopSides {
  readonly request: Request
  readonly caller: Decision
  readonly trust: Decision
  readonly both: Decision
  readonly #policies: Readonly<Record<Side, CompiledPolicies>>

  constructor(request: Request, policies: Readonly<Record<Side, CompiledPolicies>>) {
    this.request = request
    this.#policies = policies
    this.caller = evaluate(request, policies.caller)
    this.trust = evaluate(request, policies.trust)
    this.both = evaluate(request, policies.both)
  }

  get callerLacks(): readonly FailingAllow[] {
    return failingAllows(this.#policies.caller.identity, this.request)
  }

  get trustLacks(): readonly FailingAllow[] {
    return failingAllows(this.#policies.trust.resource, this.request)
  }

  trustIf({ principal = this.request.principal, context = {} }: RequestChanges): Decision {
    const kept = Object.entries({ ...this.request.context, ...context }).filter(
      ([, value]) => value !== undefined,
    )
    const changed = Object.fromEntries(kept) as NonNullable<Request['context']>
    return evaluate({ ...this.request, principal, context: changed }, this.#policies.trust)
  }

  get tagging(): SidesOfAction | undefined {
    return this.request.context?.['aws:TagKeys'] === undefined ? undefined : this.askedFor('sts:TagSession')
  }

  askedFor(action: string): SidesOfAction {
    const request = { ...this.request, action }
    return {
      caller: evaluate(request, this.#policies.caller),
      trust: evaluate(request, this.#policies.trust),
      both: evaluate(request, this.#policies.both),
    }
  }
}

/** Everything allowed, and nothing: for the side that is not asked about. */
const everything: JsonValue = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}

/** A trust that hands the decision to the account, so that the caller's own policies must allow. */
function delegatingTo(account: string): JsonValue {
  return {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:*' },
  }
}

/** The policies, and that there may be others where not all were seen. */
export function listOf(seen: Seen<HeldPolicy>): PolicyList {
  const documents = seen.items.map(policyEntry)
  return seen.unseen === undefined ? documents : [...documents, { unseen: seen.unseen }]
}

/** What limits an identity, whatever its own policies say. */
export function capsOf(identity: Identity, account: Account | undefined): Pick<Policies, 'boundary' | 'scp'> {
  const { items, unseen } = identity.boundary
  return {
    ...((items.length > 0 || unseen !== undefined) && { boundary: listOf(identity.boundary) }),
    ...(account && account.scps.length > 0 && { scp: account.scps.map(listOf) }),
  }
}

function trustOf(role: Identity): NonNullable<Policies['resource']> {
  const [trust] = role.trust.items
  if (trust === undefined) return { unseen: role.trust.unseen ?? 'it was not given' }
  return policyEntry(trust)
}

/** What the call carries: the external id, session tags, and the name of the session where it is known. */
function sentWith({
  externalId,
  sessionTags,
  sessionName,
}: Hop): Readonly<Record<string, RequestValue | undefined>> {
  const tags = Object.entries(sessionTags)
  return {
    'sts:ExternalId': asContext(externalId),
    ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    'aws:TagKeys': tags.length === 0 ? undefined : tags.map(([key]) => key),
    'sts:TransitiveTagKeys': undefined,
    ...(sessionName !== undefined && { 'sts:RoleSessionName': sessionName }),
  }
}

function asContext(fact: Known<string | undefined>): RequestValue | undefined {
  return fact.state === 'known' ? fact.value : { unknown: true }
}

function factsOf({ caller, role }: HopAccounts): Readonly<Record<string, RequestValue>> {
  return {
    ...(caller?.organization !== undefined && { 'aws:PrincipalOrgID': caller.organization }),
    ...(role?.organization !== undefined && { 'aws:ResourceOrgID': role.organization }),
  }
}

/** A role that a program runs as has no MFA, and nobody set a source identity for it. */
function workloadFacts(caller: Identity): Readonly<Record<string, RequestValue | undefined>> {
  if (caller.kind === 'user') return {}
  return {
    'aws:MultiFactorAuthPresent': undefined,
    'aws:MultiFactorAuthAge': undefined,
    'aws:SourceIdentity': undefined,
    'sts:SourceIdentity': undefined,
  }
}
