// What is nearly right: texts and JSON with a few things in them changed. What is made of anything at all is mostly refused
// at the door; these get in.

import fc from 'fast-check'
import { isArray, isObject, type JsonValue } from '../../src/base/json-value.ts'

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

/** Texts that have been somebody's trouble: in parsers, in terminals, in patterns, in names of members. */
const oddTexts = [
  '',
  ' ',
  '*',
  '**',
  '?',
  '${',
  '${aws:username}',
  "${aws:PrincipalTag/x, 'd'}",
  '*'.repeat(60),
  `${'*a'.repeat(30)}b`,
  'a'.repeat(5000),
  '\u0000',
  '\u001b[2J\u001b]0;x\u0007',
  '\u202e',
  '\u2028',
  '\ud800',
  '\ufdd0\ue041\ufdd1',
  '\ufeff',
  '::error::x',
  '%0A',
  '__proto__',
  'constructor',
  'toString',
  '-----BEGIN CERTIFICATE-----',
  'arn:aws:iam::111122223333:role/app',
  'arn:aws:iam::111122223333:root',
  'arn:aws:rds-db:eu-west-1:444455556666:dbuser:*/*',
  'arn:::::',
  '111122223333',
  'sts:AssumeRole',
  'rds-db:connect',
  'Allow',
  '2012-10-17',
  'ForAllValues:StringLikeIfExists',
  'sts:ExternalId',
  '../../x',
  '/dev/null',
  'https://[::1',
  'postgres://u@h:99999/',
] as const

const oddValues: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  -1,
  0.1,
  1e21,
  [],
  {},
  [[]],
  [null],
  [{}],
  { '': '' },
  { AWS: '*' },
  { Ref: 'X' },
  { 'Fn::Sub': '${X}' },
  { 'Fn::If': ['A', {}, []] },
  JSON.parse('{"__proto__": {"a": 1}, "constructor": null}') as JsonValue,
  JSON.parse(deep(120)) as JsonValue,
  ...oddTexts,
]

/** Pieces of the languages that are read. */
const tokens = [
  ...oddTexts,
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\u0000',
  '\\ud800',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '---\n',
  '&a ',
  '*a',
  '<<: *a\n',
  '!Sub ',
  '!!binary ',
  '|\n',
  '? ',
  '```json\n',
  '```\n',
  '# ',
  '//',
  '/*',
  '<<EOF\n',
  '%{ if true }',
  'for_each = {}\n',
  'dynamic "x" {',
  'jsonencode(',
  'null',
  '1e999',
  deep(200),
] as const

type Place = readonly [number, number]
/** A part of something whose length is not known yet. */
const place: fc.Arbitrary<Place> = fc.tuple(fc.nat(9999), fc.nat(40))

type TextMutation =
  | { readonly how: 'cut'; readonly at: Place }
  | { readonly how: 'end'; readonly at: Place }
  | { readonly how: 'insert'; readonly at: Place; readonly text: string }
  | { readonly how: 'copy'; readonly at: Place; readonly to: Place }

const textMutation: fc.Arbitrary<TextMutation> = fc.oneof(
  fc.record({ how: fc.constant('cut' as const), at: place }),
  fc.record({ how: fc.constant('end' as const), at: place }),
  fc.record({ how: fc.constant('insert' as const), at: place, text: fc.constantFrom(...tokens) }),
  fc.record({ how: fc.constant('copy' as const), at: place, to: place }),
)

/** Changes that can be made in any text. */
export const textMutations = fc.array(textMutation, { maxLength: 4 })

export function mutateText(text: string, mutations: readonly TextMutation[]): string {
  return mutations.reduce(mutateOnce, text)
}

function mutateOnce(text: string, { at: [part, length], ...one }: TextMutation): string {
  const offsetOf = (tenThousandths: number) => Math.floor((tenThousandths / 10_000) * (text.length + 1))
  const at = offsetOf(part)
  switch (one.how) {
    case 'cut':
      return text.slice(0, at) + text.slice(at + length)
    case 'end':
      return text.slice(0, at)
    case 'insert':
      return text.slice(0, at) + one.text + text.slice(at)
    case 'copy': {
      const to = offsetOf(one.to[0])
      return text.slice(0, to) + text.slice(at, at + length * 5) + text.slice(to)
    }
  }
}

interface JsonMutation {
  readonly how: 'replace' | 'remove' | 'wrap' | 'repeat' | 'rename' | 'add'
  /** Which value, counted from the whole, and around again. */
  readonly at: number
  readonly value: JsonValue
  readonly key: string
}

/** Changes that can be made in any JSON. */
export const jsonMutations: fc.Arbitrary<readonly JsonMutation[]> = fc.array(
  fc.record({
    how: fc.constantFrom('replace', 'remove', 'wrap', 'repeat', 'rename', 'add'),
    at: fc.nat(5000),
    value: fc.constantFrom(...oddValues),
    key: fc.constantFrom('Statement', 'Condition', 'Principal', 'NotAction', 'Resource', ...oddTexts),
  }),
  { minLength: 1, maxLength: 3 },
)

export function mutateJson(value: JsonValue, mutations: readonly JsonMutation[]): JsonValue {
  return mutations.reduce<JsonValue>((now, mutation) => {
    const nodes = countNodes(now)
    return changeNode(now, { ...mutation, at: mutation.at % nodes }, { count: 0 })
  }, value)
}

function countNodes(value: JsonValue): number {
  if (isArray(value)) return value.reduce<number>((sum, one) => sum + countNodes(one), 1)
  if (!isObject(value)) return 1
  return Object.values(value).reduce<number>((sum, one) => sum + countNodes(one), 1)
}

const gone = Symbol('gone')

function changeNode(value: JsonValue, mutation: JsonMutation, seen: { count: number }): JsonValue {
  const changed = change(value, mutation, seen)
  return changed === gone ? null : changed
}

function change(value: JsonValue, mutation: JsonMutation, seen: { count: number }): JsonValue | typeof gone {
  const here = seen.count++ === mutation.at
  if (here) return changedHere(value, mutation)
  if (isArray(value)) {
    return value.flatMap(one => {
      const after = change(one, mutation, seen)
      return after === gone ? [] : [after]
    })
  }
  if (!isObject(value)) return value
  const members = Object.entries(value).flatMap(([key, one]) => {
    const begins = seen.count
    const after = change(one, mutation, seen)
    if (after === gone) return []
    return [[mutation.how === 'rename' && begins === mutation.at ? mutation.key : key, after] as const]
  })
  return Object.fromEntries(members) as JsonValue
}

function changedHere(value: JsonValue, { how, value: other, key }: JsonMutation): JsonValue | typeof gone {
  switch (how) {
    case 'replace':
      return other
    case 'remove':
      return gone
    case 'wrap':
      return [value]
    case 'repeat':
      return [value, value]
    case 'rename':
      return value
    case 'add':
      if (isArray(value)) return [...value, other]
      return isObject(value) ? ({ ...value, [key]: other } as JsonValue) : { [key]: value }
  }
}

/** The same, with the members of all objects the other way round. */
export function turned(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(turned)
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([key, one]) => [key, turned(one)] as const)
  return Object.fromEntries(members.reverse()) as JsonValue
}
