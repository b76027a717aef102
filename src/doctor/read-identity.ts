// Reads one identity with everything that is attached to it.

import type { Answer, Failed, Patience, PeerError } from '../live/answer.ts'
import type { AwsCaller } from '../live/aws/ports.ts'
import type {
  AttachedPolicy,
  InlinePolicy,
  PermissionsBoundary,
  RoleDetail,
  UserDetail,
} from '../model/snapshot.ts'
import { type LiveDocument, policyText } from './judgement.ts'
import type { Gap, ReadIdentity } from './live-policies.ts'
import { nameOf } from './walked-link.ts'

/** Asks for a role or user, given by the ARN of itself; a session's role is named by `identityArnOf`. */
export async function readIdentity(
  reader: AwsCaller,
  arn: string,
  patience: Patience,
): Promise<ReadIdentity> {
  const name = nameOf(arn)
  return arn.includes(':user/')
    ? readUser(reader, arn, name, patience)
    : readRole(reader, arn, name, patience)
}

async function readRole(
  { read }: AwsCaller,
  arn: string,
  name: string,
  patience: Patience,
): Promise<ReadIdentity> {
  const [role, inline, attached] = await Promise.all([
    read.role(name, patience),
    read.rolePolicies(name, patience),
    read.attachedRolePolicies(name, patience),
  ])
  if (role.state === 'failed') return withoutIdentity(arn, 'role', role.error)
  const own = await permissionsOf(read, role.value, [inline], [attached], patience)
  return {
    arn: role.value.Arn,
    kind: 'role',
    exists: true,
    trust: `${role.value.Arn}, trust policy`,
    ...own,
    documents: [trustDocument(role.value), ...own.documents],
  }
}

async function readUser(
  { read }: AwsCaller,
  arn: string,
  name: string,
  patience: Patience,
): Promise<ReadIdentity> {
  const [user, inline, attached, groups] = await Promise.all([
    read.user(name, patience),
    read.userPolicies(name, patience),
    read.attachedUserPolicies(name, patience),
    read.groupsOfUser(name, patience),
  ])
  if (user.state === 'failed') return withoutIdentity(arn, 'user', user.error)
  const names = groups.state === 'answered' ? groups.value.map(({ GroupName }) => GroupName) : []
  const ofGroups = await Promise.all(names.map(group => read.groupPolicies(group, patience)))
  const attachedToGroups = await Promise.all(names.map(group => read.attachedGroupPolicies(group, patience)))
  const own = await permissionsOf(
    read,
    user.value,
    [inline, ...(groups.state === 'failed' ? [groups] : []), ...ofGroups],
    [attached, ...attachedToGroups],
    patience,
  )
  return { arn: user.value.Arn, kind: 'user', exists: true, ...own }
}

function withoutIdentity(arn: string, kind: ReadIdentity['kind'], error: PeerError): ReadIdentity {
  const exists = error.kind === 'notFound' ? false : undefined
  return { arn, kind, exists, documents: [], gaps: [{ part: 'identity', error }] }
}

/** With all that only GetRole tells, in its shape, so that it is read as a saved reply would be. */
function trustDocument(role: RoleDetail): LiveDocument {
  const { AssumeRolePolicyDocument, Arn, RoleName, MaxSessionDuration } = role
  const shown = {
    RoleName,
    Arn,
    ...(MaxSessionDuration !== undefined && { MaxSessionDuration }),
    AssumeRolePolicyDocument,
  }
  return { path: `${Arn}, trust policy`, text: policyText({ Role: shown }) }
}

type Reads = AwsCaller['read']
type Permissions = Pick<ReadIdentity, 'documents' | 'policies' | 'boundary' | 'gaps'>

async function permissionsOf(
  read: Reads,
  owner: RoleDetail | UserDetail,
  inline: readonly (Answer<readonly InlinePolicy[]> | Failed)[],
  attached: readonly Answer<readonly AttachedPolicy[]>[],
  patience: Patience,
): Promise<Permissions> {
  const gaps: Gap[] = []
  const documents: LiveDocument[] = []
  const valuesOf = <T>(answers: readonly Answer<readonly T[]>[]): readonly T[] =>
    answers.flatMap(answer => {
      if (answer.state === 'answered') return answer.value
      gaps.push({ part: 'permissions', error: answer.error })
      return []
    })
  for (const { PolicyName, PolicyDocument } of valuesOf<InlinePolicy>(inline)) {
    documents.push({
      path: `${owner.Arn}, policy ${PolicyName}`,
      text: policyText(PolicyDocument),
      type: 'identity',
    })
  }
  const managed = valuesOf(attached)
  for (const one of await Promise.all(
    managed.map(({ PolicyArn }) => readManaged(read, PolicyArn, 'identity', patience)),
  )) {
    if ('text' in one) documents.push(one)
    else gaps.push({ part: 'permissions', error: one })
  }
  const policies = documents.map(({ path }) => path)
  const bounded = await boundaryOf(read, owner.PermissionsBoundary, patience)
  if ('error' in bounded) gaps.push({ part: 'boundary', error: bounded.error })
  return {
    documents: [...documents, ...('document' in bounded ? [bounded.document] : [])],
    policies: gaps.some(({ part }) => part === 'permissions')
      ? [...policies, `other policies of ${owner.Arn}`]
      : policies,
    ...('error' in bounded
      ? { boundary: `the permissions boundary of ${owner.Arn}` }
      : { boundary: 'document' in bounded ? bounded.document.path : 'none' }),
    gaps,
  }
}

async function boundaryOf(
  read: Reads,
  boundary: PermissionsBoundary | undefined,
  patience: Patience,
): Promise<{ readonly document: LiveDocument } | { readonly error: PeerError } | Record<never, never>> {
  if (boundary === undefined) return {}
  const one = await readManaged(read, boundary.PermissionsBoundaryArn, 'boundary', patience)
  return 'text' in one ? { document: one } : { error: one }
}

async function readManaged(
  read: Reads,
  arn: string,
  type: 'identity' | 'boundary',
  patience: Patience,
): Promise<LiveDocument | PeerError> {
  const answer = await read.managedPolicy(arn, patience)
  if (answer.state === 'failed') return answer.error
  const { DefaultVersionId, PolicyVersionList } = answer.value
  const version = PolicyVersionList.find(({ VersionId }) => VersionId === DefaultVersionId)
  if (version === undefined)
    return { code: 'NoDefaultVersion', message: `${arn} has no default version`, kind: 'peer' }
  return { path: arn, text: policyText(version.Document), type }
}
