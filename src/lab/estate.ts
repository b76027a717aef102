// The accounts of a snapshot, made easy to look things up in.

import { parseArn } from '../model/arn.ts'
import type {
  AccountSnapshot,
  ManagedPolicyDetail,
  RegionSnapshot,
  RoleDetail,
  Snapshot,
  UserDetail,
} from '../model/snapshot.ts'
import { itemsOf } from '../model/snapshot-part.ts'

export interface Estate {
  account(id: string): AccountSnapshot | undefined
  region(account: string, region: string): RegionSnapshot | undefined
  /** By ARN, or by account and name. */
  role(arn: string): RoleDetail | undefined
  roleNamed(account: string, name: string): RoleDetail | undefined
  user(arn: string): UserDetail | undefined
  userNamed(account: string, name: string): UserDetail | undefined
  managedPolicy(account: string, arn: string): ManagedPolicyDetail | undefined
  readonly accounts: readonly AccountSnapshot[]
}

export function makeEstate({ accounts }: Snapshot): Estate {
  const byId = new Map(accounts.map(account => [account.Account, account]))
  const roles = (id: string) => itemsOf(byId.get(id)?.iam?.RoleDetailList)
  const users = (id: string) => itemsOf(byId.get(id)?.iam?.UserDetailList)
  const accountOf = (arn: string) => parseArn(arn)?.account ?? ''
  return {
    accounts,
    account: id => byId.get(id),
    region: (id, name) => byId.get(id)?.regions?.find(({ Region }) => Region === name),
    role: arn => roles(accountOf(arn)).find(({ Arn }) => Arn === arn),
    roleNamed: (id, name) => roles(id).find(({ RoleName }) => RoleName === name),
    user: arn => users(accountOf(arn)).find(({ Arn }) => Arn === arn),
    userNamed: (id, name) => users(id).find(({ UserName }) => UserName === name),
    managedPolicy: (id, arn) => itemsOf(byId.get(id)?.iam?.Policies).find(({ Arn }) => Arn === arn),
  }
}

/** Account and role name of a role session's ARN. */
export function sessionParts(
  arn: string,
): { readonly account: string; readonly role: string; readonly session: string } | undefined {
  const match = /^arn:aws[\w-]*:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(arn)
  if (!match) return undefined
  const [, account = '', role = '', session = ''] = match
  return { account, role, session }
}
