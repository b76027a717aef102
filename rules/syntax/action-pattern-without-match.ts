// Wildcards in an action that stand for no action at all.

import { defineRule, judgeAction, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'action-pattern-without-match',
  title: 'an action with wildcards matches no action of its service',
  severity: 'warning',
  aws: 'accepts',
  subject: 'action',
  since: '0.1.0',
  why: 'AWS saves any pattern without a word; this one matches none of the actions that it lists, so the statement does nothing for it',
  fix: 'Compare the pattern with the names in the Service Authorization Reference, from its first letter on.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  covers: ['PS-25'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'foreign-action-in-trust-policy'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:Desribe*', Resource: '*' }],
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
              Action: 'rds-db:con*',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
            { Effect: 'Allow', Action: 'rds:Describe*', Resource: '*' },
          ],
        },
      },
    ],
  },
  find({ value }, { aws }) {
    const spelling = judgeAction(value, aws)
    if (spelling.is !== 'unmatched-pattern') return nothing
    const { service, near } = spelling
    return [
      {
        facts: { value, title: service.title, near: near === undefined ? near : `${service.prefix}:${near}` },
      },
    ]
  },
  say: ({ value, title, near }) =>
    `${value} matches no action of ${title}${near === undefined ? '' : `; did you mean ${near}?`}`,
})
