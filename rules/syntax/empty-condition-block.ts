// `"StringEquals": {}`: an operator was chosen, and nothing is compared.

import {
  childPointer,
  defineRule,
  isObject,
  type JsonObject,
  type JsonValue,
  memberOf,
  nothing,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'empty-condition-block',
  title: 'a condition operator has no key below it',
  severity: 'warning',
  aws: 'accepts',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS accepts it and the operator tests nothing, so the guard that somebody meant to write is not there',
  fix: 'Write the key and the value to compare, such as { "sts:ExternalId": … }, or remove the operator.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  ],
  covers: ['PS-30'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '111122223333' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: {} },
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
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
            },
          ],
        },
      },
    ],
  },
  find({ raw, pointer }) {
    const condition = memberOf(raw, 'Condition')
    if (!isObject(condition)) return nothing
    const empty = Object.keys(condition).filter(operator => isEmptyBlock(condition, operator))
    if (empty.length === 0) return nothing
    return empty.map(operator => ({
      at: { pointer: childPointer(`${pointer}/Condition`, operator) },
      facts: { operator },
    }))
  },
  say: ({ operator }) => `"${operator}" compares nothing`,
})

function isEmptyBlock(condition: JsonObject, operator: string): boolean {
  const block = condition[operator] as JsonValue
  return isObject(block) && Object.keys(block).length === 0
}
