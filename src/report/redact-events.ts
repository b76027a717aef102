// Events without what tells whose they are, for public reports: each account, name, host and external id by something
// made up, always the same.

import type { DoctorEvent } from '../doctor/events.ts'
import type { WalkedLink } from '../doctor/walked-link.ts'
import { accountOf, nameOf } from '../doctor/walked-link.ts'

export interface Redactor {
  redact(event: DoctorEvent): DoctorEvent
}

/** What is known from the beginning is named in order; what AWS tells on the way, when it is first seen. */
export function makeRedactor(links: readonly WalkedLink[]): Redactor {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const name = (kind: string, text: string | undefined) => {
    if (text === undefined || text.length < 3 || names.has(text)) return
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    names.set(text, `${kind}-${number}`)
  }
  for (const { callerArn, hops, database } of links) {
    for (const arn of [...(callerArn === undefined ? [] : [callerArn]), ...hops.map(hop => hop.arn)]) {
      name('acct', accountOf(arn))
      name('name', nameOf(arn))
    }
    for (const { externalId } of hops)
      if (externalId && 'value' in externalId) name('external-id', externalId.value)
    name('host', database.host)
    name('user', database.user)
    name('resource', database.resourceId)
  }
  const clean = (text: string): string => {
    for (const [found] of text.matchAll(/\b\d{12}\b/g)) name('acct', found)
    for (const [, found] of text.matchAll(/\b([a-z0-9.-]+\.rds\.amazonaws\.com(?:\.cn)?)\b/gi))
      name('host', found)
    for (const [, found] of text.matchAll(
      /:(?:role|user|assumed-role|policy|instance-profile)\/((?:[\w+=.@-]+\/)*[\w+=.@-]*\w)/g,
    ))
      for (const part of (found ?? '').split('/')) name('name', part)
    for (const [found] of text.matchAll(/\b(?:db|cluster|prx)-[A-Za-z0-9]{10,}\b/g)) name('resource', found)
    for (const [, found] of text.matchAll(/(?:external id|"(?:externalId|sts:ExternalId)":) "([^"\s]+)"/g))
      name('external-id', found)
    const longestFirst = [...names].sort(([a], [b]) => b.length - a.length)
    return longestFirst.reduce((rest, [from, to]) => rest.replace(wholeWord(from), to), text)
  }
  return {
    redact: event => {
      // What RDS calls the database is told once, and stands in sentences then.
      const called = event.event === 'check' && 'facts' in event ? event.facts?.['name'] : undefined
      if (typeof called === 'string') name('name', called)
      return cleaned(event, clean)
    },
  }
}

/** Not inside another word: a user may be called `app`. */
function wholeWord(text: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9_])`, 'g')
}

/** Words of the format itself are kept. */
const kept = new Set([
  'event',
  'state',
  'id',
  'kind',
  'step',
  'check',
  'rule',
  'cause',
  'confidence',
  'side',
  'certainty',
  'gravity',
  'result',
  'by',
  'app',
])

function cleaned<T>(value: T, clean: (text: string) => string): T {
  if (typeof value === 'string') return clean(value) as T
  if (Array.isArray(value)) return value.map(one => cleaned(one as unknown, clean)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      kept.has(key) && typeof member === 'string' ? member : cleaned(member as unknown, clean),
    ]),
  ) as T
}
