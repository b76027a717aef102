// Permission policies → what they grant: statements that connect, statements that assume roles, and each identity's
// permissions as a whole.

import { parseActionName } from '../model/action-name.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import { ifKnown, type Known } from '../model/known.ts'
import { type Link, signerOf } from '../model/link.ts'
import { effectOf, type Item, itemsOf, type Statement, statementsOf } from '../model/policy.ts'
import { isPartition } from '../policy/aws/regions.ts'
import { type Coverage, matchesDatabaseUser, whatDoesThisPatternCover } from '../policy/coverage.ts'
import { askLogins, type LoginSide } from '../policy/login-side.ts'
import { askPermissions } from '../policy/permissions-side.ts'
import { matchesWildcard } from '../policy/wildcard.ts'
import { type KnownLogin, knownLogins } from './known-logins.ts'
import type {
  AssumeGrantSubject,
  GrantSubject,
  Home,
  HopOfLink,
  Need,
  OpenedResource,
  PermissionsSubject,
} from './wide-subjects.ts'

export interface Grants {
  readonly grant: readonly GrantSubject[]
  readonly 'assume-grant': readonly AssumeGrantSubject[]
  readonly permissions: readonly PermissionsSubject[]
}

type OwnerOf = (held: HeldPolicy) => Known<Identity>

/** Boundaries, SCPs and session policies limit and grant nothing, so only identity policies are looked at. */
export function makeGrants(
  policies: readonly HeldPolicy[],
  ownerOf: OwnerOf,
  inventory: Inventory,
  links: readonly Link[],
  hops: readonly HopOfLink[],
): Grants {
  const held = policies.filter(({ policy }) => policy.type === 'identity')
  const allowing = held.flatMap(one =>
    statementsOf(one.policy)
      .filter(statement => effectOf(statement) === 'Allow')
      .map(statement => ({ held: one, statement })),
  )
  const logins = knownLogins(links)
  const sides = new Map<unknown, LoginSide>()
  return {
    grant: allowing
      .filter(({ statement }) => reaches(statement, 'rds-db:connect'))
      .map(({ held, statement }) => {
        const side = loginSideOf(held)
        return grantSubject(held, statement, ownerOf(held), { inventory, links, hops, logins, side })
      }),
    'assume-grant': allowing
      .filter(({ statement }) => reaches(statement, 'sts:assumerole'))
      .map(({ held, statement }) => assumeGrantSubject(held, statement, ownerOf(held), inventory, hops)),
    permissions: permissionsOf(held, ownerOf),
  }

  /** One for all policies of an identity, so that they are compiled once. */
  function loginSideOf(one: HeldPolicy): LoginSide {
    const owner = ifKnown(ownerOf(one))
    const known = sides.get(owner ?? one.policy)
    if (known) return known
    const account = owner && inventory.accounts.get(owner.account)
    const side = askLogins(owner?.permissions.items ?? [one], owner, account)
    sides.set(owner ?? one.policy, side)
    return side
  }
}

interface Surroundings extends Pick<GrantSubject, 'inventory' | 'links' | 'hops' | 'side'> {
  readonly logins: readonly KnownLogin[]
}

function grantSubject(
  { document, policy }: HeldPolicy,
  statement: Statement,
  owner: Known<Identity>,
  { inventory, links, hops, logins, side }: Surroundings,
): GrantSubject {
  const actions = itemsOf(statement.raw, 'Action', statement.pointer)
  const of = ifKnown(owner)
  return {
    ...about({ document, policy }, owner),
    own: { pointer: statement.pointer },
    policy,
    statement,
    actions: actions.filter(({ value }) => covers(value, 'rds-db:connect')),
    isOnlyForConnecting: actions.length > 0 && actions.every(isForLogins),
    isWrittenForConnecting: isWrittenForConnecting(statement),
    resources: resourcesOf(statement).map(item => openedBy(item, of, side, logins)),
    owner,
    inventory,
    links: of === undefined ? [] : links.filter(link => signerOf(link) === of),
    hops: of === undefined ? [] : hops.filter(({ caller }) => caller === of),
    side,
  }
}

function isWrittenForConnecting(statement: Statement): boolean {
  return (
    itemsOf(statement.raw, 'Action', statement.pointer).some(isForLogins) ||
    resourcesOf(statement).some(({ value }) => parseArn(value)?.service === 'rds-db')
  )
}

function isForLogins({ value }: Item): boolean {
  return typeof value === 'string' && parseActionName(value)?.prefix.toLowerCase() === 'rds-db'
}

function openedBy(
  item: ReturnType<typeof resourcesOf>[number],
  owner: Identity | undefined,
  side: LoginSide,
  logins: readonly KnownLogin[],
): OpenedResource {
  let coverage: Coverage | undefined
  let asWritten: Coverage | undefined
  return {
    ...item,
    get asWritten() {
      asWritten ??= whatDoesThisPatternCover(item.value)
      return asWritten
    },
    get coverage() {
      if (item.element === 'NotResource') return this.asWritten
      coverage ??=
        this.asWritten.user === 'none' ? this.asWritten : opened(item.value, this.asWritten, owner, side)
      return coverage
    },
    get logins() {
      return logins.filter(({ arn }) => matchesDatabaseUser(item.value, arn))
    },
  }
}

