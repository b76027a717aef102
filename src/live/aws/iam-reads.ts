// What is read of IAM. Types only.

import type {
  AttachedPolicy,
  GroupDetail,
  InlinePolicy,
  InstanceProfile,
  ManagedPolicyDetail,
  OpenIdConnectProvider,
  RoleDetail,
  UserDetail,
} from '../../model/snapshot.ts'
import type { Answer, Patience } from '../answer.ts'

/** Names are without paths. */
export interface IamReads {
  /** With trust policy, tags, boundary and longest session; without its permission policies. */
  role(name: string, patience: Patience): Promise<Answer<RoleDetail>>
  /** Inline policies with their documents. */
  rolePolicies(name: string, patience: Patience): Promise<Answer<readonly InlinePolicy[]>>
  attachedRolePolicies(name: string, patience: Patience): Promise<Answer<readonly AttachedPolicy[]>>
  instanceProfiles(roleName: string, patience: Patience): Promise<Answer<readonly InstanceProfile[]>>
  /** With tags and boundary; without its policies and groups. */
  user(name: string, patience: Patience): Promise<Answer<UserDetail>>
  userPolicies(name: string, patience: Patience): Promise<Answer<readonly InlinePolicy[]>>
  attachedUserPolicies(name: string, patience: Patience): Promise<Answer<readonly AttachedPolicy[]>>
  /** Without their policies. */
  groupsOfUser(name: string, patience: Patience): Promise<Answer<readonly GroupDetail[]>>
  groupPolicies(name: string, patience: Patience): Promise<Answer<readonly InlinePolicy[]>>
  attachedGroupPolicies(name: string, patience: Patience): Promise<Answer<readonly AttachedPolicy[]>>
  /** With its default version alone. */
  managedPolicy(arn: string, patience: Patience): Promise<Answer<ManagedPolicyDetail>>
  identityProviders(patience: Patience): Promise<Answer<readonly OpenIdConnectProvider[]>>
  /** Everything of the account, a page at a time; ends after the first page that fails. */
  authorizationDetails(patience: Patience): AsyncIterable<Answer<AuthorizationPage>>
}

/** As GetAccountAuthorizationDetails gives it: roles lack their longest session. */
export interface AuthorizationPage {
  readonly UserDetailList: readonly UserDetail[]
  readonly GroupDetailList: readonly GroupDetail[]
  readonly RoleDetailList: readonly RoleDetail[]
  /** With all their versions. */
  readonly Policies: readonly ManagedPolicyDetail[]
}
