// Regions belong to one partition each: China and GovCloud have ARNs of their own.

import {
  arnSectionsOf,
  defineRule,
  isPartition,
  literalSection,
  nothing,
  partitionOfRegion,
  replacement,
  sectionRange,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'region-of-other-partition',
  title: 'the partition and the region of an ARN do not belong together',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'AWS has nothing with such an ARN, so what is said of it here has no effect; accounts of the other partition refuse the policy',
  fix: 'Write the partition that the region is in: aws-cn for cn-..., aws-us-gov for us-gov-..., aws for most others.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html',
  ],
  covers: ['PB-21', 'IA-08'],
  yieldsTo: [
    'placeholder-left-in',
    'hidden-character',
    'malformed-variable',
    'malformed-arn',
    'malformed-rds-db-arn',
    'region-in-iam-arn',
  ],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:cn-north-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
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
              Action: 'rds-db:connect',
              Resource: 'arn:aws-cn:rds-db:cn-north-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
          ],
        },
      },
    ],
  },
  find(subject) {
    const sections = arnSectionsOf(subject)
    const region = literalSection(sections, 3)
    if (sections === undefined || region === undefined) return nothing
    const partition = sections[1] ?? ''
    const actual = partitionOfRegion(region)
    if (!isPartition(partition) || actual === undefined || actual === partition) return nothing
    return [
      {
        at: { pointer: '', part: sectionRange(sections, 1) },
        label: `${region} is in ${actual}`,
        facts: { value: subject.value, region, partition, actual },
        fix: replacement(['arn', actual, ...sections.slice(2)].join(':')),
      },
    ]
  },
  say: ({ value, region, partition, actual }) =>
    `${value} is in partition ${partition}, but ${region} is a region of ${actual}`,
})
