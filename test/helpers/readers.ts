// Gives a lab's accounts users who may read everything, so that it can be collected whole.

import type { World } from '../../src/lab/world.ts'
import type { AccountSnapshot, RegionSnapshot, UserDetail } from '../../src/model/snapshot.ts'

const readEverything = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'iam:Get*',
        'iam:List*',
        'rds:Describe*',
        'ec2:Describe*',
        'organizations:Describe*',
        'organizations:List*',
        'secretsmanager:Describe*',
        'secretsmanager:GetResourcePolicy',
        'kms:DescribeKey',
        'kms:GetKeyPolicy',
      ],
      Resource: '*',
    },
  ],
}

/** One key for each account, in their order, instead of the world's own. */
export function withReaders(world: World): World {
  const accounts = world.snapshot.accounts.map(withReader)
  return {
    ...world,
    snapshot: { ...world.snapshot, accounts },
    keys: accounts.map(({ Account }) => ({ principal: readerOf(Account) })),
  }
}

export function readerOf(account: string): string {
  return `arn:aws:iam::${account}:user/reader`
}

/** What the scenario leaves out is not there, rather than not to be read. */
function withNothingUnread({ Region, rds, ec2, secretsmanager, kms }: RegionSnapshot): RegionSnapshot {
  const none = { state: 'complete', items: [] } as const
  const nothing = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, none]))
  return {
    Region,
    rds: { ...nothing(rdsLists), ...rds },
    ec2: { ...nothing(ec2Lists), ...ec2 },
    secretsmanager: { SecretList: none, ...secretsmanager },
    kms: { Keys: none, ...kms },
  }
}

const rdsLists = [
  'DBInstances',
  'DBClusters',
  'DBClusterEndpoints',
  'GlobalClusters',
  'BlueGreenDeployments',
  'DBProxies',
  'DBProxyEndpoints',
  'DBProxyTargets',
  'DBSubnetGroups',
  'DBParameters',
  'DBClusterParameters',
]

const ec2Lists = [
  'Reservations',
  'SecurityGroups',
  'SecurityGroupRules',
  'RouteTables',
  'NetworkAcls',
  'Subnets',
  'Vpcs',
  'VpcPeeringConnections',
  'VpcEndpoints',
]

function withReader(account: AccountSnapshot): AccountSnapshot {
  const users = account.iam?.UserDetailList
  const reader: UserDetail = {
    Path: '/',
    UserName: 'reader',
    UserId: 'AIDAEXAMPLEREADER',
    Arn: readerOf(account.Account),
    GroupList: [],
    UserPolicyList: [{ PolicyName: 'read', PolicyDocument: readEverything }],
    AttachedManagedPolicies: [],
  }
  const items = users && users.state !== 'unseen' ? users.items : []
  return {
    ...account,
    regions: (account.regions ?? []).map(withNothingUnread),
    iam: { ...account.iam, UserDetailList: { state: 'complete', items: [...items, reader] } },
  }
}
