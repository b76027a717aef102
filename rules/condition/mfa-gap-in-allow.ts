// An Allow for those with MFA that long-term access keys get too.

import { conditionsOnKey, defineRule, effectOf, nothing, statementsOf } from '../../src/engine/rule-kit.ts'

const mfa = 'aws:MultiFactorAuthPresent'

export const rule = defineRule({
  id: 'mfa-gap-in-allow',
  title: 'an Allow that should ask for MFA is met by access keys of users too',
  severity: 'warning',
  aws: 'opens',
  subject: 'condition',
  since: '0.1.0',
  why: 'requests that are signed with the long-term access key of a user do not have aws:MultiFactorAuthPresent, and an operator that a missing key satisfies lets them pass without MFA',
  fix: 'Write "Bool" in an Allow; "BoolIfExists" belongs into a Deny.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
  ],
  covers: ['PS-21'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds:DeleteDBInstance',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
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
              Action: 'rds:DeleteDBInstance',
              Resource: '*',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ key }) => key === mfa.toLowerCase(),
  find({ key, statement, pointer, operatorText, operator }) {
    if (key.toLowerCase() !== mfa.toLowerCase() || effectOf(statement) !== 'Allow') return nothing
    const { hold } = conditionsOnKey(statement, mfa)
    if (operator === undefined || hold('true') !== 'yes' || hold('false') !== 'no') return nothing
    if (hold(undefined) !== 'yes') return nothing
    const isDenied = statementsOf(statement.policy).some(one => {
      const other = conditionsOnKey(one, mfa)
      return effectOf(one) === 'Deny' && other.conditions.length > 0 && other.hold(undefined) === 'yes'
    })
    if (isDenied) return nothing
    return [
      {
        at: { pointer: pointer.slice(0, pointer.lastIndexOf('/')), on: 'key' as const },
        label: 'met by access keys',
        facts: { operator: operatorText },
        fix: { text: `"${operator.operator}"` },
      },
    ]
  },
  say: ({ operator }) =>
    `requests with a long-term access key have no ${mfa}, and ${operator} "true" allows them without it`,
})
