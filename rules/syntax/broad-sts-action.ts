// `sts:*` and its like, where one way of assuming a role is meant.

import {
  defineRule,
  effectOf,
  hasWildcard,
  itemsOf,
  nothing,
  parseActionName,
  stringsOf,
  valueText,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'broad-sts-action',
  title: 'a wildcard allows every way of assuming a role',
  severity: 'info',
  aws: 'accepts',
  subject: 'statement',
  types: ['identity', 'trust', 'session'],
  since: '0.1.0',
  why: 'AWS reads the wildcard as all STS actions it matches: assuming with a SAML assertion or a web identity, tagging the session and naming its source identity are then allowed too',
  fix: 'List the actions that are used, most often sts:AssumeRole alone.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html',
  ],
  covers: ['PS-37'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:*',
              Condition: { StringEquals: { 'sts:ExternalId': 'f3b1c6a2-9d5e-4c70-8a41' } },
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
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Condition: { StringEquals: { 'sts:ExternalId': 'f3b1c6a2-9d5e-4c70-8a41' } },
            },
          ],
        },
      },
    ],
  },
  onAction: action => /^sts:.*[*?]/i.test(action),
  find(statement, { aws }) {
    // A wide Deny is a careful one.
    if (effectOf(statement) !== 'Allow') return nothing
    if (!stringsOf(statement.raw, 'Action').some(action => /^sts:.*[*?]/i.test(action))) return nothing
    return itemsOf(statement.raw, 'Action', statement.pointer).flatMap(({ value, pointer }) => {
      const action = typeof value === 'string' ? parseActionName(value) : undefined
      if (action?.prefix.toLowerCase() !== 'sts' || !hasWildcard(action.name)) return []
      const matched = aws.service('sts')?.actionsMatching(action.name) ?? []
      const ways = matched.filter(({ name }) => name.startsWith('AssumeRole'))
      if (ways.length < 2) return []
      return [
        { at: { pointer }, facts: { value: valueText(value), names: ways.map(({ name }) => `sts:${name}`) } },
      ]
    })
  },
  say: ({ value, names }) => `${value} allows ${names.join(', ').replace(/, (?=[^,]*$)/, ' and ')}`,
})