/** An account that is left open is that of the owner: nobody connects to a database of another one. */
function opened(value: string, asWritten: Coverage, owner: Identity | undefined, side: LoginSide): Coverage {
  const account = asWritten.account === 'exact' ? undefined : owner?.account
  const inHome = (arn: string) =>
    account === undefined ? arn : arn.replace(/^(arn:[^:]*:[^:]*:[^:]*:)[^:]*/, `$1${account}`)
  return whatDoesThisPatternCover(
    value,
    arn => side.decide(inHome(arn)).outcomes.includes('allowed'),
    account,
  )
}

function assumeGrantSubject(
  held: HeldPolicy,
  statement: Statement,
  owner: Known<Identity>,
  inventory: Inventory,
  hops: readonly HopOfLink[],
): AssumeGrantSubject {
  const of = ifKnown(owner)
  return {
    ...about(held, owner),
    own: { pointer: statement.pointer },
    policy: held.policy,
    statement,
    actions: itemsOf(statement.raw, 'Action', statement.pointer).filter(({ value }) =>
      covers(value, 'sts:assumerole'),
    ),
    resources: resourcesOf(statement),
    owner,
    inventory,
    hops: of === undefined ? [] : hops.filter(({ caller }) => caller === of),
  }
}

/** One subject for all policies of an identity; one for each policy that is nobody's. */
function permissionsOf(held: readonly HeldPolicy[], ownerOf: OwnerOf): readonly PermissionsSubject[] {
  const groups = new Map<unknown, readonly [HeldPolicy, ...HeldPolicy[]]>()
  for (const one of held) {
    const owner = ifKnown(ownerOf(one))
    // Beside the policies that are about logins, an owner has others, which may open ways around them.
    const [first = one, ...rest] = owner?.permissions.items ?? []
    groups.set(owner ?? one.policy, [first, ...rest])
  }
  return [...groups.values()].map(policies => {
    const [first] = policies
    return permissionsSubject(policies, ownerOf(first))
  })
}

function permissionsSubject(
  policies: readonly [HeldPolicy, ...HeldPolicy[]],
  owner: Known<Identity>,
): PermissionsSubject {
  const [first] = policies
  const allowing = policies
    .flatMap(({ policy }) => statementsOf(policy))
    .filter(one => effectOf(one) === 'Allow')
  const connecting = allowing.filter(one => reaches(one, 'rds-db:connect'))
  const home = homeOf(connecting, ifKnown(owner))
  const side = askPermissions(policies, ifKnown(owner)?.arn ?? `arn:aws:iam::${home.account}:role/role`)
  return {
    ...about(first, owner),
    own: { pointer: first.policy.pointer },
    policies,
    owner,
    mayConnect: connecting.length > 0,
    mayAssume: allowing.some(one => reaches(one, 'sts:assumerole')),
    isForConnecting: connecting.some(isWrittenForConnecting),
    home,
    decide: side.decide,
    allowedBy: side.allowedBy,
  }
}

/** Made up only where neither the owner nor a grant tells. */
function homeOf(connecting: readonly Statement[], owner: Identity | undefined): Home {
  const arns = [
    ...(owner ? [owner.arn] : []),
    ...connecting.flatMap(one => resourcesOf(one).map(({ value }) => value)),
  ].flatMap(text => parseArn(text) ?? [])
  return {
    partition: arns.find(({ partition }) => isPartition(partition))?.partition ?? 'aws',
    region: arns.find(({ region }) => /^[a-z]+(-[a-z]+)+-\d+$/.test(region))?.region ?? 'us-east-1',
    account: arns.find(({ account }) => isAccountId(account))?.account ?? '999988887777',
  }
}

function about({ document }: HeldPolicy, owner: Known<Identity>) {
  return {
    document,
    name: ifKnown(owner)?.arn ?? document.path,
    unseen: owner.state === 'known' ? new Map<Need, string>() : new Map<Need, string>([['owner', owner.why]]),
    owner,
  }
}

function resourcesOf(statement: Statement) {
  return (['Resource', 'NotResource'] as const).flatMap(element =>
    itemsOf(statement.raw, element, statement.pointer).flatMap(({ value, pointer }) =>
      typeof value === 'string' ? [{ value, pointer, element }] : [],
    ),
  )
}

function covers(value: Item['value'], action: string): boolean {
  return typeof value === 'string' && matchesWildcard(value.toLowerCase(), action)
}

/** `action` in lower case. */
function reaches({ raw, pointer }: Statement, action: string): boolean {
  if (itemsOf(raw, 'Action', pointer).some(({ value }) => covers(value, action))) return true
  const excluded = itemsOf(raw, 'NotAction', pointer)
  return excluded.length > 0 && !excluded.some(({ value }) => covers(value, action))
}
