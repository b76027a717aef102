// The IAM calls that the lab answers, one account's worth at a time.
// https://docs.aws.amazon.com/IAM/latest/APIReference/

import type { ManagedPolicyDetail, RoleDetail, UserDetail } from '../../../model/snapshot.ts'
import { itemsOf } from '../../../model/snapshot-part.ts'
import type { Call, Operation, Reply } from '../operation.ts'
import { authorizationDetails } from './authorization-details.ts'
import {
  arnIn,
  encodeDocuments,
  findGroup,
  findRole,
  findUser,
  iamList,
  iamPage,
  missing,
  ownName,
} from './entities.ts'
import { simulatePrincipalPolicy } from './simulate.ts'

type Kind = 'role' | 'user' | 'group'

export const iamOperations: readonly Operation[] = [
  about('GetRole', 'role', call => ({ Role: bareRole(findRole(call, 'iam:GetRole')) })),
  about('GetUser', 'user', call => ({ User: bareUser(findUser(call, 'iam:GetUser')) })),
  about('ListRoleTags', 'role', call =>
    iamPage(findRole(call, 'iam:ListRoleTags').Tags ?? [], 'Tags', call.parameters),
  ),
  about('ListInstanceProfilesForRole', 'role', call => {
    const role = findRole(call, 'iam:ListInstanceProfilesForRole')
    const profiles = (role.InstanceProfileList ?? []).map(profile => ({
      Roles: [bareRole(role)],
      Path: '/',
      ...profile,
    }))
    return iamPage(profiles, 'InstanceProfiles', call.parameters)
  }),
  ...listsOfPolicies('Role', 'role', findRole, role => role.RolePolicyList),
  ...listsOfPolicies('User', 'user', findUser, user => user.UserPolicyList),
  ...listsOfPolicies('Group', 'group', findGroup, group => group.GroupPolicyList),
  about('ListGroupsForUser', 'user', call => {
    const { GroupList = [] } = findUser(call, 'iam:ListGroupsForUser')
    const groups = iamList(call, 'GroupDetailList', 'iam:ListGroupsForUser')
    const mine = groups.filter(({ GroupName }) => GroupList.includes(GroupName))
    return iamPage(
      mine.map(({ GroupPolicyList, AttachedManagedPolicies, ...group }) => group),
      'Groups',
      call.parameters,
    )
  }),
  listOf('ListRoles', call =>
    iamPage(iamList(call, 'RoleDetailList', 'iam:ListRoles').map(bareRole), 'Roles', call.parameters),
  ),
  listOf('ListUsers', call =>
    iamPage(iamList(call, 'UserDetailList', 'iam:ListUsers').map(bareUser), 'Users', call.parameters),
  ),
  listOf('ListOpenIDConnectProviders', call => ({
    OpenIDConnectProviderList: itemsOf(call.account.iam?.OpenIDConnectProviderList).map(({ Arn }) => ({
      Arn,
    })),
  })),
  operation(
    'GetOpenIDConnectProvider',
    ({ parameters }) => parameters.text('OpenIDConnectProviderArn') ?? '*',
    call => {
      const arn = call.parameters.text('OpenIDConnectProviderArn')
      const providers = iamList(call, 'OpenIDConnectProviderList', 'iam:GetOpenIDConnectProvider')
      const found = providers.find(({ Arn }) => Arn === arn)
      if (!found) missing(`OpenIDConnect Provider not found for arn ${arn}`)
      return { Url: found.Url, ClientIDList: found.ClientIDList, ThumbprintList: [] }
    },
  ),
  onPolicy('GetPolicy', policy => {
    const { PolicyVersionList, ...summary } = policy
    return { Policy: summary }
  }),
  onPolicy('GetPolicyVersion', ({ PolicyVersionList }, { parameters }) => {
    const id = parameters.text('VersionId')
    const version = PolicyVersionList.find(({ VersionId }) => VersionId === id)
    return { PolicyVersion: version ?? missing(`Policy version ${id} does not exist.`) }
  }),
  onPolicy('ListPolicyVersions', ({ PolicyVersionList }, { parameters }) =>
    iamPage(
      PolicyVersionList.map(({ Document, ...version }) => version),
      'Versions',
      parameters,
    ),
  ),
  listOf('GetAccountAuthorizationDetails', authorizationDetails),
  simulatePrincipalPolicy,
]

function operation(name: string, resource: (call: Call) => string, run: (call: Call) => Reply): Operation {
  return {
    action: `iam:${name}`,
    needs: call => ({ resource: resource(call) }),
    run: call => encodeDocuments(run(call)) as Reply,
  }
}

function listOf(name: string, run: (call: Call) => Reply): Operation {
  return operation(name, () => '*', run)
}

function about(name: string, kind: Kind, run: (call: Call) => Reply): Operation {
  const parameter = { role: 'RoleName', user: 'UserName', group: 'GroupName' }[kind]
  return operation(name, call => arnIn(call, kind, call.parameters.text(parameter) ?? ownName(call)), run)
}

function onPolicy(name: string, run: (policy: ManagedPolicyDetail, call: Call) => Reply): Operation {
  return operation(
    name,
    ({ parameters }) => parameters.text('PolicyArn') ?? '*',
    call => {
      const arn = call.parameters.text('PolicyArn')
      const policies = iamList(call, 'Policies', `iam:${name}`)
      return run(policies.find(({ Arn }) => Arn === arn) ?? missing(`Policy ${arn} was not found.`), call)
    },
  )
}

/** ListXPolicies, GetXPolicy and ListAttachedXPolicies of roles, users and groups. */
function listsOfPolicies<T extends { readonly AttachedManagedPolicies?: readonly unknown[] }>(
  word: 'Role' | 'User' | 'Group',
  kind: Kind,
  find: (call: Call, action: string) => T,
  inlineOf: (entity: T) => RoleDetail['RolePolicyList'],
): readonly Operation[] {
  return [
    about(`List${word}Policies`, kind, call => {
      const names = (inlineOf(find(call, `iam:List${word}Policies`)) ?? []).map(
        ({ PolicyName }) => PolicyName,
      )
      return iamPage(names, 'PolicyNames', call.parameters)
    }),
    about(`Get${word}Policy`, kind, call => {
      const name = call.parameters.text('PolicyName')
      const owner = call.parameters.text(`${word}Name`)
      const policy = (inlineOf(find(call, `iam:Get${word}Policy`)) ?? []).find(
        ({ PolicyName }) => PolicyName === name,
      )
      if (!policy) missing(`The ${kind} policy with name ${name} cannot be found.`)
      return { [`${word}Name`]: owner, ...policy }
    }),
    about(`ListAttached${word}Policies`, kind, call => {
      const { AttachedManagedPolicies = [] } = find(call, `iam:ListAttached${word}Policies`)
      return iamPage(AttachedManagedPolicies, 'AttachedPolicies', call.parameters)
    }),
  ]
}

/** A role as GetRole gives it: without the policies, which only the authorization details tell. */
function bareRole({
  RolePolicyList,
  AttachedManagedPolicies,
  InstanceProfileList,
  ...role
}: RoleDetail): Reply {
  return { Path: '/', MaxSessionDuration: 3600, ...role }
}

function bareUser({ UserPolicyList, AttachedManagedPolicies, GroupList, ...user }: UserDetail): Reply {
  return { Path: '/', ...user }
}
