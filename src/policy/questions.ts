// The questions that rules ask of policies, put to the evaluator. Answers carry the request that proves them.

import { isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { principalsOf, strangerAccount } from './candidate-principals.ts'
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

/**
 * Every principal that the trust policy's Allow statements name, and whether it can assume the role by that statement, all
 * Deny statements considered. Who is covered by an account or by `*` is asked by way of those whom conditions describe,
 * and of somebody unknown.
 */
export function whoCanAssume(role: RoleToAssume): readonly Trustee[] {
  const trustees: Trustee[] = []
  for (const policy of compileTrust(role).resource.policies) {
    for (const { effect, principal, pointer, index, sid } of policy.statements) {
      if (effect !== 'Allow' || principal === undefined) continue
      const statement = { ...policy.place, statement: index, ...(sid !== undefined && { sid }), pointer }
      const policies = compileTrust({ ...role, trust: onlyAllow(role.trust, index) })
      const names = principal.element === 'NotPrincipal' || principal.everyone ? ['*'] : []
      const { arns, accounts, services, providers } = principal
      const listed =
        principal.element === 'NotPrincipal' ? [] : [...accounts, ...arns, ...services, ...providers]
      for (const named of [...names, ...listed]) {
        trustees.push({ named, ...probe(named, role, policies), statement })
      }
    }
  }
  return trustees
}

/** The document with one Allow statement, of that index, and all that deny. */
function onlyAllow(trust: PolicyEntry, index: number): PolicyEntry {
  const entry = trust as JsonObject
  const document = (memberOf(entry, 'document') ?? entry) as JsonObject
  const all = [memberOf(document, 'Statement') ?? []].flat() as readonly JsonValue[]
  const kept = all.filter((one, at) => at === index || (isObject(one) && memberOf(one, 'Effect') === 'Deny'))
  return { ...document, Statement: kept }
}

function probe(
  named: string,
  role: RoleToAssume,
  policies: CompiledPolicies,
): Pick<Trustee, 'kind' | 'search'> {
  if (named === '*') {
    const accounts = [strangerAccount, ...accountsIn(policies)]
    return { kind: 'everyone', search: best(accounts.map(account => searchAccount(account, role, policies))) }
  }
  const principal = readPrincipal(named)
  switch (principal?.kind) {
    case 'root':
      return { kind: 'account', search: searchAccount(principal.account, role, policies) }
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

/** Accounts that the conditions name. */
function accountsIn(policies: CompiledPolicies): readonly string[] {
  const conditions = policies.all
    .flatMap(slot => slot.policies)
    .flatMap(policy => policy.statements)
    .flatMap(statement => statement.conditions)
    .filter(({ key }) => key === 'aws:principalaccount' || key === 'aws:principalarn')
  const wanted = conditions.flatMap(condition => condition.wanted)
  return [...new Set(wanted.flatMap(text => /(?:^|:)(\d{12})(?:$|:)/.exec(text)?.[1] ?? []))]
}

/** Whether anybody of the account can assume the role. */
function searchAccount(
  account: string,
  role: RoleToAssume,
  policies: CompiledPolicies,
  context: NonNullable<Request['context']> = {},
  withheld: readonly string[] = [],
): Search {
  const { principals, complete } = principalsOf(account, policies)
  const searches = principals.map(principal =>
    findAllowed({ principal, action: 'sts:AssumeRole', resource: role.arn, context }, policies, withheld),
  )
  const found = best(searches)
  return found.answer === 'no' && !complete ? { answer: 'unknown' } : found
}

function searchAs(principal: string, role: RoleToAssume, policies: CompiledPolicies): Search {
  const action = assumeActionOf(principal)
  return findAllowed({ principal, action, resource: role.arn }, policies)
}

/** The call by which the principal becomes a session of a role. */
function assumeActionOf(principal: string): string {
  if (readPrincipal(principal)?.kind !== 'provider') return 'sts:AssumeRole'
  return principal.includes(':saml-provider/') ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity'
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

/** An external id that nobody has agreed on. */
const wrongExternalId = 'rdsaudit-not-the-external-id'

/**
 * Is there a request of the account, without an external id or with one that nobody agreed on, that the trust policy
 * allows? Asked of every identity of the account that the policy names or describes, and of one that it does not.
 */
export function requestWithoutExternalIdThatPasses(role: RoleToAssume, account: string): Search {
  const policies = compileTrust(role)
  return best([
    searchAccount(account, role, policies, {}, ['sts:ExternalId']),
    searchAccount(account, role, policies, { 'sts:ExternalId': wrongExternalId }),
  ])
}

/** Of an organization that no policy names; an account can also be in none. */
const foreignOrganization = {
  'aws:PrincipalOrgID': 'o-rdsauditstranger',
  'aws:PrincipalOrgPaths': ['o-rdsauditstranger/r-none/'],
}

/**
 * Is there a request of an account and an organization that the trust policy does not name, that it allows? Keys that such a
 * caller may choose, or that an attacker could come to have, are tried: addresses, tags, names of sessions, the external
 * id. `context` fixes those that the asker knows better.
 */
export function requestOfStrangerThatPasses(
  role: RoleToAssume,
  context: NonNullable<Request['context']> = {},
): Search {
  const policies = compileTrust(role)
  return best([
    searchAccount(strangerAccount, role, policies, { ...foreignOrganization, ...context }),
    searchAccount(strangerAccount, role, policies, context, Object.keys(foreignOrganization)),
  ])
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
