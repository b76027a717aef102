// One walk through a policy: every part of it, as the subjects that rules are about. This is the busiest code of a
// run, so pointers are made only when something was found.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json-value.ts'
import { holdsUnknown } from '../base/unknown-text.ts'
import { itemsOf, type Policy, type Statement, speaksLanguageOf2012, statementsOf } from '../model/policy.ts'
import { parseOperatorName } from '../policy/operators/operator-name.ts'
import { ConditionAt } from './condition-at.ts'
import { nothing } from './define-rule.ts'
import type { Judging } from './judging.ts'
import { isPlainCondition } from './plain-condition.ts'
import type { RulesBySubject } from './plan-rules.ts'
import type { Memory, RememberedAnswers } from './remember-answers.ts'
import type { ActionElement, ResourceElement } from './subjects.ts'
import { isUsualPolicy, isUsualStatement } from './usual-form.ts'

/** Shows the policy, its statements and their parts to the rules, in the order of the text's elements. */
export function walkPolicy(
  judging: Judging,
  rules: RulesBySubject,
  policy: Policy,
  answers: RememberedAnswers,
  shortcuts: boolean,
): void {
  const statements = statementsOf(policy)
  const version = policy.root['Version']
  const usual = shortcuts && isUsualPolicy(policy, statements)
  const aboutPolicy = usual ? rules.inForm.policy : rules.policy
  judging.ask(aboutPolicy, { policy, version, statements }, policy, undefined)
  const memory = answers.of(policy.type, speaksLanguageOf2012(policy))
  const walk: Walk = { judging, rules, memory, shortcuts }
  for (const statement of statements) {
    const inForm = usual || (shortcuts && isUsualStatement(statement))
    judging.ask(inForm ? rules.inForm.statement : rules.statement, statement, statement, statement)
    walkValues(walk, statement, 'Action')
    walkValues(walk, statement, 'NotAction')
    walkValues(walk, statement, 'Resource')
    walkValues(walk, statement, 'NotResource')
    walkPrincipals(walk, statement, 'Principal')
    walkPrincipals(walk, statement, 'NotPrincipal')
    walkConditions(walk, statement)
  }
}

interface Walk {
  readonly judging: Judging
  readonly rules: RulesBySubject
  readonly memory: Memory
  readonly shortcuts: boolean
}

type ValueElement = ActionElement | ResourceElement

function walkValues(walk: Walk, statement: Statement, element: ValueElement): void {
  const value = statement.raw[element]
  if (value === undefined) return
  if (typeof value === 'string') walkValue(walk, statement, element, value, -1)
  else if (isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item = value[i]
      if (typeof item === 'string') walkValue(walk, statement, element, item, i)
    }
  }
}

function walkValue(
  walk: Walk,
  statement: Statement,
  element: ValueElement,
  value: string,
  index: number,
): void {
  const remembered = walk.memory[element].get(value)
  if (remembered === nothing) return
  const answers = remembered ?? walk.memory.learn(element, value, walk.rules, walk.judging.questions)
  if (answers === nothing) return
  const pointer = `${statement.pointer}/${element}${index < 0 ? '' : `/${index}`}`
  walk.judging.take(answers, { pointer }, statement)
}

function walkPrincipals(walk: Walk, statement: Statement, element: 'Principal' | 'NotPrincipal'): void {
  const principal = statement.raw[element]
  if (principal === undefined) return
  const { judging, rules, memory } = walk
  const pointer = `${statement.pointer}/${element}`
  const one = (kind: string | undefined, value: JsonValue, at: string) => {
    if (typeof value !== 'string') return
    const subject = { statement, element, kind, value, pointer: at }
    judging.ask(
      holdsUnknown(value) ? rules.principal.filter(readsUnknowns) : rules.principal,
      subject,
      subject,
      statement,
    )
    const answers = memory.text({ value, role: 'principal' }, rules, judging.questions)
    if (answers !== nothing) judging.take(answers, { pointer: at }, statement)
  }
  if (!isObject(principal)) {
    one(undefined, principal, pointer)
    return
  }
  for (const kind of Object.keys(principal)) {
    for (const item of itemsOf(principal, kind, pointer)) one(kind, item.value, item.pointer)
  }
}

function walkConditions(walk: Walk, statement: Statement): void {
  const condition = statement.raw['Condition']
  if (!isObject(condition)) return
  for (const operatorText of Object.keys(condition)) {
    const block = condition[operatorText]
    if (isObject(block)) walkBlock(walk, statement, operatorText, block)
  }
}

function walkBlock(walk: Walk, statement: Statement, operatorText: string, block: JsonObject): void {
  const { judging, rules, memory } = walk
  const operator = parseOperatorName(operatorText)
  for (const key of Object.keys(block)) {
    const subject = new ConditionAt(statement, operatorText, operator, key, block)
    askAboutCondition(walk, subject, block[key] as JsonValue)
    const ofKey = memory.text({ value: key, role: 'condition-key' }, rules, judging.questions)
    if (ofKey !== nothing) judging.take(ofKey, { pointer: subject.pointer, on: 'key' }, statement)
    const values = block[key] as JsonValue
    const single = !isArray(values)
    for (let i = 0; i < (single ? 1 : values.length); i++) {
      const value = single ? values : values[i]
      if (typeof value !== 'string') continue
      const ofValue = memory.text({ value, role: 'condition-value', key }, rules, judging.questions)
      if (ofValue === nothing) continue
      const pointer = single ? subject.pointer : childPointer(subject.pointer, i)
      judging.take(ofValue, { pointer }, statement)
    }
  }
}

function readsUnknowns({ rule }: { readonly rule: { readonly unknowns?: true } }): boolean {
  return rule.unknowns === true
}

/** A plain condition, and one that was in order before, is put only to the rules about more than its form. */
function askAboutCondition(walk: Walk, subject: ConditionAt, values: JsonValue): void {
  const { judging, rules, memory } = walk
  const { statement, operator, operatorText, key } = subject
  if (holdsUnknown(key) || [values].flat().some(value => typeof value === 'string' && holdsUnknown(value))) {
    judging.ask(rules.condition.filter(readsUnknowns), subject, subject, statement)
    return
  }
  const { aws } = judging.questions
  // Of a key that AWS does not know, rules may say more with the statement in sight.
  const mayBePlain = walk.shortcuts && aws.conditionKey(key) !== undefined
  if (mayBePlain && isPlainCondition(operator, key, values, aws)) {
    judging.ask(rules.inForm.condition, subject, subject, statement)
    return
  }
  const name = mayBePlain ? memory.conditionName(operatorText, key, values) : undefined
  if (name !== undefined && memory.conditions.has(name)) {
    judging.ask(rules.inForm.condition, subject, subject, statement)
    return
  }
  const before = judging.findings.length + judging.crashes.length
  judging.ask(rules.condition, subject, subject, statement)
  if (name !== undefined && judging.findings.length + judging.crashes.length === before)
    memory.rememberCondition(name)
}
