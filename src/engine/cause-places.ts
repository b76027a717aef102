// Where the evaluator's statements and clauses stand in the documents they came from.

import { isObject } from '../base/json-value.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import { itemsOf, type Statement, statementsOf, stringsOf } from '../model/policy.ts'
import type { FailedClause } from '../policy/decision.ts'
import type { CausePlace } from './hop-cause.ts'

export function statementAt({ policy }: HeldPolicy, index: number): Statement | undefined {
  return statementsOf(policy).find(statement => statement.index === index)
}

/** The whole statement. */
export function placeOfStatement(held: HeldPolicy, statement: Statement): CausePlace {
  return { in: held.document, at: { pointer: statement.pointer }, statement }
}

/** The values of an element; the statement where it is not there. */
export function placeOfElement(held: HeldPolicy, statement: Statement, element: string): CausePlace {
  const there = element in statement.raw
  const pointer = there ? `${statement.pointer}/${element}` : statement.pointer
  return { in: held.document, at: { pointer }, statement }
}

/** What a clause points at; its pointer begins at the policy. */
export function placeOfClause(held: HeldPolicy, statement: Statement, clause: FailedClause): CausePlace {
  return { in: held.document, at: { pointer: `${held.policy.pointer}${clause.pointer}` }, statement }
}

/** Where the policy's statements begin: something is missing among them. */
export function placeOfPolicy({ document, policy }: HeldPolicy): CausePlace {
  return { in: document, at: { pointer: `${policy.pointer}/Statement`, on: 'key' } }
}

/** The values under `AWS` of a statement's `Principal`, with their places. */
export function awsPrincipalsOf({ raw, pointer }: Statement) {
  const written = raw['Principal']
  return isObject(written) && !Array.isArray(written)
    ? itemsOf(written, 'AWS', `${pointer}/Principal`).flatMap(({ value, pointer: at }) =>
        typeof value === 'string' ? [{ value, pointer: at }] : [],
      )
    : []
}

/** The actions of a statement as written. */
export function actionsOf({ raw }: Statement): readonly string[] {
  return [...stringsOf(raw, 'Action'), ...stringsOf(raw, 'NotAction').map(action => `all but ${action}`)]
}
