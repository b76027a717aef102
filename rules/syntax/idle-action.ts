// An action in a list that none of the resources beside it is made for.

import {
  arnFault,
  defineRule,
  fitOfActions,
  isFullyListed,
  itemsOf,
  nothing,
  readableForms,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'idle-action',
  title: 'one of several actions applies to none of the resources',
  severity: 'warning',
  aws: 'accepts',
  subject: 'statement',
  types: ['identity', 'boundary', 'session', 'scp'],
  since: '0.1.0',
  why: 'AWS matches the other actions of the statement; a request for this one always names another kind of resource, so the statement has no effect on it',
  fix: 'Remove the action, or name the kind of resource that it works on.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  covers: ['PS-26'],
  yieldsTo: ['action-resource-mismatch'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['rds:ModifyDBInstance', 'rds:ModifyDBCluster'],
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
              Action: ['rds:ModifyDBInstance', 'rds:ModifyDBCluster'],
              Resource: [
                'arn:aws:rds:eu-west-1:444455556666:db:orders-1',
                'arn:aws:rds:eu-west-1:444455556666:cluster:orders',
              ],
            },
          ],
        },
      },
    ],
  },
  onAction: isFullyListed,
  find(statement, { aws }) {
    const fits = fitOfActions(statement.raw, aws)
    if (fits.length === 0) return nothing
    const misses = fits.filter(({ is }) => is === 'misses')
    if (misses.length === 0 || fits.every(({ is }) => is === 'misses' || is === 'unlimitable')) return nothing
    if (stringsOf(statement.raw, 'Resource').some(resource => arnFault(resource) !== undefined))
      return nothing
    const actions = misses.map(({ action }) => action)
    const written = itemsOf(statement.raw, 'Action', statement.pointer)
    const place = actions.length === 1 && written.find(({ value }) => value === actions[0])
    return [
      {
        at: { pointer: place ? place.pointer : `${statement.pointer}/Action` },
        facts: { actions, form: readableForms(misses[0]?.takes ?? [])[0] },
      },
    ]
  },
  say({ actions, form }) {
    if (actions.length === 1)
      return `${actions[0]} applies to none of the resources here: it works on ${form}`
    const more = actions.length > 3 ? ` and ${actions.length - 3} more` : ''
    return `${actions.slice(0, 3).join(', ')}${more} apply to none of the resources here: the first works on ${form}`
  },
})
