// What makes a finding the same finding tomorrow: rule, file, statement, element and value. No line numbers, no
// positions in lists, no sentences.

import { createHash, type Hash, hash } from 'node:crypto'
import { pointerTokens } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonValue } from '../base/json-value.ts'
import { nameUnknowns } from '../base/unknown-text.ts'
import type { Document, ReadDocument } from '../model/document.ts'
import { type Statement, statementsOf } from '../model/policy.ts'
import type { Finding } from './finding.ts'

/** One fingerprint for each finding, in the same order; equal findings of a file get different ones by counting. */
export function fingerprintsOf(
  findings: readonly Finding[],
  document: Document,
  name: string,
): readonly string[] {
  const seen = new Map<string, number>()
  const identify = identifier(document, name)
  return findings.map(finding => {
    const identity = identify(finding)
    const key = hashed(identity, '', 'base64')
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return hashed(identity, `#${count}`, 'hex').slice(0, 32)
  })
}

/** What a finding is known by: a text, or the hash of its beginning and the rest. */
interface Identity {
  readonly start: string | Hash
  readonly rest: string
}

/**
 * A hash that is begun is a thing of its own outside of the engine's memory, and goes only when garbage is collected: of
 * short texts all is hashed at once, each time.
 */
function hashed({ start, rest }: Identity, more: string, encoding: 'base64' | 'hex'): string {
  if (typeof start === 'string') return hash('sha256', start + rest + more, encoding)
  return start
    .copy()
    .update(rest + more)
    .digest(encoding)
}

// Findings come statement by statement, and a hash that is begun takes memory outside of the engine's own.
const mostKept = 1000
/** Characters. */
const longText = 2000

/**
 * Writes what a finding is known by, as a list in JSON. A document may have a finding in each of its ten thousand
 * statements, or as many in one large statement: statements are looked through once, and a large one is hashed once for
 * a rule.
 */
function identifier(document: Document, name: string): (finding: Finding) => Identity {
  const begin = ({ rule }: Finding) => `[${listed([rule.id, name])}`
  let find: FindStatement | undefined
  const texts = new Map<Statement, string>()
  const begun = new Map<string, Hash>()
  return finding => {
    const { at, rule } = finding
    if (!('pointer' in at) || document.state !== 'read') return { start: begin(finding), rest: ']' }
    find ??= statementFinder(document)
    const statement = find(at.pointer)
    if (!statement) return { start: begin(finding), rest: `,${listed([at.pointer])}]` }
    const { policy, pointer, raw } = statement
    const text = texts.get(statement) ?? listed([policy.pointer, nameOf(statement)])
    if (texts.size >= mostKept) texts.clear()
    texts.set(statement, text)
    const inside = pointerTokens(at.pointer.slice(pointer.length))
    const element = inside.filter(token => !/^\d+$/.test(token)).join('/')
    const rest = `,${listed([element, valueAt(raw, inside)])}]`
    if (text.length < longText) return { start: `${begin(finding)},${text}`, rest }
    const key = `${rule.id} ${pointer}`
    const whole = begun.get(key) ?? createHash('sha256').update(`${begin(finding)},${text}`)
    if (begun.size >= mostKept) begun.clear()
    begun.set(key, whole)
    return { start: whole, rest }
  }
}

function listed(values: readonly JsonValue[]): string {
  // Where an unknown value comes from depends on how the file was named.
  return nameUnknowns(values.map(value => JSON.stringify(value)).join(','))
}

type FindStatement = (pointer: string) => Statement | undefined

/** Finds the statement that a place is in; where one policy is inside another, that of the policy that comes first. */
function statementFinder({ policies }: ReadDocument): FindStatement {
  const known = new Map<string, { readonly statement: Statement; readonly order: number }>()
  for (const statement of policies.flatMap(statementsOf)) {
    if (!known.has(statement.pointer)) known.set(statement.pointer, { statement, order: known.size })
  }
  return pointer => {
    let first = known.get(pointer)
    for (
      let end = pointer.lastIndexOf('/');
      end >= 0;
      end = end === 0 ? -1 : pointer.lastIndexOf('/', end - 1)
    ) {
      const around = known.get(pointer.slice(0, end))
      if (around && (!first || around.order < first.order)) first = around
    }
    return first?.statement
  }
}

/** Its Sid, or all of it. */
function nameOf({ raw }: Statement): JsonValue {
  const sid = raw['Sid']
  return typeof sid === 'string' && sid !== '' ? sid : sorted(raw)
}

function valueAt(root: JsonValue, tokens: readonly string[]): JsonValue {
  let value: JsonValue | undefined = root
  for (const token of tokens) {
    value = isArray(value) ? value[Number(token)] : isObject(value) ? value[token] : undefined
  }
  return tokens.length === 0 || value === undefined ? null : sorted(value)
}

/** Members in one order, so that moving them changes nothing. */
function sorted(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  )
}
