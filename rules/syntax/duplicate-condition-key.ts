// One key twice in a block, in two spellings.

import { childPointer, defineRule, isObject, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'duplicate-condition-key',
  title: 'a condition key stands twice in one operator block, in different case',
  severity: 'error',
  aws: 'refuses',
  subject: 'condition',
  since: '0.1.0',
  why: 'AWS does not mind the case of condition keys, so both are the same key, and it accepts a key only once under an operator',
  fix: 'Write the key once. Put the values into one list if any of them may match; write two statements, or two operators, if all have to.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-duplicate-keys-with-different-case',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  ],
  covers: [],
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
              Condition: {
                StringEquals: {
                  'aws:PrincipalTag/team': 'payments',
                  'aws:principaltag/team': 'reporting',
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
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              Condition: { StringEquals: { 'aws:PrincipalTag/team': ['payments', 'reporting'] } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ isAlone }) => !isAlone,
  find({ statement, operatorText, key, pointer }) {
    const condition = memberOf(statement.raw, 'Condition')
    const block = isObject(condition) ? memberOf(condition, operatorText) : undefined
    if (!isObject(block)) return nothing
    const keys = Object.keys(block)
    if (keys.length < 2) return nothing
    const wanted = key.toLowerCase()
    // By name: the order of members means nothing.
    const [first] = keys.filter(other => other.toLowerCase() === wanted).sort()
    if (first === undefined || first === key) return nothing
    const blockPointer = childPointer(`${statement.pointer}/Condition`, operatorText)
    return [
      {
        at: keyAt(pointer),
        label: 'the same key again',
        also: [{ at: keyAt(childPointer(blockPointer, first)), label: 'the other' }],
        facts: { key, first, operatorText },
      },
    ]
  },
  say: ({ key, first, operatorText }) =>
    `${key} and ${first} are the same condition key, twice under ${operatorText}`,
})
