// An element that is there and holds nothing: `[]`, `{}` or `""`.

import {
  childPointer,
  defineRule,
  type Found,
  isArray,
  isObject,
  type JsonValue,
  nothing,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  /** In words; undefined for a whole statement. */
  readonly what?: string
  readonly empty: 'list' | 'object' | 'string'
}

export const rule = defineRule({
  id: 'empty-element',
  title: 'a statement has an empty list, object or string where actions, resources or principals should be',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses a statement that names no action, resource or principal, or keeps it as one that never applies',
  fix: 'Fill it in; if nothing is meant, remove the whole statement.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  ],
  covers: ['PS-09', 'PS-30'],
  yieldsTo: ['resource-in-trust-policy', 'principal-in-identity-policy'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds-db:connect', Resource: [] }],
        },
      },
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: [] }, Action: 'sts:AssumeRole' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['rds:DescribeDBInstances'], Resource: ['*'] }],
        },
      },
    ],
  },
  find({ raw, pointer }) {
    const names = Object.keys(raw)
    if (names.length === 0) return [{ facts: { empty: 'object' } satisfies Facts }]
    const found: Found<Facts>[] = []
    for (const name of names) {
      const value = raw[name] as JsonValue
      if (lists.has(name)) collect(value, `${pointer}/${name}`, `"${name}"`, found)
      else if (name === 'Principal' || name === 'NotPrincipal')
        collectPrincipals(value, `${pointer}/${name}`, name, found)
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ what, empty }) => (what === undefined ? 'this statement is empty' : `${what} is an empty ${empty}`),
})

const lists: ReadonlySet<string> = new Set(['Action', 'NotAction', 'Resource', 'NotResource'])

function collect(value: JsonValue, pointer: string, what: string, into: Found<Facts>[]): void {
  if (value === '') into.push({ at: { pointer }, facts: { what, empty: 'string' } })
  if (!isArray(value)) return
  if (value.length === 0) into.push({ at: { pointer }, facts: { what, empty: 'list' } })
  if (!value.includes('')) return
  value.forEach((item, index) => {
    if (item === '')
      into.push({
        at: { pointer: childPointer(pointer, index) },
        facts: { what: `a value of ${what}`, empty: 'string' },
      })
  })
}

function collectPrincipals(value: JsonValue, pointer: string, element: string, into: Found<Facts>[]): void {
  if (!isObject(value)) {
    if (value === '') into.push({ at: { pointer }, facts: { what: `"${element}"`, empty: 'string' } })
    return
  }
  const kinds = Object.keys(value)
  if (kinds.length === 0) into.push({ at: { pointer }, facts: { what: `"${element}"`, empty: 'object' } })
  for (const kind of kinds) {
    collect(value[kind] as JsonValue, childPointer(pointer, kind), `"${kind}" in ${element}`, into)
  }
}
