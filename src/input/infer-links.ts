// Links that nobody declared and that follow from the policies: a caller that may assume a role of which the trust policy
// is there too. Only what can be told without guessing.

import { isObject, memberOf } from '../base/json-value.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import { unseen } from '../model/known.ts'
import type { Hop, Link } from '../model/link.ts'
import { effectOf, itemsOf, type Policy, statementsOf, stringsOf } from '../model/policy.ts'
import { maxSessionOf } from './max-session.ts'

export interface Inferred {
  readonly links: readonly Link[]
  /** Identities made for them. */
  readonly identities: readonly Identity[]
  /** Policies that were nobody's and now belong to one of these identities. */
  readonly used: ReadonlySet<Policy>
}

/** What AWS described, and the links that were declared: what is between the two is no news. */
export interface DescribedWithLinks {
  readonly described: ReadonlyMap<string, Identity>
  readonly links: readonly Link[]
}

/** `known` are identities that their documents name; `loose` are policies whose files name nobody. */
export function inferLinks(
  known: readonly Identity[],
  loose: readonly HeldPolicy[],
  { described, links }: DescribedWithLinks,
): Inferred {
  const ways = links.map(({ caller, hops }) => [caller, ...hops.map(({ role }) => role)])
  const declared = new Set(ways.flatMap(hopsOf))
  const ofLinks = new Set(ways.flat().filter(one => one !== undefined && described.has(one.arn)))
  const all = [...known, ...(ofLinks as ReadonlySet<Identity>)]
  const callers = callersByRole(all)
  // Of a whole account, only what leads to a login is a link, and only who is let in at both ends.
  const roles = all.filter(role => !described.has(role.arn) || logsIn(role))
  const inferred = roles.flatMap(role =>
    role.trust.items.length === 0
      ? []
      : (callers.get(role.arn) ?? [])
          .filter(caller => caller.arn !== role.arn && !declared.has(`${caller.arn} ${role.arn}`))
          .filter(
            caller => !described.has(role.arn) || role.trust.items.some(one => names(one.policy, caller)),
          )
          .map(caller => linkOf(caller, role)),
  )
  const pairs = pairsIn(loose)
  return {
    links: [...inferred, ...pairs.map(({ caller, role }) => linkOf(caller, role))],
    identities: pairs.flatMap(({ caller, role }) => [caller, role]),
    used: new Set(
      pairs.flatMap(({ caller, role }) =>
        [caller.permissions, role.permissions, role.trust].flatMap(({ items }) =>
          items.map(({ policy }) => policy),
        ),
      ),
    ),
  }
}

/** The two halves of a hop, of every folder that holds just these. */
export function pairsIn(
  loose: readonly HeldPolicy[],
): readonly { readonly caller: Identity; readonly role: Identity }[] {
  const folders = new Map<string, HeldPolicy[]>()
  for (const one of loose) {
    const folder = folderOf(one.document.path)
    folders.set(folder, [...(folders.get(folder) ?? []), one])
  }
  return [...folders.values()].flatMap(policies => pairIn(policies) ?? [])
}

/** Who names a role as one that it may assume, by the ARN of the role. */
export function callersByRole(identities: readonly Identity[]): ReadonlyMap<string, readonly Identity[]> {
  const callers = new Map<string, Set<Identity>>()
  for (const caller of identities) {
    for (const role of caller.permissions.items.flatMap(({ policy }) => rolesAssumedBy(policy))) {
      const known = callers.get(role)
      if (known) known.add(caller)
      else callers.set(role, new Set([caller]))
    }
  }
  return new Map([...callers].map(([role, found]) => [role, [...found]]))
}

/** Each neighbours of a way, by their ARNs. */
function hopsOf(way: readonly (Identity | undefined)[]): readonly string[] {
  return way.slice(1).flatMap((role, index) => {
    const caller = way[index]
    return caller && role ? [`${caller.arn} ${role.arn}`] : []
  })
}

/** A role that was made to log in: a policy of it names the action, and not only everything. */
function logsIn({ kind, permissions }: Identity): boolean {
  return kind === 'role' && permissions.items.some(({ policy }) => mentions(policy, /^rds-db:/i))
}

/**
 * A folder with one trust policy and with permissions to assume one role holds the two halves of one hop, as guides lay
 * them out. The caller is the one identity that the trust names.
 */
