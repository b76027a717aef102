// IAM. https://docs.aws.amazon.com/IAM/latest/APIReference/

import type {
  AttachedPolicy,
  GroupDetail,
  InstanceProfile,
  ManagedPolicyDetail,
  OpenIdConnectProvider,
  RoleDetail,
  UserDetail,
} from '../../model/snapshot.ts'
import type { Answer, Patience } from '../answer.ts'
import { authorizationPages } from './authorization-details.ts'
import type { IamReads } from './iam-reads.ts'
import { readInlinePolicies } from './inline-policies.ts'
import { toIamJson } from './json-shape.ts'
import { allPages, type Call, expected } from './question.ts'
import type { ReadTools } from './reads.ts'

/** The commands, and the client that sends them. */
export type Iam = Awaited<ReturnType<typeof openIam>>

export async function openIam({ clients, home }: ReadTools) {
  const iam = await import('./load-iam.ts')
  return { ...iam, client: await clients.get('IAM', await home(), async config => new iam.IAMClient(config)) }
}

type Read<T> = (call: Call, iam: Iam, name: string) => Promise<T>

export function iamReads(tools: ReadTools): IamReads {
  const about =
    <T>(read: Read<T>) =>
    (name: string, patience: Patience): Promise<Answer<T>> =>
      tools.ask(async call => read(call, await openIam(tools), name), patience)
  return {
    role: about(readRole),
    rolePolicies: about((call, iam, name) => readInlinePolicies('role', call, iam, name)),
    attachedRolePolicies: about(readAttachedToRole),
    instanceProfiles: about(readInstanceProfiles),
    user: about(readUser),
    userPolicies: about((call, iam, name) => readInlinePolicies('user', call, iam, name)),
    attachedUserPolicies: about(readAttachedToUser),
    groupsOfUser: about(readGroups),
    groupPolicies: about((call, iam, name) => readInlinePolicies('group', call, iam, name)),
    attachedGroupPolicies: about(readAttachedToGroup),
    managedPolicy: about(readManagedPolicy),
    identityProviders: patience =>
      tools.ask(async call => readIdentityProviders(call, await openIam(tools)), patience),
    authorizationDetails: patience => authorizationPages(tools, patience),
  }
}

const readRole: Read<RoleDetail> = async (call, { client, GetRoleCommand }, RoleName) => {
  const name = 'iam:GetRole'
  const { Role } = await call(name, end => client.send(new GetRoleCommand({ RoleName }), end))
  // A role without tags has no such member, and this call tells them.
  return toIamJson({ Tags: [], ...expected(Role, 'Role', name) })
}

const readUser: Read<UserDetail> = async (call, { client, GetUserCommand }, UserName) => {
  const name = 'iam:GetUser'
  const { User } = await call(name, end => client.send(new GetUserCommand({ UserName }), end))
  return toIamJson({ Tags: [], ...expected(User, 'User', name) })
}

const readAttachedToRole: Read<readonly AttachedPolicy[]> = async (call, iam, RoleName) =>
  toIamJson(
    await allPages(
      call,
      'iam:ListAttachedRolePolicies',
      (Marker, end) => iam.client.send(new iam.ListAttachedRolePoliciesCommand({ RoleName, Marker }), end),
      reply => reply.AttachedPolicies,
    ),
  )

const readAttachedToUser: Read<readonly AttachedPolicy[]> = async (call, iam, UserName) =>
  toIamJson(
    await allPages(
      call,
      'iam:ListAttachedUserPolicies',
      (Marker, end) => iam.client.send(new iam.ListAttachedUserPoliciesCommand({ UserName, Marker }), end),
      reply => reply.AttachedPolicies,
    ),
  )

const readAttachedToGroup: Read<readonly AttachedPolicy[]> = async (call, iam, GroupName) =>
  toIamJson(
    await allPages(
      call,
      'iam:ListAttachedGroupPolicies',
      (Marker, end) => iam.client.send(new iam.ListAttachedGroupPoliciesCommand({ GroupName, Marker }), end),
      reply => reply.AttachedPolicies,
    ),
  )

const readGroups: Read<readonly GroupDetail[]> = async (call, iam, UserName) =>
  toIamJson(
    await allPages(
      call,
      'iam:ListGroupsForUser',
      (Marker, end) => iam.client.send(new iam.ListGroupsForUserCommand({ UserName, Marker }), end),
      reply => reply.Groups,
    ),
  )

const readInstanceProfiles: Read<readonly InstanceProfile[]> = async (call, iam, RoleName) => {
  const profiles = await allPages(
    call,
    'iam:ListInstanceProfilesForRole',
    (Marker, end) => iam.client.send(new iam.ListInstanceProfilesForRoleCommand({ RoleName, Marker }), end),
    reply => reply.InstanceProfiles,
  )
  return toIamJson(profiles.map(({ Roles, ...profile }) => profile))
}

const readManagedPolicy: Read<ManagedPolicyDetail> = async (call, iam, PolicyArn) => {
  const { Policy } = await call('iam:GetPolicy', end =>
    iam.client.send(new iam.GetPolicyCommand({ PolicyArn }), end),
  )
  const policy = expected(Policy, 'Policy', 'iam:GetPolicy')
  const VersionId = expected(policy.DefaultVersionId, 'DefaultVersionId', 'iam:GetPolicy')
  const name = 'iam:GetPolicyVersion'
  const { PolicyVersion } = await call(name, end =>
    iam.client.send(new iam.GetPolicyVersionCommand({ PolicyArn, VersionId }), end),
  )
  const version = expected(PolicyVersion, 'PolicyVersion', name)
  expected(version.Document, 'Document', name)
  return toIamJson({ ...policy, PolicyVersionList: [version] })
}

async function readIdentityProviders(call: Call, iam: Iam): Promise<readonly OpenIdConnectProvider[]> {
  const list = 'iam:ListOpenIDConnectProviders'
  const { OpenIDConnectProviderList } = await call(list, end =>
    iam.client.send(new iam.ListOpenIDConnectProvidersCommand({}), end),
  )
  const providers = expected(OpenIDConnectProviderList, 'OpenIDConnectProviderList', list)
  const name = 'iam:GetOpenIDConnectProvider'
  return Promise.all(
    providers.map(async ({ Arn = '' }) => {
      const command = new iam.GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: Arn })
      const { Url, ClientIDList = [] } = await call(name, end => iam.client.send(command, end))
      return { Arn, Url: expected(Url, 'Url', name), ClientIDList }
    }),
  )
}
