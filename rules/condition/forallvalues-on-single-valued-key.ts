// ForAllValues on a key that holds one value: it adds nothing but that a missing key will do.

import { conditionsOnKey, defineRule, effectOf, nothing, operatorText } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'forallvalues-on-single-valued-key',
  title: 'an Allow compares a key that holds one value with ForAllValues, which a missing key satisfies',
  severity: 'warning',
  aws: 'opens',
  subject: 'condition',
  since: '0.1.0',
  why: 'ForAllValues is true of a request without the key, so that the statement also allows requests that say nothing of it; for a key with one value it has no other use',
  fix: 'Leave "ForAllValues:" out.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-forallvalues-with-single-valued-key',
  ],
  covers: ['PS-18', 'TB-75'],
  yieldsTo: ['operator-type-mismatch', 'unknown-condition-key', 'condition-without-values'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db',
              Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
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
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ operator }) => operator?.qualifier === 'ForAllValues',
  find({ operator, key, statement, pointer }, { aws }) {
    if (operator?.qualifier !== 'ForAllValues' || effectOf(statement) !== 'Allow') return nothing
    // What a trust policy makes of its external id, another rule says.
    if (key.toLowerCase() === 'sts:externalid' && statement.policy.type === 'trust') return nothing
    const known = aws.conditionKey(key)
    // Of keys of services the reference does not always say that they hold several values.
    if (known?.multiValued !== false || (known.scope === 'service' && !/^sts:/i.test(key))) return nothing
    if (conditionsOnKey(statement, key).hold(undefined) !== 'yes') return nothing
    const { qualifier: _, ...plain } = operator
    return [
      {
        at: { pointer: pointer.slice(0, pointer.lastIndexOf('/')), on: 'key' as const },
        label: 'true without the key',
        facts: { key },
        fix: { text: `"${operatorText(plain)}"` },
      },
    ]
  },
  say: ({ key }) => `${key} holds one value, and ForAllValues is true of requests that lack it`,
})
