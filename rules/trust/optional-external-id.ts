// An external id that a condition compares, while a call without one gets in.

import {
  type ConditionSubject,
  conditionsOf,
  defineRule,
  type Entrant,
  effectOf,
  entersWithAnyId,
  entersWithId,
  entersWithoutId,
  type Found,
  guardsByExternalId,
  keyAt,
  nothing,
  operatorText,
  valueText,
} from '../../src/engine/rule-kit.ts'

const trusted = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
  Action: 'sts:AssumeRole',
}
const id = '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b'

const trustWith = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements as never[],
})

export const rule = defineRule({
  id: 'optional-external-id',
  title: 'an external id is compared, and a call without one gets in',
  severity: 'error',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'a caller that sends no external id leaves the key out of the request, and IfExists, ForAllValues: and negated operators are true of a key that is not there',
  fix: 'Compare the id in the Allow with StringEquals, which is false of a call without it.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  ],
  covers: ['PS-15', 'PS-18', 'PS-21', 'TB-32'],
  yieldsTo: ['placeholder-left-in'],
  examples: {
    bad: [
      {
        document: trustWith({ ...trusted, Condition: { StringEqualsIfExists: { 'sts:ExternalId': id } } }),
      },
      {
        note: 'a Deny with a gap',
        document: trustWith(trusted, {
          ...trusted,
          Effect: 'Deny',
          Condition: {
            StringNotEqualsIfExists: { 'sts:ExternalId': id },
            Null: { 'sts:ExternalId': 'false' },
          },
        }),
      },
    ],
    good: [
      { document: trustWith({ ...trusted, Condition: { StringEquals: { 'sts:ExternalId': id } } }) },
      {
        note: 'a Deny that is also true of a call without an id',
        document: trustWith(trusted, {
          ...trusted,
          Effect: 'Deny',
          Condition: { StringNotEquals: { 'sts:ExternalId': id } },
        }),
      },
    ],
  },
  find(trust) {
    const found = new Map<string, Found<Facts>>()
    for (const entrant of trust.entrants) {
      if (!entersWithoutId(entrant)) continue
      for (const guard of guardsByExternalId(trust, entrant)) {
        if (guard.operator?.family === 'Null' || found.has(guard.pointer)) continue
        if (isMet(guard, entrant)) found.set(guard.pointer, foundAt(guard))
      }
    }
    return found.size === 0 ? nothing : found.values()
  },
  say: ({ name, isDeny }) =>
    isDeny
      ? `the Deny with ${name} lets in a call that sends no external id`
      : `${name} lets in a call that sends no external id`,
})

interface Facts {
  readonly name: string
  readonly isDeny: boolean
}

/** A statement that nobody with an id meets is about callers without one. */
function isMet({ values }: ConditionSubject, entrant: Entrant): boolean {
  return values.some(({ value }) => entersWithId(entrant, valueText(value))) || entersWithAnyId(entrant)
}

function foundAt({ operator, pointer, statement, key }: ConditionSubject): Found<Facts> {
  const isDeny = effectOf(statement) === 'Deny'
  const name = operator ? operatorText(operator) : key
  // A Deny has to be turned round, and a negated operator into another condition: no change of a word.
  const plain = operator?.operator
  if (isDeny || operator?.negated || plain === undefined || plain === name) {
    return { at: keyAt(pointer), label, statement, facts: { name, isDeny } }
  }
  const isAlone = conditionsOf(statement).length === 1
  const block = pointer.slice(0, pointer.lastIndexOf('/'))
  return {
    at: keyAt(pointer),
    label,
    statement,
    facts: { name, isDeny },
    fix: {
      text: `"${plain}"`,
      ...(isAlone && { edits: [{ do: 'rename' as const, pointer: block, name: plain }] }),
    },
  }
}

const label = 'true when the call has none'
