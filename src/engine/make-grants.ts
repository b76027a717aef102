// Permission policies → what they grant: statements that connect, statements that assume roles, and each identity's
// permissions as a whole.

import { parseActionName } from '../model/action-name.ts'
import type { HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import { ifKnown, type Known } from '../model/known.ts'
import { type Link, signerOf } from '../model/link.ts'
import { effectOf, type Item, itemsOf, type Policy, type Statement, statementsOf } from '../model/policy.ts'
import { whatDoesThisPatternCover } from '../policy/coverage.ts'
import { askPermissions } from '../policy/permissions-side.ts'
import { matchesWildcard } from '../policy/wildcard.ts'
import type {
  AssumeGrantSubject,
  GrantSubject,
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
  return {
    grant: allowing
      .filter(({ statement }) => reaches(statement, 'rds-db:connect'))
      .map(({ held, statement }) => grantSubject(held, statement, ownerOf(held), inventory, links)),
    'assume-grant': allowing
      .filter(({ statement }) => reaches(statement, 'sts:assumerole'))
      .map(({ held, statement }) => assumeGrantSubject(held, statement, ownerOf(held), inventory, hops)),
    permissions: permissionsOf(held, ownerOf),
  }
}

function grantSubject(
  { document, policy }: HeldPolicy,
  statement: Statement,
  owner: Known<Identity>,
  inventory: Inventory,
  links: readonly Link[],
): GrantSubject {
  const actions = itemsOf(statement.raw, 'Action', statement.pointer)
  const of = ifKnown(owner)
  return {
    ...about({ document, policy }, owner),
    own: { pointer: statement.pointer },
    policy,
    statement,
    actions: actions.filter(({ value }) => covers(value, 'rds-db:connect')),
    isOnlyForConnecting:
      actions.length > 0 &&
      actions.every(
        ({ value }) => typeof value === 'string' && parseActionName(value)?.prefix.toLowerCase() === 'rds-db',
      ),
    resources: resourcesOf(statement).map(item => openedBy(item)),
    owner,
    inventory,
    links: of === undefined ? [] : links.filter(link => signerOf(link) === of),
  }
}

function openedBy(item: ReturnType<typeof resourcesOf>[number]): OpenedResource {
  let coverage: OpenedResource['coverage'] | undefined
  return {
    ...item,
    get coverage() {
      coverage ??= whatDoesThisPatternCover(item.value)
      return coverage
    },
  }
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
  const groups = new Map<unknown, HeldPolicy[]>()
  for (const one of held) {
    const key = ifKnown(ownerOf(one)) ?? one.policy
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].map(policies => {
    const [first] = policies as [HeldPolicy]
    const owner = ownerOf(first)
    const side = askPermissions(policies, ifKnown(owner)?.arn)
    const may = (action: string) => policies.some(({ policy }) => allowsAction(policy, action))
    return {
      ...about(first, owner),
      own: { pointer: first.policy.pointer },
      policies,
      owner,
      mayConnect: may('rds-db:connect'),
      mayAssume: may('sts:assumerole'),
      decide: side.decide,
      allowedBy: side.allowedBy,
    }
  })
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

/** Whether an Allow statement reaches the action, whatever its resources and conditions. `action` in lower case. */
export function allowsAction(policy: Policy, action: string): boolean {
  return statementsOf(policy).some(one => effectOf(one) === 'Allow' && reaches(one, action))
}

/** `action` in lower case. */
function reaches({ raw, pointer }: Statement, action: string): boolean {
  if (itemsOf(raw, 'Action', pointer).some(({ value }) => covers(value, action))) return true
  const excluded = itemsOf(raw, 'NotAction', pointer)
  return excluded.length > 0 && !excluded.some(({ value }) => covers(value, action))
}
