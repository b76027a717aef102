// Account ids are texts of twelve digits; a number loses its leading zeros.

import {
  childPointer,
  defineRule,
  type Item,
  isAccountKey,
  isObject,
  itemsOf,
  type JsonObject,
  type JsonValue,
  memberOf,
  nothing,
  type Statement,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'numeric-account-id',
  title: 'an account id is written as a number',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS takes account ids as texts: it refuses a number in a principal, and a number that has lost its leading zeros matches no account',
  fix: 'Write the 12 digits as a text, in quotation marks.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-data-type-mismatch',
    'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
  ],
  covers: ['PS-29'],
  yieldsTo: ['principal-in-identity-policy', 'unsupported-in-rcp'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: 111122223333 }, Action: 'sts:AssumeRole' }],
        },
      },
      {
        note: 'a number that has lost a zero',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'rds.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:SourceAccount': 12345678901 } },
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
              Principal: { Service: 'rds.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
            },
          ],
        },
      },
    ],
  },
  find(statement) {
    if (!hasNumbers(statement.raw)) return nothing
    const numbers = [...principalNumbers(statement), ...conditionNumbers(statement)]
    if (numbers.length === 0) return nothing
    return numbers.map(({ value, pointer }) => {
      const digits = value.toString()
      const text = digits.padStart(12, '0')
      return {
        at: { pointer },
        label: 'in quotation marks',
        facts: { digits },
        fix: {
          text: JSON.stringify(text),
          // Which digits a shorter number has lost is only likely.
          ...(digits.length === 12 && { edits: [{ do: 'replace', pointer, value: text } as const] }),
        },
      }
    })
  },
  say: ({ digits }) =>
    digits.length === 12
      ? `the account id ${digits} is a number, not a text`
      : `the account id ${digits} is a number of ${digits.length} digits: leading zeros are lost`,
})

/** Whether there is a number to look at, which almost no statement has. */
function hasNumbers(raw: JsonObject): boolean {
  for (const element of ['Principal', 'NotPrincipal', 'Condition']) {
    const value = raw[element]
    if (value !== undefined && holdsNumber(value)) return true
  }
  return false
}

function holdsNumber(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'number'
  for (const name in value) if (holdsNumber((value as JsonObject)[name] as JsonValue)) return true
  return false
}

interface AccountNumber {
  readonly value: number
  readonly pointer: string
}

function principalNumbers({ raw, pointer }: Statement): readonly AccountNumber[] {
  return ['Principal', 'NotPrincipal'].flatMap(element => {
    const principal = memberOf(raw, element)
    const at = childPointer(pointer, element)
    if (!isObject(principal)) return accountNumbers(itemsOf(raw, element, pointer))
    return Object.keys(principal).flatMap(kind => accountNumbers(itemsOf(principal, kind, at)))
  })
}

/** Only those that AWS would compare as they stand, and so in vain: twelve digits are the same as a text. */
function conditionNumbers({ raw, pointer }: Statement): readonly AccountNumber[] {
  const condition = memberOf(raw, 'Condition')
  if (!isObject(condition)) return nothing
  return Object.keys(condition).flatMap((operator): readonly AccountNumber[] => {
    const block = memberOf(condition, operator)
    if (!isObject(block)) return nothing
    const at = childPointer(childPointer(pointer, 'Condition'), operator)
    const keys = Object.keys(block).filter(isAccountKey)
    const numbers = keys.flatMap(key => accountNumbers(itemsOf(block, key, at)))
    return numbers.filter(({ value }) => value.toString().length !== 12)
  })
}

/** Whole numbers that are not too long for an account id. */
function accountNumbers(items: readonly Item[]): readonly AccountNumber[] {
  return items.flatMap(({ value, pointer }) =>
    typeof value === 'number' && /^\d{1,12}$/.test(value.toString()) ? [{ value, pointer }] : [],
  )
}
