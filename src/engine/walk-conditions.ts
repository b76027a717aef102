// The part of the walk through a policy that sees conditions: shows each to the rules, then its key and its values.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json-value.ts'
import { holdsUnknown } from '../base/unknown-text.ts'
import type { Statement } from '../model/policy.ts'
import { ConditionAt } from './condition-at.ts'
import { nothing } from './define-rule.ts'
import type { KnownCondition } from './known-conditions.ts'
import { type PlannedRule, readsUnknowns } from './plan-rules.ts'
import type { Walk } from './walk-policy.ts'

export function walkConditions(walk: Walk, statement: Statement): void {
  const condition = statement.raw['Condition']
  if (!isObject(condition)) return
  const areAlone = isEachKeyAlone(condition)
  for (const operatorText in condition) {
    const block = condition[operatorText]
    if (isObject(block)) walkBlock(walk, statement, operatorText, block, areAlone)
  }
}

/** Whether no two conditions of a statement are on the same key. */
function isEachKeyAlone(condition: JsonObject): boolean {
  const keys: string[] = []
  for (const operatorText in condition) {
    const block = condition[operatorText]
    if (isObject(block)) for (const key in block) keys.push(key)
  }
  return keys.length < 2 || new Set(keys.map(key => key.toLowerCase())).size === keys.length
}

function walkBlock(
  walk: Walk,
  statement: Statement,
  operatorText: string,
  block: JsonObject,
  areAlone: boolean,
): void {
  const { judging, rules, memory } = walk
  for (const key in block) {
    const values = block[key] as JsonValue
    const known = memory.conditions.of(operatorText, key, rules, judging.questions)
    const subject = new ConditionAt(statement, operatorText, known.operator, key, block)
    askAboutCondition(walk, subject, known, values, areAlone)
    const ofKey = memory.text({ value: key, role: 'condition-key' }, rules, judging.questions)
    if (ofKey !== nothing) judging.take(ofKey, { pointer: subject.pointer, on: 'key' }, statement)
    if (!isArray(values)) walkValue(walk, subject, values, -1)
    else for (let i = 0; i < values.length; i++) walkValue(walk, subject, values[i], i)
  }
}

/** A plain condition, and one that was in order before, is put only to the rules about more than its form. */
function askAboutCondition(
  walk: Walk,
  subject: ConditionAt,
  known: KnownCondition,
  values: JsonValue,
  isAlone: boolean,
): void {
  const { judging, rules, memory } = walk
  const ask = (asked: readonly PlannedRule<'condition'>[]) =>
    judging.ask(asked, subject, subject, subject.statement)
  const inForm = isAlone ? known.inForm.alone : known.inForm.beside
  if (holdsUnknown(subject.key) || someHoldUnknown(values)) {
    ask(rules.condition.filter(readsUnknowns))
  } else if (known.isPlain?.(values)) {
    ask(inForm)
  } else {
    const mayBeInForm = walk.shortcuts && known.isListed
    const name = mayBeInForm ? memory.conditionName(subject.operatorText, subject.key, values) : undefined
    const isInForm = name !== undefined && memory.inForm.has(name)
    const before = judging.findings.length + judging.crashes.length
    ask(isInForm ? inForm : isAlone ? known.all.alone : known.all.beside)
    const isFine = judging.findings.length + judging.crashes.length === before
    if (isFine && name !== undefined && !isInForm) memory.rememberInForm(name)
  }
}

function someHoldUnknown(values: JsonValue): boolean {
  if (typeof values === 'string') return holdsUnknown(values)
  return isArray(values) && values.some(value => typeof value === 'string' && holdsUnknown(value))
}

function walkValue(
  { judging, rules, memory }: Walk,
  subject: ConditionAt,
  value: JsonValue | undefined,
  index: number,
): void {
  if (typeof value !== 'string') return
  const answers = memory.text({ value, role: 'condition-value', key: subject.key }, rules, judging.questions)
  if (answers === nothing) return
  const { pointer, statement } = subject
  judging.take(answers, { pointer: index < 0 ? pointer : childPointer(pointer, index) }, statement)
}
