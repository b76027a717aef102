// What to write into a trust policy, taken from the links that go through its role; nothing is made up.

import { pointerTokens } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { ifKnown } from '../model/known.ts'
import type { Hop } from '../model/link.ts'
import type { Statement } from '../model/policy.ts'
import type { Edit, Fix } from './define-rule.ts'
import { externalIdKey } from './external-id-guards.ts'
import type { TrustSubject } from './wide-subjects.ts'

/** The ARNs of those who call in links through the role, of one account or of all; empty unless all are known. */
export function callersIn({ hops }: TrustSubject, account?: string): readonly string[] {
  if (hops.some(({ caller }) => caller === undefined)) return []
  const callers = hops.flatMap(({ caller }) => caller ?? [])
  return [
    ...new Set(callers.filter(one => account === undefined || one.account === account).map(({ arn }) => arn)),
  ]
}

/** Puts the one caller of the links in the place of a wider principal. */
export function callerFix(trust: TrustSubject, pointer: string, account?: string): Fix | undefined {
  const [arn, ...others] = callersIn(trust, account)
  if (arn === undefined || others.length > 0) return undefined
  const edit: Edit = { do: 'replace', pointer, value: pointer.endsWith('/Principal') ? { AWS: arn } : arn }
  return { text: `"${arn}"  (the caller of link ${trust.hops[0]?.link.name})`, edits: [edit] }
}

/** Demands the external id that the links send, in a statement that demands none. */
export function externalIdFix({ hops }: TrustSubject, { raw, pointer }: Statement): Fix | undefined {
  const ids = new Set(hops.map(({ hop }) => ifKnown(hop.externalId)))
  const [id] = ids
  if (id === undefined || ids.size > 1 || !hops.every(({ hop }) => isWrittenDown(hop))) return undefined
  const condition = memberOf(raw, 'Condition')
  const equals = { StringEquals: { [externalIdKey]: id } }
  const text = `"Condition": {"StringEquals": {"${externalIdKey}": ${JSON.stringify(id)}}}`
  if (condition === undefined) {
    return { text, edits: [{ do: 'add', pointer, name: 'Condition', value: equals }] }
  }
  const at = `${pointer}/Condition`
  if (!isObject(condition)) return { text }
  const block = memberOf(condition, 'StringEquals')
  if (block === undefined)
    return { text, edits: [{ do: 'add', pointer: at, name: 'StringEquals', value: equals.StringEquals }] }
  return isObject(block)
    ? { text, edits: [{ do: 'add', pointer: `${at}/StringEquals`, name: externalIdKey, value: id }] }
    : { text }
}

/** What comes from the environment was meant to stay there. */
function isWrittenDown({ externalIdAt }: Hop): boolean {
  if (externalIdAt === undefined) return false
  let value: JsonValue | undefined = externalIdAt.document.value
  for (const token of pointerTokens(externalIdAt.at.pointer)) {
    if (isArray(value)) value = value[Number(token)]
    else value = isObject(value) ? memberOf(value, token) : undefined
  }
  return typeof value === 'string'
}
