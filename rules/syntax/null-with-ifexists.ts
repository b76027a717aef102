// `NullIfExists`: a question about existence that is only to be asked of keys that exist.

import { childPointer, defineRule, isObject, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'null-with-ifexists',
  title: 'IfExists stands behind the operator Null',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS has IfExists for every operator but Null, which itself asks whether the key exists, and does not accept the two together',
  fix: 'Write "Null", with "true" if the key has to be absent and "false" if it has to be there.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-null-with-if-exists',
  ],
  covers: ['PS-23'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: { NullIfExists: { 'sts:ExternalId': 'true' } },
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
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: { Null: { 'sts:ExternalId': 'true' } },
            },
          ],
        },
      },
    ],
  },
  find(statement) {
    const condition = memberOf(statement.raw, 'Condition')
    if (!isObject(condition)) return nothing
    const names = Object.keys(condition).filter(name => /^(?:for\w+:)?nullifexists$/i.test(name))
    if (names.length === 0) return nothing
    return names.map(name => {
      const pointer = childPointer(`${statement.pointer}/Condition`, name)
      const free = memberOf(condition, 'Null') === undefined
      return {
        at: keyAt(pointer),
        label: 'Null takes no IfExists',
        facts: { name },
        fix: { text: '"Null"', ...(free && { edits: [{ do: 'rename' as const, pointer, name: 'Null' }] }) },
      }
    })
  },
  say: ({ name }) => `${name} is no condition operator: Null already asks whether the key is there`,
})
