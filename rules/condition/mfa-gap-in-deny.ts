// A Deny for those without MFA that long-term access keys slip through.

import {
  conditionsOnKey,
  defineRule,
  effectOf,
  nothing,
  type Statement,
  statementsOf,
} from '../../src/engine/rule-kit.ts'

const mfa = 'aws:MultiFactorAuthPresent'

export const rule = defineRule({
  id: 'mfa-gap-in-deny',
  title: 'a Deny for callers without MFA leaves out access keys of users',
  severity: 'warning',
  aws: 'accepts',
  subject: 'condition',
  since: '0.1.0',
  why: 'requests that are signed with the long-term access key of a user do not have aws:MultiFactorAuthPresent at all, neither true nor false, so that this Deny never meets the callers it is most wanted for',
  fix: 'Write "BoolIfExists" in place of "Bool".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
    'https://aws.amazon.com/premiumsupport/knowledge-center/mfa-iam-user-aws-cli/',
  ],
  covers: ['PS-20'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'rds:*', Resource: '*' },
            {
              Effect: 'Deny',
              Action: 'rds:*',
              Resource: '*',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
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
              Effect: 'Deny',
              Action: 'rds:*',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ key }) => key === mfa.toLowerCase(),
  find({ key, statement, pointer, operatorText, operator }) {
    if (key.toLowerCase() !== mfa.toLowerCase() || effectOf(statement) !== 'Deny') return nothing
    const { hold } = conditionsOnKey(statement, mfa)
    if (hold('false') !== 'yes' || hold('true') !== 'no' || hold(undefined) !== 'no') return nothing
    if (operator?.family === 'Null' || isClosedElsewhere(statement)) return nothing
    return [
      {
        at: { pointer: pointer.slice(0, pointer.lastIndexOf('/')), on: 'key' as const },
        label: 'not met by access keys',
        facts: { operator: operatorText },
        fix: { text: `"${operatorText}IfExists"` },
      },
    ]
  },
  say: ({ operator }) =>
    `requests with a long-term access key have no ${mfa}, so ${operator} "false" does not deny them`,
})

/** Another Deny meets callers without the key, or nothing allows them anything. */
function isClosedElsewhere(statement: Statement): boolean {
  const all = statementsOf(statement.policy)
  const withoutKey = (one: Statement) => {
    const { conditions, hold } = conditionsOnKey(one, mfa)
    return conditions.length > 0 && hold(undefined)
  }
  const allows = all.filter(one => effectOf(one) === 'Allow')
  return (
    all.some(one => effectOf(one) === 'Deny' && withoutKey(one) === 'yes') ||
    (allows.length > 0 && allows.every(one => withoutKey(one) === 'no'))
  )
}
