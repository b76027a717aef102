// One walk through a policy: every part of it, as the subjects that rules are about. This is the busiest code of a
// run, so pointers are made only when something was found.

import { isArray, isObject, type JsonValue } from '../base/json-value.ts'
import { holdsUnknown } from '../base/unknown-text.ts'
import { itemsOf, type Policy, type Statement, speaksLanguageOf2012, statementsOf } from '../model/policy.ts'
import { nothing } from './define-rule.ts'
import type { Judging } from './judging.ts'
import { type RulesBySubject, readsUnknowns } from './plan-rules.ts'
import { fine, type Memory, type RememberedAnswers } from './remember-answers.ts'
import type { CalledRules } from './statement-rules.ts'
import type { ActionElement, ResourceElement } from './subjects.ts'
import { isUsualPolicy, isUsualStatement } from './usual-form.ts'
import { walkConditions } from './walk-conditions.ts'

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
    walkStatement(walk, statement, inForm)
  }
}

function walkStatement(walk: Walk, statement: Statement, inForm: boolean): void {
  const { judging, rules, shortcuts } = walk
  const called = walkValues(walk, statement, 'Action')
  const asked = shortcuts ? rules.statement.asked(called, inForm) : rules.statement.all
  judging.ask(asked, statement, statement, statement)
  walkValues(walk, statement, 'NotAction')
  walkValues(walk, statement, 'Resource')
  walkValues(walk, statement, 'NotResource')
  walkPrincipals(walk, statement, 'Principal')
  walkPrincipals(walk, statement, 'NotPrincipal')
  walkConditions(walk, statement)
}

export interface Walk {
  readonly judging: Judging
  readonly rules: RulesBySubject
  readonly memory: Memory
  readonly shortcuts: boolean
}

type ValueElement = ActionElement | ResourceElement

/** Returns which rules about statements the values call for. */
function walkValues(walk: Walk, statement: Statement, element: ValueElement): CalledRules {
  const value = statement.raw[element]
  if (value === undefined) return 0
  if (typeof value === 'string') return walkValue(walk, statement, element, value, -1)
  let called = 0
  if (isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item = value[i]
      if (typeof item === 'string') called |= walkValue(walk, statement, element, item, i)
    }
  }
  return called
}

function walkValue(
  walk: Walk,
  statement: Statement,
  element: ValueElement,
  value: string,
  index: number,
): CalledRules {
  const { judging, memory, rules } = walk
  const known = memory[element].get(value) ?? memory.learn(element, value, rules, judging.questions)
  if (known === fine) return 0
  if (known.answers.length > 0) {
    const pointer = `${statement.pointer}/${element}${index < 0 ? '' : `/${index}`}`
    judging.take(known.answers, { pointer }, statement)
  }
  return known.calls
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
