// The row about the external id: sent by one side, demanded by the other.

import type { HeldPolicy } from '../model/inventory.ts'
import { ifKnown } from '../model/known.ts'
import { effectOf, statementsOf } from '../model/policy.ts'
import { placeOfElement, statementAt } from './cause-places.ts'
import { conditionsOn } from './conditions-of.ts'
import type { PlaceIn, ReportRow } from './link-report.ts'
import { openStatements } from './open-statements.ts'
import { shownExternalId } from './shown-external-id.ts'
import type { HopSubject } from './wide-subjects.ts'

export function externalIdRow(hop: HopSubject, label: string): ReportRow<PlaceIn> {
  const row = { about: 'external-id', label } as const
  const [trust] = hop.hop.role.trust.items
  const { externalId, externalIdAt } = hop.hop
  const sentAt = externalIdAt && { in: externalIdAt.document, at: externalIdAt.at }
  if (!trust)
    return { ...row, state: 'unseen', word: 'no file', places: [], ...noteOf(hop.hop.role.trust.unseen) }
  if (statementsOf(trust.policy).length === 0)
    return {
      ...row,
      state: 'unseen',
      word: 'unknown',
      places: [],
      note: 'the trust policy has no statements',
    }
  const cause = hop.causes.find(one => one.kind === 'external-id')
  if (cause) {
    const demanded = { where: cause.place, side: 'target', ...quoted(cause.wanted) }
    if (cause.sent === undefined) return { ...row, state: 'failed', word: 'not sent', places: [demanded] }
    const sent = sentAt
      ? [{ where: sentAt, side: 'caller', value: shownExternalId(hop.hop, cause.sent) }]
      : []
    return { ...row, state: 'failed', word: 'differ', places: [demanded, ...sent] }
  }
  const [asked] = statementsOf(trust.policy)
    .filter(statement => effectOf(statement) === 'Allow')
    .flatMap(statement => conditionsOn(statement, 'sts:ExternalId'))
  const askedAt = asked && [{ where: { in: trust.document, at: { pointer: asked.pointer } } }]
  if (externalId.state === 'unseen') {
    const needed = askedAt ? { places: askedAt } : { places: [] }
    return { ...row, state: 'unseen', word: 'unknown', ...needed, note: externalId.why }
  }
  const relation = hop.relationTo(hop.caller?.account ?? '')
  const [open] = openStatements(hop)
  if (open || (askedAt && passesWithAnother(hop))) {
    const places = open ? [{ where: { in: open.in, at: open.at } }] : (askedAt ?? [])
    return relation === 'third-party'
      ? { ...row, state: 'failed', word: 'not demanded', places }
      : { ...row, state: 'wider', word: 'not demanded', places }
  }
  if (ifKnown(externalId) !== undefined && askedAt && isUncertain(hop))
    return {
      ...row,
      state: 'unseen',
      word: 'unknown',
      places: askedAt,
      note: 'the caller is not trusted yet',
    }
  if (ifKnown(externalId) !== undefined && askedAt)
    return { ...row, state: 'ok', word: 'agree', places: askedAt }
  const at = [{ where: entranceOf(hop, trust) }]
  switch (relation) {
    case 'third-party':
      return { ...row, state: 'failed', word: 'neither', places: at }
    case 'foreign':
    case 'unknown':
      return { ...row, state: 'wider', word: 'neither', places: at }
    case 'same':
    case 'owned':
      return { ...row, state: 'ok', word: 'not needed', places: [], note: 'no third party' }
  }
}

/** Where the condition would stand: in the statement that lets the caller in. */
function entranceOf({ sides }: HopSubject, trust: HeldPolicy): PlaceIn {
  const reason = sides?.trust.reasons.find(
    ({ slot, effect, decides }) => slot === 'resource' && effect === 'Allow' && decides,
  )
  const statement = reason && statementAt(trust, reason.statement)
  if (!statement) return { in: trust.document, at: { pointer: trust.policy.pointer } }
  return placeOfElement(trust, statement, 'Condition' in statement.raw ? 'Condition' : 'Principal')
}

/** A condition asks for the id in a way that other ids, or none, satisfy. */
function passesWithAnother({ sides, hop }: HopSubject): boolean {
  if (ifKnown(hop.externalId) === undefined || !sides?.trust.outcomes.includes('allowed')) return false
  return [undefined, 'rdsaudit-not-the-external-id'].some(id =>
    sides.trustIf({ context: { 'sts:ExternalId': id } }).outcomes.includes('allowed'),
  )
}

/** The statement that asks for the id may not be the one that will let the caller in. */
function isUncertain({ causes, sides }: HopSubject): boolean {
  return sides === undefined || causes.some(({ kind }) => kind === 'not-trusted')
}

function noteOf(note: string | undefined): { readonly note?: string } {
  return note === undefined ? {} : { note }
}

function quoted(values: readonly string[]): { readonly value?: string } {
  return values.length === 0 ? {} : { value: values.map(value => `"${value}"`).join(' or ') }
}
