// IAM of one account: whole, or only the identities that were asked for.

import type {
  GroupDetail,
  IamSnapshot,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from '../../model/snapshot.ts'
import type { Part } from '../../model/snapshot-part.ts'
import type { Patience } from '../answer.ts'
import type { AuthorizationPage } from '../aws/iam-reads.ts'
import type { AwsReads } from '../aws/ports.ts'
import { type CollectedIdentity, IdentityCollector, managedPoliciesOf } from './collect-identity.ts'
import { type Gaps, type Miss, missOf } from './gaps.ts'
import { nameOf } from './wish.ts'

export interface IamWish {
  readonly account: string
  /** ARNs of roles and users of the account. */
  readonly identities: readonly string[]
  readonly whole: boolean
}

export interface CollectedIam {
  readonly iam: IamSnapshot
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
  const collected = wish.whole
    ? await wholeAccount(wish, read, patience, gaps)
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

/** Page by page; then what only GetRole tells, of the roles that were asked for. */
async function wholeAccount(
  { account, identities }: IamWish,
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<CollectedIam> {
  const all: Mutable = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] }
  let miss: Miss | undefined
  for await (const answer of read.authorizationDetails(patience)) {
    const page = gaps.take(answer, { account, what: 'the account’s identities' })
    if (answer.state === 'failed') miss = missOf(answer.error)
    append(all.UserDetailList, page?.UserDetailList)
    append(all.GroupDetailList, page?.GroupDetailList)
    append(all.RoleDetailList, page?.RoleDetailList)
    append(all.Policies, page?.Policies)
  }
  const state = <T>(items: readonly T[]): Part<T> => {
    if (!miss) return { state: 'complete', items }
    return items.length === 0 ? { state: 'unseen', ...miss } : { state: 'partial', items, ...miss }
  }
  const known = new Set([...all.RoleDetailList, ...all.UserDetailList].map(({ Arn }) => Arn))
  const RoleDetailList = await withLongestSessions(all.RoleDetailList, identities, read, patience, gaps)
  return {
    iam: {
      UserDetailList: state(all.UserDetailList),
      GroupDetailList: state(all.GroupDetailList),
      RoleDetailList: state(RoleDetailList),
      Policies: state(all.Policies),
    },
    absent: miss ? [] : identities.filter(arn => !known.has(arn)),
  }
}

type Mutable = { [L in keyof AuthorizationPage]: AuthorizationPage[L][number][] }

/** A page is too long to be spread into arguments. */
function append<T>(to: T[], items: readonly T[] = []): void {
  for (const item of items) to.push(item)
}

async function withLongestSessions(
  roles: readonly RoleDetail[],
  identities: readonly string[],
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<readonly RoleDetail[]> {
  const wanted = new Set(identities)
  return Promise.all(
    roles.map(async role => {
      if (!wanted.has(role.Arn)) return role
      const answer = await read.role(role.RoleName, patience)
      const bare = gaps.take(answer, { account: role.Arn.split(':')[4] ?? '', what: `role/${role.RoleName}` })
      return bare?.MaxSessionDuration === undefined
        ? role
        : { ...role, MaxSessionDuration: bare.MaxSessionDuration }
    }),
  )
}
