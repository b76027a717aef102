// iam:GetAccountAuthorizationDetails: everything of an account, over four lists, a page at a time.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html

import { itemsOf } from '../../../model/snapshot-part.ts'
import type { Call, Reply } from '../operation.ts'
import { pageOf } from '../paging.ts'
import { iamList, iamPaging } from './entities.ts'

const lists = [
  { filter: 'User', member: 'UserDetailList' },
  { filter: 'Group', member: 'GroupDetailList' },
  { filter: 'Role', member: 'RoleDetailList' },
  { filter: 'LocalManagedPolicy', member: 'Policies' },
  { filter: 'AWSManagedPolicy', member: 'Policies' },
] as const

/** Pages run through the lists one after the other: a page may end one and begin the next. */
export function authorizationDetails(call: Call): Reply {
  const { parameters } = call
  const filters = parameters.list('Filter')
  const all = lists
    .filter(({ filter }) => filters.length === 0 || filters.includes(filter))
    .flatMap(({ filter, member }) => entriesOf(call, filter, member).map(entry => ({ member, entry })))
  const page = pageOf(all, parameters, iamPaging)
  const of = (name: string) => page.items.filter(({ member }) => member === name).map(({ entry }) => entry)
  return {
    UserDetailList: of('UserDetailList'),
    GroupDetailList: of('GroupDetailList'),
    RoleDetailList: of('RoleDetailList'),
    Policies: of('Policies'),
    IsTruncated: page.next !== undefined,
    ...(page.next !== undefined && { Marker: page.next }),
  }
}

function entriesOf(
  call: Call,
  filter: (typeof lists)[number]['filter'],
  member: (typeof lists)[number]['member'],
): readonly unknown[] {
  if (member === 'Policies') {
    const isAwsManaged = filter === 'AWSManagedPolicy'
    return itemsOf(call.account.iam?.Policies).filter(
      ({ Arn }) => Arn.startsWith('arn:aws:iam::aws:') === isAwsManaged,
    )
  }
  // What only GetRole tells is not in this call's answer.
  if (member !== 'RoleDetailList') return iamList(call, member, 'iam:GetAccountAuthorizationDetails')
  return iamList(call, member, 'iam:GetAccountAuthorizationDetails').map(
    ({ MaxSessionDuration, ...role }) => role,
  )
}
