// Accounts of one partition know nothing of those of another.

import {
  childPointer,
  defineRule,
  isObject,
  isPartition,
  itemsOf,
  memberOf,
  nothing,
  parseArn,
  type Statement,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'mixed-principal-partitions',
  title: 'one policy names principals of two partitions',
  severity: 'error',
  aws: 'refuses',
  subject: 'policy',
  types: ['trust', 'resource'],
  since: '0.1.0',
  why: 'a role or resource lives in one partition, and AWS refuses the principals of any other with "Invalid principal in policy"',
  fix: 'Keep the principals of the partition that the role lives in; to cross partitions, use a role there, or OIDC.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_cross_partition.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html',
  ],
  covers: ['TB-13'],
  yieldsTo: ['placeholder-left-in', 'hidden-character'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: ['arn:aws:iam::111122223333:role/app', 'arn:aws-cn:iam::444455556666:role/app'],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: ['arn:aws-cn:iam::111122223333:role/app', 'arn:aws-cn:iam::444455556666:role/app'],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  find({ statements }) {
    if (namesOne(statements)) return nothing
    const named = statements.flatMap(principalsOf)
    const [first, second] = named
    if (!first || !second || named.every(one => one.partition === first.partition)) return nothing
    return named
      .filter(one => one.partition !== first.partition)
      .map(one => ({
        at: { pointer: one.pointer },
        label: `of partition ${one.partition}`,
        also: [{ at: { pointer: first.pointer }, label: `of partition ${first.partition}` }],
        facts: { value: one.value, partition: one.partition, first: first.partition },
      }))
  },
  say: ({ value, partition, first }) =>
    `the principal "${value}" is of partition ${partition}, and another one of this policy is of ${first}`,
})

interface Named {
  readonly value: string
  readonly partition: string
  readonly pointer: string
}

/** As nearly all policies do: of one partition, then. */
function namesOne([only, ...others]: readonly Statement[]): boolean {
  const principal = only && memberOf(only.raw, 'Principal')
  if (others.length > 0 || !isObject(principal)) return false
  const [kind, ...further] = Object.keys(principal)
  return kind !== undefined && further.length === 0 && typeof principal[kind] === 'string'
}

function principalsOf({ raw, pointer }: Statement): readonly Named[] {
  const principal = memberOf(raw, 'Principal')
  if (!isObject(principal)) return nothing
  const at = childPointer(pointer, 'Principal')
  return Object.keys(principal)
    .flatMap(kind => itemsOf(principal, kind, at))
    .flatMap(item => {
      const { value } = item
      const partition = typeof value === 'string' ? parseArn(value)?.partition : undefined
      return typeof value === 'string' && partition !== undefined && isPartition(partition)
        ? [{ value, partition, pointer: item.pointer }]
        : []
    })
}
