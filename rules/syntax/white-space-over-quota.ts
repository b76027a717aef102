// Short enough, but not as it is written: Organizations and STS count white space.

import {
  defineRule,
  groupedNumber,
  nothing,
  quotasWithWhiteSpace,
  shortestLength,
  writtenLength,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'white-space-over-quota',
  title: 'the white space of an SCP, RCP or session policy takes it over its quota',
  severity: 'warning',
  aws: 'accepts',
  subject: 'policy',
  types: ['scp', 'rcp', 'session'],
  since: '0.1.0',
  why: 'the AWS CLI and the SDKs send the file as it is, and AWS counts its white space and refuses it; only the console takes it out',
  fix: 'Send it without indentation and line breaks, for instance through jq -c.',
  sources: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ],
  covers: ['PS-32'],
  examples: {
    bad: [
      {
        note: 'less than 2,048 characters without the indentation',
        policyType: 'session',
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'rds-db:connect',
            Resource: Array.from(
              { length: 22 },
              (_, index) =>
                `arn:aws:rds-db:eu-central-1:111122223333:dbuser:db-K7QW3TZ5M2XN4RB6CJ8PLVHDFA/user_${index}`,
            ),
          },
        },
      },
    ],
    good: [
      {
        policyType: 'session',
        document: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
        },
      },
    ],
  },
  find({ policy }) {
    const quota = quotasWithWhiteSpace[policy.type]
    const written = writtenLength(policy)
    if (quota === undefined || written === undefined || written <= quota) return nothing
    const shortest = shortestLength(policy)
    return shortest > quota ? nothing : [{ facts: { written, shortest, quota } }]
  },
  say: ({ written, shortest, quota }) =>
    `the file has ${groupedNumber(written)} characters, ${groupedNumber(written - shortest)} of them white space; the quota is ${groupedNumber(quota)}`,
})
