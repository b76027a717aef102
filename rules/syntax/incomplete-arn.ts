// An ARN that ends too early is a wide one.

import { arnFault, defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'incomplete-arn',
  title: 'an ARN ends before its sixth section',
  severity: 'warning',
  aws: 'accepts',
  subject: 'resource',
  form: true,
  types: ['identity', 'boundary'],
  since: '0.1.0',
  why: 'AWS takes "*" for every section that is missing, so the statement is about far more than is written',
  fix: 'Write all six sections, with "*" where everything is meant.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html'],
  covers: ['PS-14'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'malformed-variable', 'malformed-arn'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'rds-db:connect', Resource: 'arn:aws:rds-db:eu-west-1:444455556666' },
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
  find({ value }) {
    // With a `*` at its end it says itself that it goes on.
    if (value.endsWith('*')) return nothing
    const fault = arnFault(value)
    if (fault?.is !== 'incomplete') return nothing
    return [{ facts: { value, complete: fault.complete } }]
  },
  say: ({ value, complete }) => `${value} stops early, and AWS reads it as ${complete}`,
})
