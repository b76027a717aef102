// An external id that AWS STS would not accept from anybody.

import {
  defineRule,
  type ExternalIdFault,
  externalIdFault,
  type Found,
  nothing,
  unsuitedCharacter,
  valueText,
  variablesIn,
  withoutAMatch,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly value: string
  readonly fault: ExternalIdFault
  readonly character: string
  readonly result: string
}

const trusted = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:role/connector' },
  Action: 'sts:AssumeRole',
}

export const rule = defineRule({
  id: 'malformed-external-id',
  title: 'an external id is not one that AWS STS accepts',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'IAM saves any text here, and STS answers a caller that sends it with ValidationError, so nobody can ever present this id',
  fix: 'Write an id of 2 to 1224 characters, letters, digits and _+=,.@:/- only, such as a UUID, and give the same one to the caller.',
  sources: [
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  ],
  covers: ['TB-26', 'TB-27'],
  yieldsTo: [
    'wildcard-in-exact-operator',
    'operator-type-mismatch',
    'malformed-variable',
    'placeholder-left-in',
    'hidden-character',
  ],
  examples: {
    bad: [
      {
        note: 'a blank',
        document: {
          Version: '2012-10-17',
          Statement: [{ ...trusted, Condition: { StringEquals: { 'sts:ExternalId': 'acme prod 4711' } } }],
        },
      },
      {
        note: 'empty, because a template had no value for it',
        document: {
          Version: '2012-10-17',
          Statement: [{ ...trusted, Condition: { StringEquals: { 'sts:ExternalId': '' } } }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              ...trusted,
              Condition: { StringEquals: { 'sts:ExternalId': '7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11' } },
            },
          ],
        },
      },
    ],
  },
  find(condition) {
    const { operator, key, values } = condition
    if (operator?.family !== 'String' || key.toLowerCase() !== 'sts:externalid') return nothing
    const found: Found<Facts>[] = []
    for (const { value, pointer } of values) {
      if (typeof value === 'object') continue
      const text = valueText(value)
      if (variablesIn(text).length > 0) continue
      // Of a pattern only the characters can be judged, not the length.
      const isPattern = operator.wildcards && /[*?]/.test(text)
      const fault = externalIdFault(isPattern ? text.replace(/[*?]/g, 'x') : text)
      if (fault === undefined || (isPattern && fault !== 'character')) continue
      const at = unsuitedCharacter(isPattern ? text.replace(/[*?]/g, 'x') : text)
      found.push({
        at: { pointer, ...(at !== undefined && { part: { from: at, to: at + 1 } }) },
        label: at === undefined ? 'no external id' : 'not in an external id',
        facts: {
          value: text,
          fault,
          character: text.charAt(at ?? 0),
          result: withoutAMatch(condition),
        },
      })
    }
    return found.length === 0 ? nothing : found
  },
  say({ value, fault, character, result }) {
    switch (fault) {
      case 'empty':
        return `STS takes no empty external id, and a caller that sends none has none to compare, ${result}`
      case 'too-short':
        return `STS takes no external id of one character ("${value}"), ${result}`
      case 'too-long':
        return `STS takes no external id of more than 1224 characters, and this one has ${value.length}, ${result}`
      case 'character':
        return character.trim() === ''
          ? `STS takes no external id with a blank in it ("${value}"), ${result}`
          : `STS takes no external id with the character ${character} in it ("${value}"), ${result}`
    }
  },
})
