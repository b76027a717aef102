// An operator that can make nothing of its key's values.

import {
  type ConditionKey,
  type ConditionSubject,
  defineRule,
  type Found,
  type Item,
  keyAt,
  nothing,
  operatorText,
  withoutAMatch,
  withoutTheKey,
} from '../../src/engine/rule-kit.ts'

const nouns = {
  String: 'text',
  Numeric: 'a number',
  Bool: 'true or false',
  ARN: 'an ARN',
  Date: 'a moment in time',
  IPAddress: 'an address',
  Binary: 'bytes',
} as const

// Strings that are never a number, a date or an address, although a tag or a name of somebody's choice might be.
const wordKeys: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:principaltype',
  'aws:referer',
  'aws:requestedregion',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:useragent',
  'aws:userid',
  'aws:username',
  'sts:externalid',
  'sts:rolesessionname',
  'sts:sourceidentity',
])

interface Facts {
  readonly key: string
  readonly holds: string
  readonly name: string
  /** The one value that is compared as text; undefined when no value would do. */
  readonly value?: string
  readonly result: string
}

export const rule = defineRule({
  id: 'operator-type-mismatch',
  title: "a condition's operator cannot compare what its key holds",
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  since: '0.1.0',
  why: 'AWS saves the condition, and a comparison of the wrong type comes out false for every request (true, with a negated operator), whatever the value',
  fix: 'Use the operators that AWS lists for the type of the key: Bool, Numeric…, Date…, IpAddress, Arn…, or String….',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch',
  ],
  covers: ['PS-17'],
  yieldsTo: ['placeholder-left-in', 'hidden-character'],
  examples: {
    bad: [
      {
        note: 'an address range is no text',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { StringEquals: { 'aws:SourceIp': '203.0.113.0/24' } },
            },
          ],
        },
      },
      {
        note: 'an age in seconds is neither true nor false',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { Bool: { 'aws:MultiFactorAuthAge': 'true' } },
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
              Condition: {
                IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
                NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
                StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/team/*' },
              },
            },
          ],
        },
      },
    ],
  },
  find(condition, ask) {
    const { operator, key, pointer } = condition
    if (!operator || operator.family === 'Null') return nothing
    const known = ask.aws.conditionKey(key)
    if (!known) return nothing
    const holds = nouns[known.types[0] ?? 'String']
    if (operator.family === 'String') {
      if (known.types.includes('String') || known.types.includes('ARN')) return nothing
      const dead = condition.values.filter(item => isNeverText(condition, known, item))
      if (dead.length === 0) return nothing
      return dead.map(
        ({ value, pointer: at }): Found<Facts> => ({
          at: { pointer: at },
          label: `compared with ${holds}, as text`,
          facts: {
            key,
            holds,
            name: operatorText(operator),
            value: String(value),
            result: withoutAMatch(condition),
          },
        }),
      )
    }
    if (!isDisjoint(operator.family, known)) return nothing
    return [
      {
        at: keyAt(pointer),
        label: `holds ${holds}`,
        facts: {
          key,
          holds,
          name: operatorText(operator),
          result: withoutTheKey(condition),
        },
      },
    ]
  },
  say: ({ key, holds, name, value, result }) =>
    value === undefined
      ? `${name} cannot compare ${key}, which holds ${holds}, ${result}`
      : `${key} holds ${holds} and ${name} compares it as text with "${value}", which it never is, ${result}`,
})

type Family = NonNullable<ConditionSubject['operator']>['family']

/** True if no value that the key can have is of the operator's type. */
function isDisjoint(family: Family, { key, types, scope }: ConditionKey): boolean {
  const type = family === 'Arn' ? 'ARN' : family === 'IpAddress' ? 'IPAddress' : family
  if (types.some(known => known === type)) return false
  // Text can be the text of anything; seconds are a date in AWS's eyes, and some services keep dates as seconds.
  if (types.includes('String')) return type !== 'ARN' && type !== 'Binary' && wordKeys.has(key.toLowerCase())
  if (type === 'Date' && types.includes('Numeric')) return false
  if (type === 'Numeric' && types.includes('Date')) return scope === 'global'
  return type !== 'Binary' && !types.includes('Binary')
}

/** True if the value is not how AWS writes a value of the key's type, so that comparing text never comes out true. */
function isNeverText({ operator }: ConditionSubject, { key, types }: ConditionKey, { value }: Item): boolean {
  const text = String(value)
  if (typeof value === 'object' || text.includes('${') || (operator?.wildcards && /[*?]/.test(text)))
    return false
  // A range is no address; and a request is never made at one moment that was known before.
  if (types.includes('IPAddress')) return text.includes('/')
  return /^aws:(?:CurrentTime|EpochTime)$/i.test(key)
}
