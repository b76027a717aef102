// A region named like those of AWS, and not one that is known: new, or mistyped.

import {
  arnSectionsOf,
  defineRule,
  literalSection,
  nothing,
  partitionOfRegion,
  regionKnown,
  sectionRange,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unlisted-region',
  title: 'an ARN is in a region that is not in the list of AWS',
  severity: 'warning',
  aws: 'accepts',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'AWS saves any region without a word; unless this one is newer than the list, what is said of it here has no effect',
  fix: 'Compare it with the list of regions of AWS; ignore this if the region is new.',
  sources: ['https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html'],
  covers: [],
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
              Resource: 'arn:aws:rds-db:eu-west-7:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
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
              Resource: 'arn:aws:rds-db:ap-southeast-4:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
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
    if (regionKnown(region) || partitionOfRegion(region) === undefined) return nothing
    return [
      {
        at: { pointer: '', part: sectionRange(sections, 3) },
        facts: { value: subject.value, region },
      },
    ]
  },
  say: ({ value, region }) => `AWS lists no region ${region}, as in ${value}`,
})
