// Somebody in every account who may look at everything and change nothing: whom the doctor reads both sides with.

import type { AccountSnapshot, UserDetail } from '../model/snapshot.ts'
import type { World } from './world.ts'

/** As AWS's own policies for auditors have it, for the services that a link needs. */
const looking = ['iam', 'rds', 'ec2', 'organizations', 'secretsmanager', 'kms'].flatMap(service =>
  ['Get*', 'List*', 'Describe*'].map(verb => `${service}:${verb}`),
)

/** The world with a reader in each account; their keys come after those of the world, in the order of the accounts. */
export function withReaders(world: World): World {
  const accounts = world.snapshot.accounts.map(withReader)
  return {
    ...world,
    snapshot: { ...world.snapshot, accounts },
    keys: [...world.keys, ...accounts.map(({ Account }) => ({ principal: arnOf(Account) }))],
  }
}

function withReader(account: AccountSnapshot): AccountSnapshot {
  const users = account.iam?.UserDetailList
  const before = users === undefined || users.state === 'unseen' ? [] : users.items
  const reader: UserDetail = {
    Path: '/',
    UserName: 'lab-reader',
    UserId: 'AIDAEXAMPLELABREADER',
    Arn: arnOf(account.Account),
    GroupList: [],
    UserPolicyList: [
      {
        PolicyName: 'look',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: looking, Resource: '*' }],
        },
      },
    ],
    AttachedManagedPolicies: [],
  }
  return {
    ...account,
    iam: { ...account.iam, UserDetailList: { state: 'complete', items: [...before, reader] } },
  }
}

function arnOf(account: string): string {
  return `arn:aws:iam::${account}:user/lab-reader`
}
