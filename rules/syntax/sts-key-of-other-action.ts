// A key of AWS STS that STS sets for other calls than those of the statement.

import { defineRule, keyAt, memberOf, nothing, stringsOf, withoutTheKey } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'sts-key-of-other-action',
  title: "a condition key of AWS STS is in no request of the statement's actions",
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  since: '0.1.0',
  why: 'STS sets the key only in requests of the actions that AWS lists it for: an external id, for one, can be sent with sts:AssumeRole and not with a web identity or SAML',
  fix: 'Move the condition to a statement with the action that has the key, and guard this one with a key of its own, such as "…:sub" for a web identity.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-action-for-condition-key',
  ],
  covers: ['TB-31'],
  yieldsTo: ['missing-action-for-condition-key'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'id.example.com:sub': 'connector',
                  'sts:ExternalId': '7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11',
                },
              },
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
              Principal: { AWS: 'arn:aws:iam::111122223333:role/connector' },
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Condition: { StringEquals: { 'sts:ExternalId': '7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11' } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ key }) => key.startsWith('sts:'),
  find(condition, ask) {
    const { key, statement, pointer } = condition
    if (!key.toLowerCase().startsWith('sts:')) return nothing
    const known = ask.aws.conditionKey(key)
    const sts = ask.aws.service('sts')
    if (!known || !sts || memberOf(statement.raw, 'NotAction') !== undefined) return nothing
    const names = stringsOf(statement.raw, 'Action')
    const actions = names.map(name =>
      name.toLowerCase().startsWith('sts:') ? sts.action(name.slice(4)) : undefined,
    )
    // With a wildcard, an unknown action or another service in the list it is not certain.
    if (actions.length === 0 || actions.some(action => !action || action.conditionKeys.includes(known.key)))
      return nothing
    return [
      {
        at: keyAt(pointer),
        label: 'not in these requests',
        facts: { key, names, result: withoutTheKey(condition) },
      },
    ]
  },
  say: ({ key, names, result }) => `STS sets ${key} in no request of ${names.join(' or ')}, ${result}`,
})
