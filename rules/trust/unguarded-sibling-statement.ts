// One statement demands an external id of somebody whom another lets in without.

import {
  asksForId,
  defineRule,
  type Entrant,
  effectOf,
  entersWithoutId,
  type Found,
  idConditionsOf,
  isUpToCaller,
  nothing,
  type Statement,
  statementLabel,
} from '../../src/engine/rule-kit.ts'

const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' }
const guarded = {
  ...allow,
  Sid: 'Vendor',
  Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
  Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
}

export const rule = defineRule({
  id: 'unguarded-sibling-statement',
  title: 'a statement lets in without an external id whom another asks for one',
  severity: 'error',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'one Allow that matches is enough, so a call without the id gets in by the other statement and the condition guards nothing',
  fix: 'Put the condition into every statement that names this caller, or take the other statement out.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  ],
  covers: ['TB-29', 'PS-24', 'PS-35'],
  yieldsTo: ['external-id-not-enforced'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            guarded,
            { ...allow, Sid: 'Account', Principal: { AWS: 'arn:aws:iam::111122223333:root' } },
          ] as never[],
        },
      },
    ],
    good: [
      {
        note: 'people have MFA, and programs the id',
        document: {
          Version: '2012-10-17',
          Statement: [
            guarded,
            {
              ...allow,
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            },
          ] as never[],
        },
      },
    ],
  },
  find(trust) {
    const asked = trust.entrants.filter(
      entrant => idConditionsOf(entrant.statement).length > 0 && !entersWithoutId(entrant),
    )
    if (asked.length === 0) return nothing
    const found = new Map<string, Found<{ readonly guarded: string; readonly who: string }>>()
    for (const other of trust.statements.filter(one => effectOf(one) === 'Allow')) {
      const entrance = trust.entrance(other)
      const voided = asked.find(
        ({ principal, statement }) =>
          statement !== other && entrance.plainCall(principal, isUpToCaller) !== undefined,
      )
      if (voided === undefined) continue
      const open = openEntrant(voided, other, trust.entrants)
      if (open === undefined || asksForId(open, trust)) continue
      const [guard] = idConditionsOf(voided.statement)
      found.set(open.trusted.pointer, {
        at: { pointer: open.trusted.pointer },
        label: 'gets in here without an external id',
        ...(guard && { also: [{ at: { pointer: guard.pointer }, label: 'asked for here' }] }),
        statement: other,
        facts: { guarded: statementLabel(voided.statement), who: voided.trusted.value },
      })
    }
    return found.size === 0 ? nothing : found.values()
  },
  say: ({ guarded: label, who }) =>
    `${who} gets in here without the external id that statement ${label} asks of it`,
})

/** The principal of the other statement through which the same caller comes. */
function openEntrant({ account, principal }: Entrant, other: Statement, all: readonly Entrant[]) {
  const through = all.filter(({ statement }) => statement === other)
  return (
    through.find(one => one.principal === principal) ??
    through.find(one => one.account === account && one.isWhole) ??
    through.find(one => one.account === undefined)
  )
}
