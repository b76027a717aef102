// Links that nobody declared and that follow from the policies: a caller that may assume a role of which the trust policy
// is there too. Only what can be told without guessing.

import { isObject, memberOf } from '../base/json-value.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import { unseen } from '../model/known.ts'
import type { Hop, Link } from '../model/link.ts'
import { effectOf, itemsOf, type Policy, statementsOf } from '../model/policy.ts'
import { callersByRole, mentions } from './caller-of-role.ts'
import { pairsOf } from './pairs-of-folders.ts'

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
  const pairs = pairsOf(loose)
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
        one =>
          one === '*' ||
          one === arn ||
          one === account ||
          (typeof one === 'string' && one.endsWith(`:${account}:root`)),
      )
    })
}
