// One role, user or group as IAM describes it → its policies and what is attached to it.

import { childPointer } from '../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'
import type { Attachment, DescribedIdentity, DescribedManagedPolicy } from '../../model/described.ts'
import { type Known, known, type Seen, unseen } from '../../model/known.ts'
import type { Policy, PolicyOwner, PolicyType } from '../../model/policy.ts'
import { maxSessionIn } from './max-session-in.ts'

/** Finds the policy that stands at a pointer, as an object or as text; undefined for what is none. */
export type ReadPolicy = (
  value: JsonValue,
  pointer: string,
  type: PolicyType,
  owner?: PolicyOwner,
) => Policy | undefined

const kinds = {
  RoleDetailList: { kind: 'role', name: 'RoleName', id: 'RoleId', inline: 'RolePolicyList' },
  UserDetailList: { kind: 'user', name: 'UserName', id: 'UserId', inline: 'UserPolicyList' },
  GroupDetailList: { kind: 'group', name: 'GroupName', id: 'GroupId', inline: 'GroupPolicyList' },
} as const

export type IdentityList = keyof typeof kinds

/** Undefined for an entry without an ARN, which names nobody. */
export function describedIdentity(
  list: IdentityList,
  value: JsonObject,
  pointer: string,
  read: ReadPolicy,
): DescribedIdentity | undefined {
  const { kind, inline, id: idName } = kinds[list]
  const arn = textIn(value, 'Arn')
  if (arn === undefined) return undefined
  const owner = kind === 'group' ? undefined : { kind, arn }
  const trusting = memberOf(value, 'AssumeRolePolicyDocument')
  const trust =
    trusting === undefined ? undefined : read(trusting, `${pointer}/AssumeRolePolicyDocument`, 'trust', owner)
  const id = textIn(value, idName)
  const maxSession = maxSessionIn(value, pointer)
  return {
    kind,
    arn,
    pointer,
    ...(id !== undefined && { id }),
    ...(trust && { trust }),
    inline: inlineIn(value, pointer, inline, (document, at) => read(document, at, 'identity', owner)),
    attached: attachedIn(value, pointer),
    groups: kind === 'user' ? groupsIn(value) : { items: [] },
    boundary: boundaryIn(value, pointer),
    tags: tagsIn(value),
    ...(maxSession && { maxSession }),
  }
}

/**
 * AWS's managed policies, service-linked roles, and the roles of IAM Identity Center: AWS writes their policies, and lets
 * nobody else.
 */
export function isByAws(arn: string): boolean {
  return arn.includes(':iam::aws:policy/') || /:role\/(aws-service-role|aws-reserved)\//.test(arn)
}

function inlineIn(
  value: JsonObject,
  pointer: string,
  name: string,
  read: (document: JsonValue, pointer: string) => Policy | undefined,
): Seen<Policy> {
  const list = memberOf(value, name)
  if (!isArray(list))
    return { items: [], unseen: whyUnread(value, name) ?? 'its inline policies were not read' }
  const items = list.flatMap((entry, index) => {
    const document = isObject(entry) ? memberOf(entry, 'PolicyDocument') : undefined
    const at = `${pointer}/${name}/${index}/PolicyDocument`
    return (document === undefined ? undefined : read(document, at)) ?? []
  })
  return items.length === list.length
    ? { items }
    : { items, unseen: 'one of its inline policies cannot be read' }
}

function attachedIn(value: JsonObject, pointer: string): Seen<Attachment> {
  const list = memberOf(value, 'AttachedManagedPolicies')
  if (!isArray(list)) {
    const why = whyUnread(value, 'AttachedManagedPolicies')
    return { items: [], unseen: why ?? 'what is attached to it was not read' }
  }
  const items = list.flatMap((entry, index) => {
    const arn = isObject(entry) ? textIn(entry, 'PolicyArn') : undefined
    return arn === undefined
      ? []
      : [{ arn, pointer: `${pointer}/AttachedManagedPolicies/${index}/PolicyArn` }]
  })
  return { items, ...(items.length < list.length && { unseen: 'one of its attachments has no ARN' }) }
}

function groupsIn(value: JsonObject): Seen<string> {
  const list = memberOf(value, 'GroupList')
  if (!isArray(list))
    return { items: [], unseen: whyUnread(value, 'GroupList') ?? 'its groups were not read' }
  return { items: list.filter(entry => typeof entry === 'string') }
}

/** What a snapshot says of a member that was asked for in vain. */
function whyUnread(value: JsonObject, name: string): string | undefined {
  const unread = memberOf(value, 'unread')
  const one = isObject(unread) ? memberOf(unread, name) : undefined
  return isObject(one) ? textIn(one, 'why') : undefined
}

/** AWS leaves the member out where there is no boundary. */
function boundaryIn(value: JsonObject, pointer: string): Known<Attachment | undefined> {
  const boundary = memberOf(value, 'PermissionsBoundary')
  if (boundary === undefined || boundary === null) return known(undefined)
  const arn = isObject(boundary) ? textIn(boundary, 'PermissionsBoundaryArn') : undefined
  return arn === undefined
    ? unseen('its permissions boundary has no ARN')
    : known({ arn, pointer: `${pointer}/PermissionsBoundary/PermissionsBoundaryArn` })
}

function tagsIn(value: JsonObject): Known<Readonly<Record<string, string>>> {
  const list = memberOf(value, 'Tags')
  if (!isArray(list)) return unseen('its tags were not read')
  const tags = list.flatMap((entry): [string, string][] => {
    const key = isObject(entry) ? textIn(entry, 'Key') : undefined
    const text = isObject(entry) ? memberOf(entry, 'Value') : undefined
    return key === undefined || typeof text !== 'string' ? [] : [[key, text]]
  })
  return known(Object.fromEntries(tags))
}

/** The default version; undefined where no version is marked as such. */
export function describedManagedPolicy(
  value: JsonObject,
  pointer: string,
  read: ReadPolicy,
): DescribedManagedPolicy | undefined {
  const arn = textIn(value, 'Arn')
  const versions = memberOf(value, 'PolicyVersionList')
  if (arn === undefined || !isArray(versions)) return undefined
  const wanted = memberOf(value, 'DefaultVersionId')
  const index = versions.findIndex(
    version =>
      isObject(version) &&
      (memberOf(version, 'IsDefaultVersion') === true ||
        (wanted !== undefined && memberOf(version, 'VersionId') === wanted)),
  )
  const version = versions[index]
  const document = isObject(version) ? memberOf(version, 'Document') : undefined
  if (document === undefined) return undefined
  const at = childPointer(`${pointer}/PolicyVersionList`, index)
  const policy = read(document, `${at}/Document`, 'identity')
  return policy && { arn, policy }
}

export function textIn(value: JsonObject, name: string): string | undefined {
  const member = memberOf(value, name)
  return typeof member === 'string' && member !== '' ? member : undefined
}
