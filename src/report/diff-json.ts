// What a change adds and takes away, for programs: schemas/diff.v1.json. Keys are a contract; they may be added to.

import { visibleJson } from '../base/visible-json.ts'
import { visibleText } from '../base/visible-text.ts'
import type { Refusal, StatedCondition, StatementAt } from '../diff/access-change.ts'
import type { LocatedChange, LocatedDiff, LocatedOn } from '../diff/located-diff.ts'
import type { Request } from '../policy/request.ts'
import { changeSentence } from './diff-words.ts'

export interface StatementV1 {
  readonly side: 'base' | 'head'
  readonly path: string
  readonly line: number
  readonly column: number
  /** Its Sid, or `#` and its index. */
  readonly statement: string
}

export interface ConditionV1 {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

export interface AccessChangeV1 {
  readonly effect: LocatedChange['effect']
  readonly access: LocatedChange['access']
  /** An ARN, or the path of a policy of which nobody said whose it is. */
  readonly subject: string
  readonly of: LocatedChange['of']
  readonly whole: boolean
  readonly message: string
  /** As `rdsaudit evaluate` takes it. */
  readonly witness: Request
  readonly conditions: readonly ConditionV1[]
  readonly allowedBy: StatementV1 | null
  readonly refusal: {
    readonly why: Refusal<never>['why']
    readonly statement: StatementV1 | null
    readonly unmet: readonly ConditionV1[]
  }
}

export interface DiffV1 {
  readonly formatVersion: 1
  readonly tool: { readonly name: 'rdsaudit'; readonly version: string }
  readonly summary: {
    readonly policies: { readonly base: number; readonly head: number }
    readonly added: number
    readonly removed: number
    readonly uncompared: number
  }
  readonly changes: readonly AccessChangeV1[]
  readonly uncompared: readonly {
    readonly name: string
    readonly side: 'base' | 'head' | null
    readonly reason: string
  }[]
}

/** The whole report as text, indented, ending with a line break. Requests stand here exactly as they were asked. */
export function renderDiffJson(diff: LocatedDiff, version: string): string {
  return `${visibleJson(JSON.stringify(diffV1(diff, version), null, 2))}\n`
}

/** The same as data. */
export function diffV1(diff: LocatedDiff, version: string): DiffV1 {
  const added = diff.changes.filter(({ effect }) => effect === 'added').length
  return {
    formatVersion: 1,
    tool: { name: 'rdsaudit', version },
    summary: {
      policies: { ...diff.policies },
      added,
      removed: diff.changes.length - added,
      uncompared: diff.uncompared.length,
    },
    changes: diff.changes.map(changeV1),
    uncompared: diff.uncompared.map(({ name, side, why }) => ({
      name: visibleText(name),
      side: side ?? null,
      reason: visibleText(why),
    })),
  }
}

function changeV1(change: LocatedChange): AccessChangeV1 {
  const { effect, access, subject, of, whole, witness, conditions, allowedBy, refusal } = change
  return {
    effect,
    access,
    subject: visibleText(subject.name),
    of: { form: of.form, text: visibleText(of.text) },
    whole,
    message: visibleText(changeSentence(change)),
    witness,
    conditions: conditions.map(conditionV1),
    allowedBy: statementV1(allowedBy),
    refusal: {
      why: refusal.why,
      statement: statementV1(
        refusal.why === 'denied' ? refusal.by : refusal.why === 'conditions' ? refusal.of : undefined,
      ),
      unmet: refusal.why === 'conditions' ? refusal.unmet.map(conditionV1) : [],
    },
  }
}

function conditionV1({ operator, key, values }: StatedCondition): ConditionV1 {
  return { operator: visibleText(operator), key: visibleText(key), values: values.map(visibleText) }
}

function statementV1(found: StatementAt<LocatedOn> | undefined): StatementV1 | null {
  if (!found) return null
  const { where, label } = found
  const { line, column } = where.range.start
  return { side: where.side, path: visibleText(where.path), line, column, statement: visibleText(label) }
}
