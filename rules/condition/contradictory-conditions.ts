// Two conditions on one key that no value meets.

import {
  canHold,
  conditionsOnKey,
  defineRule,
  isObject,
  type JsonObject,
  memberOf,
  nothing,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'contradictory-conditions',
  title: 'two conditions of a statement contradict each other',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  since: '0.1.0',
  why: 'all conditions of a statement have to hold at once, and no value of the key meets both, so that the statement never applies',
  fix: 'Write values of which one is enough into one list under one operator; what may be either is not written twice.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
  ],
  covers: ['PS-24'],
  yieldsTo: [
    ...[
      'condition-without-values',
      'operator-type-mismatch',
      'unreadable-condition-value',
      'text-for-boolean-key',
    ],
    ...['wildcard-in-exact-operator', 'placeholder-left-in', 'private-range-in-source-ip'],
  ],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds:DescribeDBInstances',
              Resource: '*',
              Condition: {
                StringEquals: { 'aws:RequestedRegion': 'eu-central-1' },
                StringLike: { 'aws:RequestedRegion': 'us-*' },
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
              Action: 'rds:DescribeDBInstances',
              Resource: '*',
              Condition: { StringLike: { 'aws:RequestedRegion': ['eu-central-1', 'us-*'] } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ isAlone }) => !isAlone,
  find({ statement, key, operatorText, pointer }) {
    if (!isLastOfSeveral(statement.raw, operatorText, key)) return nothing
    const on = conditionsOnKey(statement, key)
    const first = on.conditions.find(one => one.pointer !== pointer)
    if (first === undefined || !on.conditions.some(one => one.pointer === pointer)) return nothing
    if (canHold(on) !== 'no') return nothing
    return [
      {
        at: { pointer },
        label: 'no value meets both',
        also: [{ at: { pointer: first.pointer }, label: 'the other condition' }],
        facts: { key },
      },
    ]
  },
  say: ({ key }) => `no value of ${key} meets all conditions that this statement has on it`,
})

/**
 * A glance: nearly all conditions are alone on their key, and one finding for several is enough. The last is so by name:
 * the order of members means nothing.
 */
function isLastOfSeveral(raw: JsonObject, operatorText: string, key: string): boolean {
  const condition = memberOf(raw, 'Condition')
  if (!isObject(condition)) return false
  const lower = key.toLowerCase()
  let found = 0
  let last = ''
  for (const operator in condition) {
    const block = condition[operator]
    if (!isObject(block)) continue
    for (const name in block) {
      if (name.toLowerCase() !== lower) continue
      found += 1
      if (`${operator} ${name}` > last) last = `${operator} ${name}`
    }
  }
  return found > 1 && last === `${operatorText} ${key}`
}
