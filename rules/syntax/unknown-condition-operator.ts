// An operator that is none of AWS's, or is spelt in another case.

import {
  childPointer,
  defineRule,
  type Found,
  isObject,
  keyAt,
  meantOperator,
  memberOf,
  nothing,
  operatorText,
  parseOperatorName,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly name: string
  readonly meant: string | undefined
  /** `case`: right but for its letters' case. `key`: a condition key stands where its operator is missing. */
  readonly trouble: 'unknown' | 'case' | 'key'
}

export const rule = defineRule({
  id: 'unknown-condition-operator',
  title: 'a condition uses an operator that AWS does not know',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document ("Invalid Condition type"), also when only the case of the name is wrong, and whatever stood there before stays in force',
  fix: 'Write one of the operators of AWS\'s list, such as "StringEquals", "StringLike", "ArnLike", "Bool" or "IpAddress"; in front of it may stand "ForAllValues:" or "ForAnyValue:", behind it "IfExists".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-operator',
  ],
  covers: [],
  yieldsTo: ['null-with-ifexists'],
  examples: {
    bad: [
      {
        note: 'a letter is missing',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/connector' },
              Action: 'sts:AssumeRole',
              Condition: { StringEqual: { 'sts:ExternalId': '7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11' } },
            },
          ],
        },
      },
      {
        note: 'the qualifier is ForAnyValue',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Action: 'sts:AssumeRole',
              Condition: {
                'ForAnyValues:StringLike': {
                  'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*',
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
              Effect: 'Deny',
              Action: 'rds-db:connect',
              Resource: '*',
              Condition: {
                'ForAllValues:StringNotLike': {
                  'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*',
                },
                ArnNotEqualsIfExists: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/db-admin' },
              },
            },
          ],
        },
      },
    ],
  },
  find(statement, ask) {
    const condition = memberOf(statement.raw, 'Condition')
    if (!isObject(condition)) return nothing
    const found: Found<Facts>[] = []
    for (const [name, block] of Object.entries(condition)) {
      const operator = parseOperatorName(name)
      if (operator && operatorText(operator) === name) continue
      // Without a key in it AWS takes any name; the empty block is another rule's.
      if (isObject(block) && Object.keys(block).length === 0) continue
      const meant = meantOperator(name)
      const isKey = meant === undefined && ask.aws.conditionKey(name) !== undefined
      const pointer = childPointer(`${statement.pointer}/Condition`, name)
      const free = meant !== undefined && memberOf(condition, meant) === undefined
      found.push({
        at: keyAt(pointer),
        label: isKey ? 'a condition key, not an operator' : 'no operator of AWS',
        facts: { name, meant, trouble: isKey ? 'key' : operator ? 'case' : 'unknown' },
        ...(meant !== undefined && {
          fix: { text: `"${meant}"`, ...(free && { edits: [{ do: 'rename', pointer, name: meant }] }) },
        }),
      })
    }
    return found.length === 0 ? nothing : found
  },
  say({ name, meant, trouble }) {
    if (trouble === 'key') return `${name} is a condition key, and the operator around it is missing`
    if (trouble === 'case') return `AWS minds the case of operators, and knows ${meant}, not ${name}`
    return `${name} is no condition operator${meant === undefined ? '' : `; did you mean ${meant}?`}`
  },
})
