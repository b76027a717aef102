// A value that its operator cannot read.

import {
  type ConditionSubject,
  defineRule,
  type Found,
  isReadable,
  nothing,
  operatorText,
  valueText,
  withoutAMatch,
} from '../../src/engine/rule-kit.ts'

const wanted = {
  Numeric: 'a number',
  Date: 'a date such as 2026-01-31T09:00:00Z, or seconds since 1970',
  Bool: 'true or false',
  Null: 'true or false',
  IpAddress: 'an address or a range such as 203.0.113.0/24',
  Binary: 'base64',
  Arn: 'an ARN with its six sections',
  String: 'text',
} as const

interface Facts {
  readonly value: string
  readonly name: string
  readonly family: keyof typeof wanted
  readonly hasVariable: boolean
  readonly result: string
}

export const rule = defineRule({
  id: 'unreadable-condition-value',
  title: 'a condition value is not of the form its operator reads',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses some of these when the policy is saved, unreadable dates for one, and a value that is saved and cannot be read equals nothing in any request',
  fix: 'Write the value as the operator reads it, or use a String operator if text is to be compared.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-type-mismatch-ip-range',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-variable-for-operator',
  ],
  covers: ['PS-17'],
  yieldsTo: ['operator-type-mismatch', 'malformed-variable', 'placeholder-left-in', 'hidden-character'],
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
              Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.*' } },
            },
          ],
        },
      },
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { DateLessThan: { 'aws:CurrentTime': '31.12.2026' } },
            },
          ],
        },
      },
    ],
    good: [
      {
        note: 'numbers and truths may stand without quotation marks',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: {
                IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8:1234::/48'] },
                DateLessThan: { 'aws:CurrentTime': '2026-12-31' },
                Bool: { 'aws:MultiFactorAuthPresent': true },
                NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 },
              },
            },
          ],
        },
      },
    ],
  },
  find(condition) {
    const { operator, values } = condition
    if (!operator || operator.family === 'String') return nothing
    const found: Found<Facts>[] = []
    for (const { value, pointer } of values) {
      if (typeof value === 'object' || isReadable(operator.family, valueText(value))) continue
      const text = valueText(value)
      const instead = mended(condition, text)
      found.push({
        at: { pointer },
        label: `not ${wanted[operator.family]}`,
        facts: {
          value: text,
          name: operatorText(operator),
          family: operator.family,
          hasVariable: text.includes('${'),
          result: withoutAMatch(condition),
        },
        ...(instead !== undefined && {
          fix: { text: `"${instead}"`, edits: [{ do: 'replace', pointer, value: instead }] },
        }),
      })
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ value, name, family, hasVariable, result }) =>
    hasVariable && family !== 'Arn'
      ? `${name} takes no variables: AWS compares with the text "${value}", which is not ${wanted[family]}, ${result}`
      : `${name} cannot read "${value}", which is not ${wanted[family]}, ${result}`,
})

/** The value that was meant, where only one can be: blanks around it, or stars for the last bytes of an address. */
function mended({ operator }: ConditionSubject, text: string): string | undefined {
  const family = operator?.family
  if (family === undefined) return undefined
  const trimmed = text.trim()
  if (trimmed !== text && isReadable(family, trimmed)) return trimmed
  if (family !== 'IpAddress') return undefined
  const bytes = text.split('.')
  const fixed = bytes.indexOf('*')
  if (bytes.length !== 4 || fixed < 1 || bytes.slice(fixed).some(byte => byte !== '*')) return undefined
  const range = `${[...bytes.slice(0, fixed), '0', '0', '0'].slice(0, 4).join('.')}/${fixed * 8}`
  return isReadable(family, range) ? range : undefined
}
