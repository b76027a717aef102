// A role or a user with everything that is attached to it, in the shape of GetAccountAuthorizationDetails.

import type { AttachedPolicy, GroupDetail, RoleDetail, UserDetail } from '../../model/snapshot.ts'
import type { UnreadMembers } from '../../model/snapshot-additions.ts'
import type { Answer, Patience } from '../answer.ts'
import type { AwsReads } from '../aws/ports.ts'
import { type Gaps, type Miss, missOf } from './gaps.ts'
import { accountOf, nameOf } from './wish.ts'

export interface CollectedIdentity {
  readonly role?: RoleDetail
  readonly user?: UserDetail
  /** Of a user. */
  readonly groups?: readonly GroupDetail[]
  /** AWS says that there is none of that name. */
  readonly absent?: true
  /** Why nothing of it is known. */
  readonly miss?: Miss
}

export class IdentityCollector {
  readonly #read: AwsReads
  readonly #patience: Patience
  readonly #gaps: Gaps

  constructor(read: AwsReads, patience: Patience, gaps: Gaps) {
    this.#read = read
    this.#patience = patience
    this.#gaps = gaps
  }

  collect(arn: string): Promise<CollectedIdentity> {
    return arn.includes(':user/') ? this.#user(arn) : this.#role(arn)
  }

  async #role(arn: string): Promise<CollectedIdentity> {
    const name = nameOf(arn)
    const bare = await this.#read.role(name, this.#patience)
    const found = this.#bare(bare, arn)
    if (!('value' in found)) return found
    const { RolePolicyList, AttachedManagedPolicies, InstanceProfileList, ...unread } = await this.#members(
      arn,
      {
        RolePolicyList: this.#read.rolePolicies(name, this.#patience),
        AttachedManagedPolicies: this.#read.attachedRolePolicies(name, this.#patience),
        InstanceProfileList: this.#read.instanceProfiles(name, this.#patience),
      },
    )
    return {
      role: {
        ...found.value,
        ...(RolePolicyList && { RolePolicyList }),
        ...(AttachedManagedPolicies && { AttachedManagedPolicies }),
        ...(InstanceProfileList && { InstanceProfileList }),
        ...unread,
      },
    }
  }

  async #user(arn: string): Promise<CollectedIdentity> {
    const name = nameOf(arn)
    const bare = await this.#read.user(name, this.#patience)
    const found = this.#bare(bare, arn)
    if (!('value' in found)) return found
    const { UserPolicyList, AttachedManagedPolicies, GroupList, ...unread } = await this.#members(arn, {
      UserPolicyList: this.#read.userPolicies(name, this.#patience),
      AttachedManagedPolicies: this.#read.attachedUserPolicies(name, this.#patience),
      GroupList: this.#read.groupsOfUser(name, this.#patience),
    })
    return {
      user: {
        ...found.value,
        ...(UserPolicyList && { UserPolicyList }),
        ...(AttachedManagedPolicies && { AttachedManagedPolicies }),
        ...(GroupList && { GroupList: GroupList.map(({ GroupName }) => GroupName) }),
        ...unread,
      },
      groups: await Promise.all((GroupList ?? []).map(group => this.#group(group, arn))),
    }
  }

  async #group(group: GroupDetail, of: string): Promise<GroupDetail> {
    const { GroupName } = group
    const { GroupPolicyList, AttachedManagedPolicies, ...unread } = await this.#members(
      of,
      {
        GroupPolicyList: this.#read.groupPolicies(GroupName, this.#patience),
        AttachedManagedPolicies: this.#read.attachedGroupPolicies(GroupName, this.#patience),
      },
      group.Arn,
    )
    return {
      ...group,
      ...(GroupPolicyList && { GroupPolicyList }),
      ...(AttachedManagedPolicies && { AttachedManagedPolicies }),
      ...unread,
    }
  }

  /** The identity itself, or that there is none, or that nobody may tell. A namesake under another path is another one. */
  #bare<T extends { readonly Arn: string }>(
    answer: Answer<T>,
    arn: string,
  ): CollectedIdentity | { readonly value: T } {
    const absent = answer.state === 'failed' && answer.error.kind === 'notFound'
    if (absent) this.#gaps.answered()
    const value = absent ? undefined : this.#gaps.take(answer, placeOf(arn, kindOf(arn)))
    if (value?.Arn === arn) return { value }
    if (absent || value) return { absent: true }
    return { miss: missOf((answer as Extract<typeof answer, { state: 'failed' }>).error) }
  }

  /** Lists of one identity, each read or its failure noted; `owner` has the lists, `of` is judged with them. */
  async #members<M extends Readonly<Record<string, Promise<Answer<readonly unknown[]>>>>>(
    of: string,
    members: M,
    owner = of,
  ): Promise<Lists<M> & { readonly unread?: UnreadMembers }> {
    const unread: Record<string, Miss> = {}
    const lists: Record<string, unknown> = {}
    for (const [member, asked] of Object.entries(members)) {
      const answer = await asked
      const judges = member === 'InstanceProfileList' ? {} : { judges: of }
      const value = this.#gaps.take(answer, { ...placeOf(owner, member), ...judges })
      if (answer.state === 'failed') unread[member] = missOf(answer.error)
      else lists[member] = value
    }
    return { ...(lists as Lists<M>), ...(Object.keys(unread).length > 0 && { unread }) }
  }
}

type Lists<M> = {
  readonly [K in keyof M]?: M[K] extends Promise<Answer<infer T>> ? T : never
}

function kindOf(arn: string): string {
  return arn.includes(':user/') ? 'user' : 'role'
}

function placeOf(arn: string, what: string) {
  const name = arn.split(':').slice(5).join(':')
  const said = what === 'role' || what === 'user' ? name : `${what} of ${name}`
  return { account: accountOf(arn), what: said, ...(said === name && { judges: arn }) }
}

/** Managed policies that identities have, boundaries among them. */
export function managedPoliciesOf(
  identities: readonly {
    readonly AttachedManagedPolicies?: readonly AttachedPolicy[]
    readonly PermissionsBoundary?: { readonly PermissionsBoundaryArn: string }
  }[],
): ReadonlySet<string> {
  return new Set(
    identities.flatMap(({ AttachedManagedPolicies = [], PermissionsBoundary }) => [
      ...AttachedManagedPolicies.map(({ PolicyArn }) => PolicyArn),
      ...(PermissionsBoundary ? [PermissionsBoundary.PermissionsBoundaryArn] : []),
    ]),
  )
}
