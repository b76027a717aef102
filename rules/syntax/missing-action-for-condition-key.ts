// A trust policy that asks for session tags or a source identity, and does not let anybody pass them.

import {
  defineRule,
  effectOf,
  isObject,
  keyAt,
  matchesWildcard,
  memberOf,
  nothing,
  type Statement,
  statementsOf,
  stringsOf,
  valueText,
  withoutTheKey,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'missing-action-for-condition-key',
  title: 'a trust policy has a condition on session tags or the source identity, and nobody may pass them',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  types: ['trust'],
  since: '0.1.0',
  why: 'tags need sts:TagSession and a source identity needs sts:SetSourceIdentity in the trust policy, so STS refuses every call that brings what the condition asks for',
  fix: 'Add "sts:TagSession" (tags) or "sts:SetSourceIdentity" (source identity) to the Action of this statement.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-action-for-condition-key',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html',
  ],
  covers: ['PS-36', 'TB-34', 'TB-38'],
  yieldsTo: ['misspelt-condition-key'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/connector' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:RequestTag/dbuser': 'reporting' } },
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
              Condition: { StringEquals: { 'aws:RequestTag/dbuser': 'reporting' } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ key }) => actionFor(key) !== undefined,
  find(condition) {
    const { statement, operator, key, values } = condition
    if (!operator || effectOf(statement) !== 'Allow') return nothing
    const action = actionFor(key.toLowerCase())
    if (action === undefined) return nothing
    // A condition that holds without the key asks nobody to pass anything.
    if (operator.ifExists || operator.negated || operator.qualifier === 'ForAllValues') return nothing
    if (operator.family === 'Null' && values.some(({ value }) => valueText(value).toLowerCase() !== 'false'))
      return nothing
    if (statementsOf(statement.policy).some(other => mayAllow(other, action))) return nothing
    return [
      {
        at: keyAt(condition.pointer),
        label: `needs ${action}`,
        facts: { key, action, result: withoutTheKey(condition) },
        fix: {
          text: `"Action": [${[...stringsOf(statement.raw, 'Action'), action].map(one => `"${one}"`).join(', ')}]`,
        },
      },
    ]
  },
  say: ({ key, action, result }) =>
    `no statement here allows ${action}, without which nobody can set ${key}, ${result}`,
})

function actionFor(key: string): 'sts:TagSession' | 'sts:SetSourceIdentity' | undefined {
  if (key.startsWith('aws:requesttag/') || key === 'aws:tagkeys' || key === 'sts:transitivetagkeys')
    return 'sts:TagSession'
  return key === 'sts:sourceidentity' ? 'sts:SetSourceIdentity' : undefined
}

/** Whether the statement allows the action to anybody, as far as its form shows. */
function mayAllow({ raw }: Statement, action: string): boolean {
  if (memberOf(raw, 'Effect') !== 'Allow' || isObject(memberOf(raw, 'Action'))) return false
  if (memberOf(raw, 'NotAction') !== undefined) return true
  const lower = action.toLowerCase()
  return stringsOf(raw, 'Action').some(pattern => matchesWildcard(pattern.toLowerCase(), lower))
}
