// A condition that every request meets.

import {
  conditionsOnKey,
  defineRule,
  effectOf,
  nothing,
  type OperatorName,
  readAddressRange,
  valueText,
} from '../../src/engine/rule-kit.ts'

// In every request that somebody has signed.
const alwaysThere: ReadonlySet<string> = new Set([
  ...['aws:principalarn', 'aws:principalaccount', 'aws:principaltype', 'aws:userid', 'aws:requestedregion'],
  ...['aws:currenttime', 'aws:epochtime', 'aws:securetransport'],
])

export const rule = defineRule({
  id: 'condition-without-effect',
  title: 'a condition is met by every request',
  severity: 'warning',
  aws: 'accepts',
  subject: 'condition',
  since: '0.1.0',
  why: 'its values match whatever the key can hold, so that the statement means the same without it, and only looks as if it were limited',
  fix: 'Write the values that are meant, or take the condition out.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  covers: [],
  yieldsTo: ['forallvalues-on-single-valued-key', 'operator-type-mismatch', 'wildcard-in-exact-operator'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds:DescribeDBInstances',
              Resource: '*',
              Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
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
              Action: 'rds:DescribeDBInstances',
              Resource: '*',
              Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ operator }) => operator !== undefined && mayMatchEverything(operator),
  find({ operator, key, values, statement, pointer }) {
    if (!operator || !mayMatchEverything(operator)) return nothing
    // Who gets in through an open trust policy, the rules about trust policies say.
    if (statement.policy.type === 'trust' && effectOf(statement) === 'Allow') return nothing
    const texts = values.map(({ value }) => valueText(value).toLowerCase())
    const everything = everyValueOf[operator.family]?.(texts)
    if (everything === undefined) return nothing
    // An address is missing only from requests through an endpoint, which nobody means to exempt with 0.0.0.0/0.
    const mayLack = !alwaysThere.has(key.toLowerCase()) && operator.family !== 'IpAddress'
    if (mayLack && conditionsOnKey(statement, key, pointer).hold(undefined) !== 'yes') return nothing
    return [{ at: { pointer }, label: 'always true', facts: { key, everything } }]
  },
  say: ({ key, everything }) =>
    `${everything} matches every value of ${key}, so this condition is always true`,
})

function mayMatchEverything({ negated, qualifier, family, wildcards }: OperatorName): boolean {
  if (negated || qualifier === 'ForAnyValue' || everyValueOf[family] === undefined) return false
  // Compared exactly, a star is a star.
  return (family !== 'String' && family !== 'Arn') || wildcards
}

/** The values that leave nothing out, in words; undefined when something is left out. */
type EveryValue = (values: readonly string[]) => string | undefined

const star: EveryValue = values => values.find(text => /^\*+$/.test(text))
const bothTruths: EveryValue = values =>
  values.includes('true') && values.includes('false') ? '"true" or "false"' : undefined

const everyValueOf: Partial<Record<string, EveryValue>> = {
  String: star,
  Arn: star,
  Bool: bothTruths,
  Null: bothTruths,
  IpAddress: values => values.find(text => readAddressRange(text)?.prefix === 0),
}
