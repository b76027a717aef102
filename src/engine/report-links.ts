// Links → what is known of each of their parts. Nothing here judges anew: rows say what the evaluator answered and where
// the causes stand that rules speak of.

import type { Identity } from '../model/inventory.ts'
import { ifKnown } from '../model/known.ts'
import type { Link } from '../model/link.ts'
import { effectOf, itemsOf, type Statement, statementsOf } from '../model/policy.ts'
import type { Decision } from '../policy/decision.ts'
import { services } from '../policy/services.ts'
import { placeOfPolicy } from './cause-places.ts'
import { databaseRow } from './database-row.ts'
import { externalIdRow } from './external-id-row.ts'
import type { HopCause } from './hop-cause.ts'
import { isElsewhere } from './known-logins.ts'
import type { LinkReport, PlaceIn, ReportRow } from './link-report.ts'
import { exactnessOf, type Granted } from './row-exactness.ts'
import type { ServiceNeed } from './service-needs.ts'
import type { HopSubject, LinkSubject } from './wide-subjects.ts'

export type Row = ReportRow<PlaceIn>

/** In the order of the links. */
export function reportLinks(links: readonly LinkSubject[]): readonly LinkReport[] {
  return links.map(reportLink)
}

function reportLink(subject: LinkSubject): LinkReport {
  const { link, hops } = subject
  const { caller, declared } = link
  const identities = [...(caller ? [caller] : []), ...link.hops.map(({ role }) => role)]
  return {
    name: link.name,
    declared: declared !== undefined,
    identities: identities.map(({ account, name }) => ({ account, name })),
    ...endOf(link),
    rows: [
      ...hops.flatMap(hop => hopRows(hop, hops.length === 1)),
      ...(declared ? [connectRow(subject), databaseRow(subject)] : []),
    ],
    ...(declared && { where: { in: declared.document, at: declared.at } }),
  }
}

/** Clients dial a host; without one the resource id says which database is meant. */
function endOf({ database, user }: Link): Pick<LinkReport, 'database' | 'user'> {
  const name = database && (database.host ?? ifKnown(database.resourceId))
  const as = ifKnown(user)
  return { ...(name !== undefined && { database: name }), ...(as !== undefined && { user: as }) }
}

function hopRows(hop: HopSubject, only: boolean): readonly Row[] {
  const caller = hop.caller?.name ?? 'caller'
  const role = hop.hop.role.name
  return [
    callerRow(hop, only ? 'caller may assume the target' : `${caller} may assume ${role}`),
    trustRow(hop, only ? 'target trusts the caller' : `${role} trusts ${caller}`),
    externalIdRow(hop, only ? 'external id, both sides' : `external id for ${role}`),
  ]
}

/** Causes that no side alone can mend. */
const ofNoSide: readonly HopCause['kind'][] = ['other-partition', 'service-linked-role', 'self']

function callerRow({ caller, hop, sides, causes, unseen, own, document }: HopSubject, label: string): Row {
  const row = { about: 'caller', label } as const
  if (!caller || !sides) return { ...row, ...cannotTell('unknown', unseen.get('caller')) }
  const apart = causes.find(({ kind }) => ofNoSide.includes(kind))
  if (apart) return { ...row, ...failed({ in: document, at: own }) }
  const cause = causes.find(one => sideOf(one) === 'caller')
  if (cause) return { ...row, ...failed(placeOf(cause) ?? { in: document, at: own }) }
  if (sides.caller.decision === 'allowed') {
    return {
      ...row,
      ...granted(exactnessOf(sides.caller, 'identity', caller.permissions.items, [hop.role.arn])),
    }
  }
  if (sides.both.decision === 'allowed' && !sides.both.crossAccount) {
    return { ...row, state: 'ok', word: 'not needed', places: [], note: 'in one account the trust is enough' }
  }
  if (caller.permissions.items.length === 0) return { ...row, ...noFile(caller) }
  if (sides.caller.outcomes.includes('allowed')) return { ...row, ...depends(sides.caller) }
  const [policy] = caller.permissions.items
  return { ...row, ...failed(policy && placeOfPolicy(policy)) }
}

function trustRow({ caller, hop, sides, causes, unseen, own, document }: HopSubject, label: string): Row {
  const row = { about: 'trust', label } as const
  const [trust] = hop.role.trust.items
  if (hop.role.isMissing)
    return { ...row, ...failed({ in: document, at: own }), note: 'there is no such role' }
  if (trust === undefined) return { ...row, ...cannotTell('no file', hop.role.trust.unseen) }
  if (!caller || !sides) return { ...row, ...cannotTell('unknown', unseen.get('caller')) }
  if (causes.some(({ kind }) => ofNoSide.includes(kind)))
    return { ...row, ...failed({ in: document, at: own }) }
  // The external id has a row of its own: what is left of the trust is asked for the id that it wants.
  const cause = causes.find(one => sideOf(one) === 'role' && one.kind !== 'external-id')
  if (cause) return { ...row, ...failed(placeOf(cause) ?? placeOfPolicy(trust)) }
  const idWanted = causes.find(({ kind }) => kind === 'external-id')
  const answer = idWanted?.kind === 'external-id' ? withId(sides, idWanted.wanted[0]) : sides.trust
  if (answer.decision === 'allowed') {
    const account = caller.account
    return { ...row, ...granted(exactnessOf(answer, 'resource', [trust], [caller.arn], account)) }
  }
  return answer.outcomes.includes('allowed')
    ? { ...row, ...depends(answer) }
    : { ...row, ...failed(placeOfPolicy(trust)) }
}

