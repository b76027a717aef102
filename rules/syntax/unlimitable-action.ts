// Some actions are on no resource in particular; a statement with ARNs never allows them.

import {
  defineRule,
  fitOfActions,
  isFullyListed,
  itemsOf,
  nothing,
  parseActionName,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unlimitable-action',
  title: 'an action that cannot be limited to resources stands beside some',
  severity: 'info',
  aws: 'accepts',
  subject: 'statement',
  types: ['identity', 'boundary', 'session'],
  since: '0.1.0',
  why: 'AWS asks for this action with the resource "*" only, which an ARN does not match, so this statement has no effect on it',
  fix: 'Put the action into a statement of its own with "Resource": "*".',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  covers: ['PS-26'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['rds:DescribeDBInstances', 'rds:DescribeEventCategories'],
              Resource: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
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
              Action: 'rds:DescribeDBInstances',
              Resource: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
            },
            { Effect: 'Allow', Action: 'rds:DescribeEventCategories', Resource: '*' },
          ],
        },
      },
    ],
  },
  onAction: isFullyListed,
  find(statement, { aws }) {
    const fits = fitOfActions(statement.raw, aws)
    if (fits.length === 0) return nothing
    const unlimitable = fits.filter(({ is, action }) => is === 'unlimitable' && isOfLogins(action))
    if (unlimitable.length === 0) return nothing
    const written = itemsOf(statement.raw, 'Action', statement.pointer)
    return unlimitable.flatMap(({ action }) => {
      const place = written.find(({ value }) => value === action)
      return place ? [{ at: { pointer: place.pointer }, facts: { action } }] : []
    })
  },
  say: ({ action }) => `${action} cannot be limited to resources, and "*" is not among those here`,
})

/** Elsewhere policies, those of AWS too, list such actions beside ARNs by the dozen, and nobody misses them. */
function isOfLogins(action: string): boolean {
  return ['sts', 'rds', 'rds-data'].includes(parseActionName(action)?.prefix.toLowerCase() ?? '')
}
