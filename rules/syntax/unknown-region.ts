// The region of an ARN, when it cannot be the name of any.

import {
  arnSectionsOf,
  closest,
  defineRule,
  isAccountId,
  literalSection,
  nothing,
  partitionOfRegion,
  regionKnown,
  regions,
  replacement,
  sectionRange,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unknown-region',
  title: 'an ARN is in a region that does not exist',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'AWS saves the policy without a word, and nothing has an ARN with such a region, so what is said of it here has no effect',
  fix: 'Write the code of the region, such as eu-west-1, or "*".',
  sources: [
    'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-region',
  ],
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
              Resource: 'arn:aws:rds-db:eu-wset-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
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
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
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
    if (partitionOfRegion(region) !== undefined) return nothing
    const zoned = region.replace(/[a-f]$/, '')
    const inZone = zoned !== region && regionKnown(zoned)
    const near = inZone ? zoned : closest(region, regions)
    const corrected = near !== undefined && [...sections.slice(0, 3), near, ...sections.slice(4)].join(':')
    return [
      {
        at: { pointer: '', part: sectionRange(sections, 3) },
        facts: { value: subject.value, region, near, inZone },
        ...(corrected && {
          fix: inZone ? replacement(corrected) : { text: `"${corrected}", if that region is meant` },
        }),
      },
    ]
  },
  say({ value, region, near, inZone }) {
    if (inZone) return `"${region}" in ${value} is an availability zone, and ARNs name the region, ${near}`
    if (isAccountId(region)) return `${value} has an account where the region has to stand`
    return `AWS has no region "${region}", as in ${value}${near === undefined ? '' : `; did you mean ${near}?`}`
  },
})