function pairIn(
  policies: readonly HeldPolicy[],
): { readonly caller: Identity; readonly role: Identity } | undefined {
  const trusts = policies.filter(({ policy }) => policy.type === 'trust')
  const assuming = policies.filter(({ policy }) => rolesAssumedBy(policy).length > 0)
  const roles = [...new Set(assuming.flatMap(({ policy }) => rolesAssumedBy(policy)))]
  const [trust] = trusts
  const [roleArn] = roles
  if (trust === undefined || roleArn === undefined || trusts.length > 1 || roles.length > 1) return undefined
  const callerArn = onlyIdentityNamed(trust.policy)
  if (callerArn === undefined || callerArn === roleArn) return undefined
  const connecting = policies.filter(
    one => one !== trust && !assuming.includes(one) && mentions(one.policy, /^rds(-db)?:/i),
  )
  const others = 'there may be policies beside those in its folder'
  const none = { items: [], unseen: others }
  return {
    caller: identity(callerArn, none, { items: assuming, unseen: others }),
    role: identity(roleArn, { items: [trust] }, { items: connecting, unseen: others }),
  }
}

function identity(arn: string, trust: Identity['trust'], permissions: Identity['permissions']): Identity {
  return {
    kind: arn.includes(':user/') ? 'user' : 'role',
    arn,
    account: parseArn(arn)?.account ?? '',
    name: arn.slice(arn.lastIndexOf('/') + 1),
    trust,
    permissions,
    boundary: { items: [], unseen: 'nobody said whether there is a boundary' },
    maxSession: maxSessionOf(trust),
  }
}

function linkOf(caller: Identity, role: Identity): Link {
  const hop: Hop = {
    role,
    externalId: unseen('nobody said what the caller sends'),
    sessionTags: {},
    sessionSeconds: unseen('nobody said how long a session the caller asks for'),
  }
  return {
    name: `${caller.name} to ${role.name}`,
    origin: 'inferred',
    caller,
    hops: [hop],
    database: undefined,
    user: unseen('nobody said who logs in'),
  }
}

/** The exact ARNs of roles that its Allow statements let be assumed. */
function rolesAssumedBy(policy: Policy): readonly string[] {
  if (policy.type !== 'identity') return []
  return statementsOf(policy)
    .filter(statement => effectOf(statement) === 'Allow')
    .filter(({ raw }) => stringsOf(raw, 'Action').some(action => /^sts:assumerole$/i.test(action)))
    .flatMap(({ raw }) => stringsOf(raw, 'Resource'))
    .filter(isIdentityArn)
}

function isIdentityArn(text: string): boolean {
  const arn = parseArn(text)
  return (
    arn?.service === 'iam' &&
    isAccountId(arn.account) &&
    /^(role|user)\//.test(arn.resource) &&
    !/[*?$<{]/.test(arn.resource)
  )
}

/** Whether an Allow statement of a trust policy names the caller, its account, or everyone. */
function names(trust: Policy, { arn, account }: Identity): boolean {
  return statementsOf(trust)
    .filter(statement => effectOf(statement) === 'Allow')
    .some(({ raw, pointer }) => {
      const principal = memberOf(raw, 'Principal')
      const named = isObject(principal)
        ? itemsOf(principal, 'AWS', pointer).map(({ value }) => value)
        : [principal]
      return named.some(
        one => one === '*' || one === arn || one === account || String(one).endsWith(`:${account}:root`),
      )
    })
}

/** The one role or user that the policy's Allow statements name, when it names no other principal of its kind. */
export function onlyIdentityNamed(policy: Policy): string | undefined {
  const named = statementsOf(policy)
    .filter(statement => effectOf(statement) === 'Allow')
    .flatMap(({ raw, pointer }) => {
      const principal = memberOf(raw, 'Principal')
      return isObject(principal) ? itemsOf(principal, 'AWS', pointer) : []
    })
    .map(({ value }) => value)
  const [only] = new Set(named)
  return new Set(named).size === 1 && typeof only === 'string' && isIdentityArn(only) ? only : undefined
}

function mentions(policy: Policy, action: RegExp): boolean {
  return statementsOf(policy).some(({ raw }) => stringsOf(raw, 'Action').some(text => action.test(text)))
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}