function withId(sides: NonNullable<HopSubject['sides']>, id: string | undefined): Decision {
  return sides.trustIf({ context: { 'sts:ExternalId': id ?? 'any-external-id' } })
}

function connectRow(subject: LinkSubject): Row {
  const { signer, neededArn, login, loginCauses, unseen, link } = subject
  const label = link.hops.length > 1 ? `${signer?.name} may connect` : 'target may connect'
  const row = { about: 'connect', label } as const
  if (!signer) return { ...row, ...cannotTell('unknown', 'nobody said who connects') }
  if (isElsewhere(link)) return { ...row, ...failed({ in: subject.document, at: subject.own }) }
  const [cause] = loginCauses
  if (cause) return { ...row, ...failed(cause.place) }
  if (signer.permissions.items.length === 0 && subject.serviceNeeds?.length !== 0)
    return { ...row, ...noFile(signer) }
  const use = link.database && services[link.database.service].use
  if (use !== undefined) return { ...row, ...answerOfUse(use, signer) }
  if (subject.serviceNeeds) return { ...row, ...serviceAnswer(subject.serviceNeeds, signer) }
  if (neededArn === undefined || !login) {
    const why = (['database', 'resource-id', 'user'] as const).map(need => unseen.get(need)).find(Boolean)
    return { ...row, ...cannotTell('unknown', why) }
  }
  if (login.decision !== 'allowed') return { ...row, ...depends(login) }
  return { ...row, ...granted(exactnessOf(login, 'identity', signer.permissions.items, [neededArn])) }
}

/** Of a service other than RDS: everything that the login needs has to be allowed. */
function serviceAnswer(needs: readonly ServiceNeed[], { permissions }: Identity): Answer {
  const refused = needs.find(({ decision }) => !decision.outcomes.includes('allowed'))
  if (refused) {
    const [policy] = permissions.items
    return failed(policy && placeOfPolicy(policy))
  }
  const open = needs.find(({ decision }) => decision.decision !== 'allowed')
  if (open) return depends(open.decision)
  const answers = needs.map(({ decision, arn }) =>
    exactnessOf(decision, 'identity', permissions.items, [arn]),
  )
  const shown = answers.find(({ exact }) => !exact) ?? answers[0]
  return shown
    ? granted(shown)
    : { state: 'ok', word: 'not needed', places: [], note: 'the identity is enough' }
}

/** Of a service without a login: whether its policies speak of it at all. A table may have a policy of its own. */
function answerOfUse(use: string, signer: Identity): Answer {
  const { items } = signer.permissions
  if (items.length === 0) return noFile(signer)
  for (const { document, policy } of items) {
    const statement = statementsOf(policy).find(one => effectOf(one) === 'Allow' && speaksOf(one, use))
    if (statement)
      return {
        state: 'ok',
        word: 'yes',
        places: [{ where: { in: document, at: { pointer: statement.pointer } } }],
      }
  }
  return cannotTell('unknown', `none of its policies speaks of ${use}`)
}

function speaksOf({ raw, pointer }: Statement, use: string): boolean {
  const actions = itemsOf(raw, 'Action', pointer).map(({ value }) => String(value).toLowerCase())
  return raw['NotAction'] !== undefined || actions.some(one => one === '*' || one.startsWith(`${use}:`))
}

type Answer = Pick<Row, 'state' | 'word' | 'places' | 'note'>

function granted({ exact, place }: Granted): Answer {
  const places = place ? [{ where: place }] : []
  return exact ? { state: 'ok', word: 'yes', places } : { state: 'wider', word: 'wider', places }
}

function failed(where: PlaceIn | undefined): Answer {
  return { state: 'failed', word: 'no', places: where ? [{ where }] : [] }
}

function cannotTell(word: string, why: string | undefined): Answer {
  return { state: 'unseen', word, places: [], ...(why !== undefined && { note: why }) }
}

function noFile({ name, permissions }: Identity): Answer {
  return permissions.unseen === undefined
    ? { state: 'failed', word: 'no', places: [], note: `${name} has no policies` }
    : cannotTell('no file', permissions.unseen)
}

/** What an open decision rests on. */
function depends({ dependsOn }: Decision): Answer {
  const on = dependsOn.map(one => (one.kind === 'key' ? one.key : one.why))
  return cannotTell('unknown', `depends: ${[...new Set(on)].join(', ')}`)
}

function sideOf(cause: HopCause): 'caller' | 'role' | undefined {
  switch (cause.kind) {
    case 'other-role':
    case 'caller-condition':
    case 'no-grant':
    case 'cap':
      return 'caller'
    case 'other-caller':
    case 'role-condition':
    case 'external-id':
    case 'not-trusted':
      return 'role'
    case 'denied':
    case 'tagging':
      return cause.side
    default:
      return undefined
  }
}

function placeOf(cause: HopCause): PlaceIn | undefined {
  return 'place' in cause ? cause.place : undefined
}
