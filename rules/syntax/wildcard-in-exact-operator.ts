// `*` or `?` where they are characters like any other, in a value that has no such characters.

import {
  canHoldWildcardCharacters,
  defineRule,
  type Found,
  firstWildcard,
  nothing,
  operatorText,
  valueText,
  withoutAMatch,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly key: string
  readonly value: string
  readonly name: string
  readonly like: string
  readonly result: string
}

export const rule = defineRule({
  id: 'wildcard-in-exact-operator',
  title: 'a wildcard stands in a value that is compared exactly',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'StringEquals and its kin take * and ? literally, and the values of this key never contain them, so nobody matches; with StringNotEquals everybody does',
  fix: 'Write the value in full, or use StringLike, or ArnLike for an ARN, if the pattern is not too wide to be a guard.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-wildcard-without-like-operator',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ],
  covers: ['PS-16', 'TB-24', 'TB-53', 'TB-72'],
  yieldsTo: ['operator-type-mismatch', 'malformed-variable', 'placeholder-left-in', 'hidden-character'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Action: 'sts:AssumeRole',
              Condition: {
                StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/connector-*' },
              },
            },
          ],
        },
      },
      {
        note: 'not "any external id", but the id "*", which STS does not accept',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': '*' } },
            },
          ],
        },
      },
    ],
    good: [
      {
        note: 'ArnEquals is ArnLike by another name',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'rds-db:connect',
              Resource: '*',
              Condition: {
                ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/db-*' },
              },
            },
          ],
        },
      },
    ],
  },
  find(condition, ask) {
    const { operator, key, values } = condition
    if (operator?.family !== 'String' || operator.wildcards) return nothing
    const found: Found<Facts>[] = []
    for (const { value, pointer } of values) {
      const at = typeof value === 'string' ? firstWildcard(value) : undefined
      if (at === undefined) continue
      const known = ask.aws.conditionKey(key)
      if (!known || canHoldWildcardCharacters(known)) break
      const family = known.types.includes('ARN') ? 'Arn' : 'String'
      const like = operatorText({
        ...operator,
        operator: `${family}${operator.negated ? 'Not' : ''}Like`,
      })
      found.push({
        at: { pointer, part: { from: at, to: at + 1 } },
        label: 'no wildcard here',
        facts: {
          key,
          value: valueText(value),
          name: operatorText(operator),
          like,
          result: withoutAMatch(condition),
        },
        ...(isId(key) ? {} : { fix: { text: `"${like}": { "${key}": "${value}" }` } }),
      })
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ key, value, name, result }) =>
    `${name} takes the wildcard in "${value}" literally, and no ${key} contains one, ${result}`,
})

/** Ids that are to be written in full: a pattern instead would be no check at all. */
function isId(key: string): boolean {
  return /(?:externalid|account|orgid|sourcevpce?)$/i.test(key)
}
