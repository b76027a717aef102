// The second section of an ARN: which of the separate worlds of AWS it is in.

import {
  arnSectionsOf,
  closest,
  defineRule,
  hasWildcard,
  isPartition,
  nothing,
  partitionOfRegion,
  partitions,
  replacement,
  sectionRange,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unknown-partition',
  title: 'an ARN is in a partition that does not exist',
  severity: 'error',
  aws: 'refuses',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'AWS refuses the policy ("Partition ... is not valid for resource"), and in a condition no such ARN ever matches',
  fix: 'Write aws, or aws-cn in China and aws-us-gov in GovCloud; it is the second section of any ARN of your account.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-partition',
  ],
  covers: ['PB-21', 'IA-08'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'malformed-variable'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:amazon:iam::444455556666:role/app-db',
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
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws-cn:iam::444455556666:role/app-db',
            },
          ],
        },
      },
    ],
  },
  find(subject, { aws }) {
    const sections = arnSectionsOf(subject)
    const partition = sections?.[1]
    if (sections === undefined || partition === undefined) return nothing
    if (isPartition(partition) || hasWildcard(partition)) return nothing
    const meant = partitionOfRegion(sections[3] ?? '')
    const isLeftOut = aws.service(partition) !== undefined
    const near = meant ?? nearTo(partition)
    return [
      {
        at: { pointer: '', part: sectionRange(sections, 1) },
        facts: { value: subject.value, partition, near, isLeftOut },
        // Only the region proves it.
        ...(meant && { fix: replacement(['arn', meant, ...sections.slice(2)].join(':')) }),
        ...(isLeftOut && {
          fix: {
            text: `"arn:${partitionOfRegion(sections[2] ?? '') ?? 'aws'}:${sections.slice(1).join(':')}"`,
          },
        }),
      },
    ]
  },
  say({ value, partition, near, isLeftOut }) {
    if (partition === '') return `the partition in ${value} is empty`
    if (isLeftOut) return `${value} has the service "${partition}" where the partition has to stand`
    if (partition.includes('${')) return `${partition} cannot stand for the partition, as in ${value}`
    const hint = near === undefined ? '' : `; did you mean ${near}?`
    return `AWS has no partition "${partition}", as in ${value}${hint}`
  },
})

function nearTo(partition: string): string | undefined {
  if (/gov/i.test(partition)) return 'aws-us-gov'
  if (/cn|china/i.test(partition)) return 'aws-cn'
  return closest(partition, partitions, 1)
}
