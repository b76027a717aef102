// A fix with what is known about it beyond its rule: whether it can change what is allowed, and where its text goes.

import type { JsonValue } from '../base/json-value.ts'
import { isArray, isObject, memberOf } from '../base/json-value.ts'
import { type Document, isEditable, type ReadDocument, writtenPointer } from '../model/document.ts'
import { type Edit, editValue } from '../model/edit.ts'
import type { Policy } from '../model/policy.ts'
import { sameMeaning, sameStatement } from '../policy/same-meaning.ts'
import type { AwsVerdict, Fix } from './define-rule.ts'
import type { LocatedFix } from './located-finding.ts'

/** Undefined when the edits cannot be made. */
export type ChangesFor = (edits: readonly Edit[]) => LocatedFix['changes']

/** Safe is a fix that is proved to change no decision; a rule does not get to say so. */
export function locateFix(
  fix: Fix,
  aws: AwsVerdict,
  document: Document,
  changesFor: ChangesFor | undefined,
): LocatedFix {
  if (!fix.edits || document.state !== 'read') return fix
  if (!isEditable(document)) return { text: fix.text }
  const changes = changesFor?.(fix.edits)
  if (changesFor && changes === undefined) return { text: fix.text }
  return {
    ...fix,
    // What AWS refuses decides nothing today; mended, it would.
    ...(aws !== 'refuses' && changesNoDecision(fix.edits, document) && { safe: true }),
    ...(changes && { changes }),
  }
}

function changesNoDecision(edits: readonly Edit[], document: ReadDocument): boolean {
  const [first] = edits
  const policy = first && document.policies.find(({ pointer }) => isIn(first.pointer, pointer))
  if (
    !policy ||
    hasOtherReadings(policy, document) ||
    edits.some(edit => !isIn(edit.pointer, policy.pointer))
  )
    return false
  const inside = (outer: string) =>
    edits.map(edit => ({ ...edit, pointer: edit.pointer.slice(outer.length) }))
  const statement = statementAround(first.pointer, policy)
  if (statement && edits.every(edit => isInsideOf(statement, edit))) {
    const after = editValue(statement.raw, inside(statement.pointer))
    return after !== undefined && sameStatement(statement.raw, after)
  }
  const after: JsonValue | undefined = editValue(policy.root, inside(policy.pointer))
  return after !== undefined && isObject(after) && sameMeaning(policy.root, after, policy.type)
}

/** One text of a template may make several policies, of which the proof would be about one. */
function hasOtherReadings(policy: Policy, document: ReadDocument): boolean {
  if (document.sources === undefined) return false
  const pointer = writtenPointer(document, policy.pointer)
  return document.policies.some(one => one !== policy && writtenPointer(document, one.pointer) === pointer)
}

interface StatementValue {
  readonly pointer: string
  readonly raw: JsonValue
}

/** The member of the list of statements that holds the place: most edits are made in one, and policies may have many. */
function statementAround(place: string, { pointer, root }: Policy): StatementValue | undefined {
  const index = /^\/Statement\/(\d+)(?=\/|$)/.exec(place.slice(pointer.length))?.[1]
  const statements = memberOf(root, 'Statement')
  if (index === undefined || !isArray(statements)) return undefined
  const raw = statements[Number(index)]
  return raw === undefined ? undefined : { pointer: `${pointer}/Statement/${index}`, raw }
}

function isInsideOf({ pointer }: StatementValue, edit: Edit): boolean {
  return isIn(edit.pointer, pointer) && (edit.do !== 'remove' || edit.pointer !== pointer)
}

function isIn(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`)
}
