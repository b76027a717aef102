// Roles, users and sessions are in no region.

import {
  arnFault,
  defineRule,
  nothing,
  replacement,
  sectionRange,
  splitAtColons,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'region-in-iam-arn',
  title: 'an ARN of IAM or STS has a region',
  severity: 'error',
  aws: 'refuses',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'AWS refuses a resource of IAM with a region, even "*" ("IAM resource ... cannot contain region information"), and in a condition no such ARN ever matches',
  fix: 'Leave the section between the second pair of colons empty: arn:aws:iam::ACCOUNT:role/NAME.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-arn-region-not-allowed',
  ],
  covers: ['IA-06'],
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
              Resource: 'arn:aws:iam:eu-west-1:444455556666:role/app-db',
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
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/app-db' },
          ],
        },
      },
    ],
  },
  find({ value }) {
    if (!value.startsWith('arn:')) return nothing
    const fault = arnFault(value)
    if (fault?.is !== 'region') return nothing
    return [
      {
        at: { pointer: '', part: sectionRange(splitAtColons(value), 3) },
        facts: { value, service: fault.service.toUpperCase(), region: fault.region },
        fix: replacement(fault.instead),
      },
    ]
  },
  say: ({ value, service, region }) => `${value} has the region "${region}", and ${service} has none`,
})
