// What makes a finding the same finding tomorrow: rule, file, statement, element and value. No line numbers, no
// positions in lists, no sentences.

import { createHash } from 'node:crypto'
import { pointerTokens } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonValue } from '../base/json-value.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/place.ts'
import { statementsOf } from '../model/policy.ts'
import type { Finding } from './finding.ts'

/** One fingerprint for each finding, in the same order; equal findings of a file get different ones by counting. */
export function fingerprintsOf(
  findings: readonly Finding[],
  document: Document,
  name: string,
): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map(finding => {
    const identity = JSON.stringify([finding.rule.id, name, ...identityOf(finding.at, document)])
    const count = seen.get(identity) ?? 0
    seen.set(identity, count + 1)
    return createHash('sha256').update(`${identity}#${count}`).digest('hex').slice(0, 32)
  })
}

function identityOf(at: Place, document: Document): readonly JsonValue[] {
  if (!('pointer' in at) || document.state !== 'read') return []
  for (const policy of document.policies) {
    for (const { pointer, raw } of statementsOf(policy)) {
      if (at.pointer !== pointer && !at.pointer.startsWith(`${pointer}/`)) continue
      const inside = pointerTokens(at.pointer.slice(pointer.length))
      const sid = raw['Sid']
      const who = typeof sid === 'string' && sid !== '' ? sid : sorted(raw)
      return [
        policy.pointer,
        who,
        inside.filter(token => !/^\d+$/.test(token)).join('/'),
        valueAt(raw, inside),
      ]
    }
  }
  return [at.pointer]
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
