// A text other than "true" and "false", to be found in a key that holds nothing else.

import {
  defineRule,
  firstWildcard,
  nothing,
  operatorText,
  valueText,
  withoutAMatch,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'text-for-boolean-key',
  title: 'a key that is true or false is compared with another text',
  severity: 'warning',
  aws: 'accepts',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS saves the condition and compares the texts, and the key is never anything but "true" or "false"',
  fix: 'Use the operator Bool with "true" or "false", or the key that holds what you compare with: "aws:CalledVia", for one, holds the names of services, "aws:ViaAWSService" only whether there is one.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-viaawsservice',
  ],
  covers: ['PS-17'],
  yieldsTo: ['malformed-variable', 'placeholder-left-in', 'hidden-character'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { StringEquals: { 'aws:MultiFactorAuthPresent': 'True' } },
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
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'True' } },
            },
          ],
        },
      },
    ],
  },
  find(condition, ask) {
    const { operator, key, values } = condition
    if (operator?.family !== 'String') return nothing
    const types = ask.aws.conditionKey(key)?.types
    if (!types?.includes('Bool') || types.includes('String')) return nothing
    const anyCase = operator.operator.endsWith('IgnoreCase')
    const others = values.filter(({ value }) => {
      const text = anyCase ? valueText(value).toLowerCase() : valueText(value)
      if (typeof value === 'object' || text === 'true' || text === 'false') return false
      return !text.includes('${') && !(operator.wildcards && firstWildcard(text) !== undefined)
    })
    if (others.length === 0) return nothing
    return others.map(({ value, pointer }) => ({
      at: { pointer },
      label: 'neither "true" nor "false"',
      facts: {
        key,
        value: valueText(value),
        name: operatorText(operator),
        result: withoutAMatch(condition),
      },
    }))
  },
  say: ({ key, value, name, result }) =>
    `${key} is "true" or "false", and ${name} asks whether it is "${value}", ${result}`,
})
