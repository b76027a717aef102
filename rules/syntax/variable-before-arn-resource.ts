// Policy variables are replaced in the last section of an ARN.

import { arnSectionsOf, defineRule, nothing, sectionRange } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'variable-before-arn-resource',
  title: 'an ARN has a policy variable for its region or account',
  severity: 'warning',
  aws: 'accepts',
  subject: 'resource',
  form: true,
  since: '0.1.0',
  why: 'AWS documents that variables are replaced behind the fifth colon of a resource only, so it may compare this one as it is written and never match',
  fix: 'Write the region or the account, or "*" and a condition such as "StringEquals": {"aws:ResourceAccount": "${aws:PrincipalAccount}"}.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse',
  ],
  covers: [],
  yieldsTo: [
    'placeholder-left-in',
    'hidden-character',
    'malformed-variable',
    'unknown-variable',
    'variable-in-old-version',
    'malformed-arn',
    'malformed-rds-db-arn',
    'region-in-iam-arn',
    'unknown-partition',
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
              Resource: 'arn:aws:rds-db:eu-west-1:${aws:PrincipalAccount}:dbuser:db-ABCDEFGHIJKL01234/app',
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
              Resource:
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/dbuser}',
            },
          ],
        },
      },
    ],
  },
  find({ value, variables }) {
    // Without variables in the language it is literal text, which another rule explains.
    const sections = variables ? arnSectionsOf({ value, role: 'resource' }) : undefined
    if (sections === undefined) return nothing
    const index = [3, 4].find(at => sections[at]?.includes('${'))
    if (index === undefined) return nothing
    const place = index === 3 ? 'region' : 'account'
    return [
      {
        at: { pointer: '', part: sectionRange(sections, index) },
        facts: { value, place, variable: sections[index] ?? '' },
      },
    ]
  },
  say: ({ value, place, variable }) =>
    `${variable} stands for the ${place} in ${value}, where AWS documents no variables`,
})
