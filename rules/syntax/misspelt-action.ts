// An action that AWS does not have, one slip away from one that it has, or one of the well-known wrong names for
// logging in to a database.

import { defineRule, judgeAction, nothing, replacement } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'misspelt-action',
  title: 'an action does not exist, and one of almost that name does',
  severity: 'error',
  aws: 'never-matches',
  subject: 'action',
  since: '0.1.0',
  why: 'AWS saves the policy without a word, and as no request ever has this action, the statement does nothing for it',
  fix: 'Write the action as AWS spells it; logging in to a database with IAM needs rds-db:connect and nothing else.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrdsiamauthentication.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-action',
  ],
  covers: ['PS-11', 'PS-25', 'PB-02', 'PB-04', 'TP-16', 'XA-D07'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'foreign-action-in-trust-policy'],
  examples: {
    bad: [
      {
        note: 'the prefix of the RDS API, not of database logins',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
          ],
        },
      },
      {
        note: 'a letter too many',
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRoles', Resource: 'arn:aws:iam::444455556666:role/app-db' },
          ],
        },
      },
    ],
    good: [
      {
        note: 'the case of an action does not matter',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'RDS-DB:Connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
          ],
        },
      },
    ],
  },
  find({ value }, { aws }) {
    const spelling = judgeAction(value, aws)
    if (spelling.is !== 'misspelt') return nothing
    const { meant, because } = spelling
    return [
      {
        facts: { value, meant, because },
        label: 'no such action',
        fix: replacement(meant),
      },
    ]
  },
  say: ({ value, meant, because }) =>
    `AWS has no action ${value}; ${meant} is meant${because === undefined ? '' : `: ${because}`}`,
})
