// What a lab takes for granted where its snapshot does not tell; said on screen when it starts.

import type { Snapshot } from '../model/snapshot.ts'
import { gapOf } from '../model/snapshot-part.ts'

export function assumptionsOf({ accounts }: Snapshot): readonly string[] {
  return accounts.flatMap(({ Account, organization, iam, regions = [] }) => [
    ...(organization === undefined || organization.state === 'unseen'
      ? [
          `the organization of ${Account} was not read (${organization?.why ?? 'not asked for'}): its policies are taken to allow everything`,
        ]
      : []),
    ...gapsIn(`iam of ${Account}`, { UserDetailList: undefined, RoleDetailList: undefined, ...iam }),
    ...regions.flatMap(({ Region, rds, ec2 }) => [
      ...gapsIn(`rds of ${Account} in ${Region}`, { ...rds }),
      ...gapsIn(`ec2 of ${Account} in ${Region}`, { ...ec2 }),
    ]),
  ])
}

function gapsIn(
  place: string,
  parts: Readonly<Record<string, Parameters<typeof gapOf>[0]>>,
): readonly string[] {
  return Object.entries(parts).flatMap(([name, part]) => {
    const why = gapOf(part)
    return why === undefined
      ? []
      : [`${name} in ${place}: ${why}; calls that ask for it are refused or see what is there`]
  })
}
