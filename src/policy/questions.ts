// The questions that rules ask of policies, put to the evaluator. Answers carry the request that proves them.

import type { JsonValue } from '../base/json-value.ts'
import { parseArn } from '../model/arn.ts'
import { type CompiledPolicies, compilePolicies } from './compile.ts'
import type { Decision, StatementPlace } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { findAllowed, type Search } from './find-request.ts'
import type { Policies, PolicyEntry, PolicyList } from './policies.ts'
import { readPrincipal } from './read-principal.ts'
import type { Request } from './request.ts'

/** A role of which the trust policy is known. */
export interface RoleToAssume {
  readonly arn: string
  readonly trust: PolicyEntry
  /** Resource control policies of the role's account. */
  readonly rcp?: NonNullable<Policies['rcp']>
}

/** Who asks, with the policies on that side. */
export interface Caller {
  readonly principal: string
  readonly identity?: PolicyList
  readonly boundary?: PolicyList
  readonly session?: PolicyList
  readonly scp?: NonNullable<Policies['scp']>
}

/** A principal that a trust policy names, with whether it can get in and how. */
export interface Trustee {
  /** As written: an ARN, an account id, a service, or `*`. */
  readonly named: string
  readonly kind: 'everyone' | 'account' | 'identity' | 'service' | 'provider' | 'nobody'
  readonly statement: StatementPlace
  /** Whether some request of it passes the trust policy, its own side allowing. */
  readonly search: Search
}

/** Everything allowed: the caller's side, where only the other one is asked about. */
const everything: JsonValue = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}

/** Somebody of whom no policy knows. */
const stranger = { account: '999988887777', role: 'rdsaudit-stranger' } as const

/** Every principal that the trust policy's Allow statements name, and whether it can assume the role. */
export function whoCanAssume(role: RoleToAssume): readonly Trustee[] {
  const policies = compileTrust(role)
  const trustees: Trustee[] = []
  for (const policy of policies.resource.policies) {
    for (const { effect, principal, pointer, index, sid } of policy.statements) {
      if (effect !== 'Allow' || principal === undefined) continue
      const statement = { ...policy.place, statement: index, ...(sid !== undefined && { sid }), pointer }
      const names = principal.element === 'NotPrincipal' || principal.everyone ? ['*'] : []
      const { arns, accounts, services, providers } = principal
      for (const named of [...names, ...accounts, ...arns, ...services, ...providers]) {
        trustees.push({ named, ...probe(named, role, policies), statement })
      }
    }
  }
  return trustees
}

function probe(
  named: string,
  role: RoleToAssume,
  policies: CompiledPolicies,
): Pick<Trustee, 'kind' | 'search'> {
  if (named === '*') {
    return { kind: 'everyone', search: searchAs(sessionIn(stranger.account), role, policies) }
  }
  const principal = readPrincipal(named)
  switch (principal?.kind) {
    case 'root':
      return { kind: 'account', search: searchAs(sessionIn(principal.account), role, policies) }
    case 'service':
      return { kind: 'service', search: searchAs(named, role, policies) }
    case 'provider':
      return { kind: 'provider', search: searchAs(named, role, policies) }
    case undefined:
    case 'anonymous':
    case 'canonicalUser':
      return { kind: 'nobody', search: { answer: 'no' } }
    default:
      return { kind: 'identity', search: searchAs(named, role, policies) }
  }
}

function sessionIn(account: string): string {
  return `arn:aws:sts::${account}:assumed-role/${stranger.role}/rdsaudit`
}

function searchAs(principal: string, role: RoleToAssume, policies: CompiledPolicies): Search {
  const actions =
    readPrincipal(principal)?.kind === 'provider'
      ? ['sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML']
      : ['sts:AssumeRole']
  const searches = actions.map(action => findAllowed({ principal, action, resource: role.arn }, policies))
  return best(searches)
}

function best(searches: readonly Search[]): Search {
  return (
    searches.find(({ answer }) => answer === 'yes') ??
    searches.find(({ answer }) => answer === 'unknown') ?? { answer: 'no' }
  )
}

function compileTrust({ trust, rcp }: RoleToAssume): CompiledPolicies {
  return compilePolicies({
    identity: [everything],
    session: [everything],
    resource: trust,
    ...(rcp !== undefined && { rcp }),
  })
}

/** Whether the caller can assume the role, both sides considered. */
export function canAssume(
  caller: Caller,
  role: RoleToAssume,
  context: NonNullable<Request['context']> = {},
): Decision {
  const { principal, ...own } = caller
  const policies = compilePolicies({
    ...own,
    resource: role.trust,
    ...(role.rcp !== undefined && { rcp: role.rcp }),
  })
  return evaluate({ principal, action: 'sts:AssumeRole', resource: role.arn, context }, policies)
}

/** An external id that nobody has agreed on. */
const wrongExternalId = 'rdsaudit-not-the-external-id'

/**
 * Is there a request of the account, without an external id or with one that nobody agreed on, that the trust policy
 * allows? Asked of every identity of the account that the policy names, and of one that it does not.
 */
export function requestWithoutExternalIdThatPasses(role: RoleToAssume, account: string): Search {
  const policies = compileTrust(role)
  const named = policies.resource.policies
    .flatMap(policy => policy.statements)
    .flatMap(({ principal }) => [...(principal?.arns ?? [])])
    .filter(arn => parseArn(arn)?.account === account && readPrincipal(arn) !== undefined)
  const searches = [...new Set([sessionIn(account), ...named])].flatMap(principal => {
    const request = { principal, action: 'sts:AssumeRole', resource: role.arn }
    return [
      findAllowed(request, policies, ['sts:ExternalId']),
      findAllowed({ ...request, context: { 'sts:ExternalId': wrongExternalId } }, policies),
    ]
  })
  return best(searches)
}

/**
 * Whether the caller can log in as the database user of the ARN, `arn:aws:rds-db:REGION:ACCOUNT:dbuser:ID/USER`. There is
 * no resource policy, so a database of another account is always out of reach.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 */
export function canConnect(
  caller: Caller,
  dbUserArn: string,
  context: NonNullable<Request['context']> = {},
): Decision {
  const { principal, ...own } = caller
  return evaluate({ principal, action: 'rds-db:connect', resource: dbUserArn, context }, compilePolicies(own))
}
