// A key that only requests to another service have.

import {
  type Ask,
  defineRule,
  keyAt,
  memberOf,
  nothing,
  type Statement,
  splitKey,
  stringsOf,
  withoutTheKey,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'condition-key-of-other-service',
  title: "a condition key belongs to a service that none of the statement's actions is of",
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  since: '0.1.0',
  why: 'AWS saves the statement, and the key is never in a request for one of its actions, so the condition has the same answer for every caller',
  fix: "Use a key that AWS lists for the statement's actions, or a global one (aws:…), or move the condition to the statement with the service's own actions.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-action-for-condition-key',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  covers: [],
  yieldsTo: ['malformed-condition-key'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              Condition: { StringEquals: { 'sts:ExternalId': '7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11' } },
            },
          ],
        },
      },
    ],
    good: [
      {
        note: 'a key of IAM that AWS STS knows too',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { StringEquals: { 'iam:ResourceTag/purpose': 'database-login' } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ known }) => known?.scope === 'service',
  find(condition, ask) {
    const known = ask.aws.conditionKey(condition.key)
    if (known?.scope !== 'service') return nothing
    const { prefix } = splitKey(known.key)
    const services = servicesWithout(known.key, prefix.toLowerCase(), condition.statement, ask)
    if (services === undefined) return nothing
    return [
      {
        at: keyAt(condition.pointer),
        label: `only in requests to ${prefix}`,
        facts: { key: condition.key, prefix, services, result: withoutTheKey(condition) },
      },
    ]
  },
  say: ({ key, prefix, services, result }) =>
    `${key} is in requests to ${prefix} only, and the actions here are of ${services.join(' and ')}, ${result}`,
})

/** The services of the statement, if it is certain that the key is in no request of its actions. */
function servicesWithout(
  key: string,
  prefix: string,
  statement: Statement,
  { aws }: Ask,
): readonly string[] | undefined {
  if (memberOf(statement.raw, 'NotAction') !== undefined) return undefined
  const actions = stringsOf(statement.raw, 'Action').map(action => {
    const colon = action.indexOf(':')
    return { service: action.slice(0, Math.max(0, colon)).toLowerCase(), name: action.slice(colon + 1) }
  })
  if (actions.length === 0 || actions.some(({ service }) => service === prefix)) return undefined
  for (const { service, name } of actions) {
    const matching = aws.service(service)?.actionsMatching(name) ?? []
    // An action or a service that AWS's reference lacks may well have the key.
    if (matching.length === 0 || matching.some(action => action.conditionKeys.includes(key))) return undefined
  }
  return [...new Set(actions.map(({ service }) => service))].sort()
}
