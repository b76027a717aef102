// The users, roles and groups that IAM calls are about, and the lists that they are answered with.

import type { GroupDetail, IamSnapshot, RoleDetail, UserDetail } from '../../../model/snapshot.ts'
import { AwsError } from '../aws-error.ts'
import { type Call, type Reply, readPart } from '../operation.ts'
import { type Paging, replyWith } from '../paging.ts'
import type { Parameters } from '../parameters.ts'

type ListName =
  | 'RoleDetailList'
  | 'UserDetailList'
  | 'GroupDetailList'
  | 'Policies'
  | 'OpenIDConnectProviderList'
type Items<L extends ListName> =
  NonNullable<IamSnapshot[L]> extends infer P
    ? P extends { readonly items: readonly (infer T)[] }
      ? T
      : never
    : never

/** A list of the caller's account. */
export function iamList<L extends ListName>(call: Call, list: L, action: string): readonly Items<L>[] {
  return readPart<Items<L>>(call.account.iam?.[list] as never, action)
}

export function findRole(call: Call, action: string): RoleDetail {
  const name = call.parameters.text('RoleName') ?? ''
  return (
    iamList(call, 'RoleDetailList', action).find(role => role.RoleName === name) ??
    missing(`The role with name ${name} cannot be found.`)
  )
}

export function findUser(call: Call, action: string): UserDetail {
  const name = call.parameters.text('UserName') ?? ownName(call)
  return (
    iamList(call, 'UserDetailList', action).find(user => user.UserName === name) ??
    missing(`The user with name ${name} cannot be found.`)
  )
}

export function findGroup(call: Call, action: string): GroupDetail {
  const name = call.parameters.text('GroupName') ?? ''
  return (
    iamList(call, 'GroupDetailList', action).find(group => group.GroupName === name) ??
    missing(`The group with name ${name} cannot be found.`)
  )
}

export function missing(message: string): never {
  throw new AwsError('NoSuchEntity', message, 404)
}

/** Calls about a user that name none are about the caller. */
export function ownName({ identity }: Call): string {
  return identity.arn.split('/').at(-1) ?? ''
}

/** The ARN to authorize a call about a role or user on, also when there is none of that name. */
export function arnIn(call: Call, kind: 'role' | 'user' | 'group', name: string): string {
  const { iam } = call.account
  const known =
    kind === 'role'
      ? call.backstage.estate.roleNamed(call.account.Account, name)?.Arn
      : kind === 'user'
        ? call.backstage.estate.userNamed(call.account.Account, name)?.Arn
        : iam?.GroupDetailList?.state !== 'unseen'
          ? iam?.GroupDetailList?.items.find(({ GroupName }) => GroupName === name)?.Arn
          : undefined
  return known ?? `arn:aws:iam::${call.account.Account}:${kind}/${name}`
}

export const iamPaging: Paging = {
  size: { parameter: 'MaxItems', least: 1, most: 1000, usual: 100 },
  more: 'Marker',
  badSize: 'ValidationError',
  badMore: 'ValidationError',
}

/** IAM says of every page whether it is the last. */
export function iamPage(items: readonly unknown[], member: string, parameters: Parameters): Reply {
  const reply = replyWith(member, items, parameters, iamPaging)
  return { ...reply, IsTruncated: 'Marker' in reply }
}

const documentMembers = new Set(['AssumeRolePolicyDocument', 'PolicyDocument', 'Document'])

/** Policy documents as IAM sends them: "URL-encoded JSON text compliant with RFC 3986". */
export function encodeDocuments(value: unknown, member = ''): unknown {
  if (documentMembers.has(member) && typeof value === 'object')
    return encodeURIComponent(JSON.stringify(value))
  if (Array.isArray(value)) return value.map(item => encodeDocuments(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodeDocuments(item, key)]))
}
