// IAM of one account: whole, or only the identities that were asked for.

import type { JsonValue } from '../../base/json-value.ts'
import type {
  GroupDetail,
  IamSnapshot,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from '../../model/snapshot.ts'
import type { Part } from '../../model/snapshot-part.ts'
import type { Patience } from '../answer.ts'
import type { AwsReads } from '../aws/ports.ts'
import { type CollectedIdentity, IdentityCollector, managedPoliciesOf } from './collect-identity.ts'
import { type Gaps, type Miss, missOf } from './gaps.ts'
import type { LongListName, LongLists } from './long-lists.ts'
import { nameOf } from './wish.ts'

export interface IamWish {
  readonly account: string
  /** ARNs of roles and users of the account. */
  readonly identities: readonly string[]
  /** Everything of the account, and where it goes. */
  readonly whole?: LongLists
}

export interface CollectedIam {
  readonly iam: IamSnapshot
  /** The roles that were asked for, also where `iam` leaves them to a long list. */
  readonly named: readonly RoleDetail[]
  /** ARNs. */
  readonly absent: readonly string[]
}

const onlyOfLinks = 'only what the links need was asked for'

export async function collectIam(
  wish: IamWish,
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<CollectedIam> {
  const providers = read.identityProviders(patience)
  const { whole } = wish
  const collected = whole
    ? await wholeAccount({ ...wish, whole }, read, patience, gaps)
    : await someIdentities(wish, read, patience, gaps)
  const OpenIDConnectProviderList = gaps.part(await providers, {
    account: wish.account,
    what: 'OpenIDConnectProviderList',
  })
  return { ...collected, iam: { ...collected.iam, OpenIDConnectProviderList } }
}

async function someIdentities(
  { account, identities }: IamWish,
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<CollectedIam> {
  const collector = new IdentityCollector(read, patience, gaps)
  const found = await Promise.all(identities.map(arn => collector.collect(arn)))
  const roles = found.flatMap(({ role }) => role ?? [])
  const users = found.flatMap(({ user }) => user ?? [])
  const groups = [
    ...new Map(found.flatMap(one => one.groups ?? []).map(group => [group.Arn, group])).values(),
  ]
  const arns = [...managedPoliciesOf([...roles, ...users, ...groups])]
  const owners = [...roles, ...users].map(({ Arn }) => Arn)
  return {
    iam: {
      UserDetailList: partOf<UserDetail>(users, missesOf(found, identities, ':user/')),
      GroupDetailList: partOf<GroupDetail>(groups, []),
      RoleDetailList: partOf<RoleDetail>(roles, missesOf(found, identities, ':role/')),
      Policies: await managedPolicies(arns, { account, owners }, read, patience, gaps),
    },
    named: roles,
    absent: identities.filter((_, index) => found[index]?.absent),
  }
}

function missesOf(
  found: readonly CollectedIdentity[],
  identities: readonly string[],
  kind: string,
): readonly Miss[] {
  return found.flatMap(({ miss }, index) => (miss && identities[index]?.includes(kind) ? [miss] : []))
}

/** Nothing but a failure is unseen; what was found beside one is partial. */
function partOf<T>(items: readonly T[], [miss]: readonly Miss[]): Part<T> {
  if (miss && items.length === 0) return { state: 'unseen', ...miss }
  return { state: 'partial', items, ...(miss ?? { why: onlyOfLinks }) }
}

async function managedPolicies(
  arns: readonly string[],
  { account, owners }: { readonly account: string; readonly owners: readonly string[] },
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<Part<ManagedPolicyDetail>> {
  const items: ManagedPolicyDetail[] = []
  const misses: Miss[] = []
  const answers = await Promise.all(arns.map(arn => read.managedPolicy(arn, patience)))
  for (const [index, answer] of answers.entries()) {
    const what = `policy ${nameOf(arns[index] ?? '')}`
    // Whose policies cannot be judged without it does not matter much: one is enough to say so.
    const value = gaps.take(answer, { account, what, ...(owners[0] !== undefined && { judges: owners[0] }) })
    if (value) items.push(value)
    else if (answer.state === 'failed') misses.push(missOf(answer.error))
  }
  return partOf(items, misses)
}

/** Page by page, each handed on and let go; the roles that were asked for with what only GetRole tells. */
async function wholeAccount(
  { account, identities, whole }: IamWish & { readonly whole: LongLists },
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<CollectedIam> {
  const wanted = new Set(identities)
  const named: RoleDetail[] = []
  const counts = { UserDetailList: 0, GroupDetailList: 0, RoleDetailList: 0, Policies: 0 }
  let miss: Miss | undefined
  for await (const answer of read.authorizationDetails(patience)) {
    const page = gaps.take(answer, { account, what: 'the account’s identities' })
    if (answer.state === 'failed') miss = missOf(answer.error)
    if (page === undefined) continue
    for (const list of longLists) {
      for (const entry of page[list]) {
        const isNamed = 'Arn' in entry && wanted.delete(entry.Arn)
        const kept = isNamed && isRole(entry) ? await withLongestSession(entry, read, patience, gaps) : entry
        if (isNamed && isRole(kept)) named.push(kept)
        whole.add(account, list, kept as unknown as JsonValue)
        counts[list]++
      }
    }
  }
  const state = (list: LongListName): Part<never> => {
    if (!miss) return { state: 'complete', items: [] }
    return counts[list] === 0 ? { state: 'unseen', ...miss } : { state: 'partial', items: [], ...miss }
  }
  return {
    iam: {
      UserDetailList: state('UserDetailList'),
      GroupDetailList: state('GroupDetailList'),
      RoleDetailList: state('RoleDetailList'),
      Policies: state('Policies'),
    },
    named,
    absent: miss ? [] : identities.filter(arn => wanted.has(arn)),
  }
}

const longLists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const

function isRole(entry: object): entry is RoleDetail {
  return 'RoleName' in entry
}

async function withLongestSession(
  role: RoleDetail,
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<RoleDetail> {
  const answer = await read.role(role.RoleName, patience)
  const bare = gaps.take(answer, { account: role.Arn.split(':')[4] ?? '', what: `role/${role.RoleName}` })
  return bare?.MaxSessionDuration === undefined
    ? role
    : { ...role, MaxSessionDuration: bare.MaxSessionDuration }
}
