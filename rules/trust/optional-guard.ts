// A condition on MFA, the organization or tags of the caller, which a call without the key meets.

import {
  type ConditionSubject,
  conditionsOf,
  defineRule,
  type Entrant,
  type Found,
  keyAt,
  nothing,
  operatorText,
} from '../../src/engine/rule-kit.ts'

const trustWith = (condition: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' }, ...condition },
    } as never,
  ],
})

/** Keys that a guard is made of and that requests may lack, with who lacks them. */
const guards: readonly (readonly [key: RegExp, lacking: string])[] = [
  [/^aws:multifactorauth(present|age)$/, 'calls with long-term access keys have none'],
  [/^aws:principalorg(id|paths)$/, 'accounts outside of every organization have none'],
  [/^aws:principaltag\//, 'callers without the tag have none'],
]

export const rule = defineRule({
  id: 'optional-guard',
  title: 'a condition asks for MFA, an organization or a tag, and is met by callers that have none',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'IfExists and ForAllValues: are true of a key that the request lacks, so in an Allow they let in the very callers that the condition is there to keep out',
  fix: 'Use the plain operator in the Allow; IfExists belongs into a Deny.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  ],
  covers: ['TB-42', 'PS-19', 'PS-21'],
  yieldsTo: ['placeholder-left-in'],
  examples: {
    bad: [{ document: trustWith({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }) }],
    good: [{ document: trustWith({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) }],
  },
  find(trust) {
    const found = new Map<string, Found<{ name: string; key: string; lacking: string }>>()
    // Where everyone is trusted, that says it all.
    for (const entrant of trust.entrants.filter(({ account }) => account !== undefined)) {
      for (const condition of conditionsOf(entrant.statement)) {
        const { key, operator, pointer } = condition
        const lacking = guards.find(([pattern]) => pattern.test(key.toLowerCase()))?.[1]
        if (lacking === undefined || operator === undefined || operator.family === 'Null') continue
        if (!isOptional(condition, entrant)) continue
        found.set(pointer, {
          at: keyAt(pointer),
          label: 'true when the call has none',
          statement: entrant.statement,
          facts: { name: operatorText(operator), key, lacking },
        })
      }
    }
    return found.size === 0 ? nothing : found.values()
  },
  say: ({ name, key, lacking }) => `${name} lets in a call without ${key}: ${lacking}`,
})

/** A call without the key gets in, and one with another value does not. */
function isOptional({ key, values }: ConditionSubject, { entrance, principal }: Entrant): boolean {
  const answerWith = (value: string) => entrance.search({ principal, context: { [key]: value } }).answer
  const strange = key.toLowerCase() === 'aws:multifactorauthpresent' ? 'false' : 'rdsaudit-strange-value'
  return (
    entrance.search({ principal, without: [key] }).answer === 'yes' &&
    values.length > 0 &&
    answerWith(strange) === 'no'
  )
}
