// An element holds a JSON type that the grammar does not give it: a list for an object, an object for a string.

import {
  defineRule,
  type Found,
  keyAt,
  nothing,
  parseOperatorName,
  typeInWords,
  type WantedType,
  type WrongType,
  wrongTypesOfPolicy,
  wrongTypesOfStatement,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wrong-element-type',
  title: 'an element holds a value of a JSON type that it cannot have',
  severity: 'error',
  aws: 'refuses',
  subject: 'policy',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document with "Syntax errors in policy" and does not say where',
  fix: 'Actions, resources and principals are strings or lists of strings; "Principal", "Condition" and each operator in it are objects; everything else is a string.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  ],
  covers: [],
  yieldsTo: ['numeric-account-id'],
  examples: {
    bad: [
      {
        note: 'a condition in a list',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds:DescribeDBInstances',
              Resource: '*',
              Condition: [{ StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } }],
            },
          ],
        },
      },
      {
        note: 'an operator left out',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds:DescribeDBInstances',
              Resource: '*',
              Condition: { 'aws:RequestedRegion': 'eu-central-1' },
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: ['rds:DescribeDBInstances'],
            Resource: '*',
            Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-central-1'] } },
          },
        },
      },
    ],
  },
  find({ policy, statements }) {
    const found: Found<WrongType>[] = []
    for (const wrong of wrongTypesOfPolicy(policy.root, policy.pointer)) {
      found.push({ at: { pointer: wrong.pointer }, facts: wrong })
    }
    for (const statement of statements) {
      for (const wrong of wrongTypesOfStatement(statement)) {
        found.push({
          ...(isKeyWithoutOperator(wrong)
            ? { at: keyAt(wrong.pointer), fix: { text: `"StringEquals": { "${wrong.holder}": … }` } }
            : { at: { pointer: wrong.pointer } }),
          facts: wrong,
          statement,
        })
      }
    }
    return found.length === 0 ? nothing : found
  },
  say: wrong => {
    const { holder, isItem, is, wanted } = wrong
    if (isKeyWithoutOperator(wrong))
      return `"${holder}" stands where an operator such as "StringEquals" should be`
    const subject = isItem ? `a value of "${holder}"` : `"${holder}"`
    return `${subject} is ${typeInWords(is)}, and must be ${wantedInWords[wanted]}`
  },
})

/** `"Condition": { "aws:SourceIp": … }`: condition keys have a colon, and operators only behind a qualifier. */
function isKeyWithoutOperator({ holder, wanted }: WrongType): boolean {
  return wanted === 'keys' && holder.includes(':') && parseOperatorName(holder) === undefined
}

const wantedInWords: Readonly<Record<WantedType, string>> = {
  string: 'a string',
  strings: 'a string or a list of strings',
  statement: 'an object',
  statements: 'an object or a list of objects',
  principals: '"*" or an object such as { "AWS": … }',
  operators: 'an object of operators',
  keys: 'an object of condition keys',
  value: 'a string',
  values: 'a string or a list of strings',
}
