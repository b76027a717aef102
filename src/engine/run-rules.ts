// Runs the planned rules over one document: enumerates the subjects, asks, and turns answers into findings.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json-value.ts'
import type { Document } from '../model/document.ts'
import type { NodePlace, Place } from '../model/place.ts'
import {
  itemsOf,
  type Policy,
  type Statement,
  speaksLanguageOf2012,
  statementLabel,
  statementsOf,
} from '../model/policy.ts'
import { parseOperatorName } from '../policy/operators/operator-name.ts'
import type { Ask, Edit, SaidFound } from './define-rule.ts'
import { nothing } from './define-rule.ts'
import type { Crash, Finding } from './finding.ts'
import type { PlannedRule, RulePlan, RulesBySubject } from './plan-rules.ts'
import { type RememberedAnswers, rememberAnswers, type ValueText } from './remember-answers.ts'
import type { ActionElement, ResourceElement, SubjectKind, SubjectOf } from './subjects.ts'
import { withoutYielded } from './yield-to.ts'

export interface Judgement {
  readonly findings: readonly Finding[]
  readonly crashes: readonly Crash[]
}

const clean: Judgement = { findings: nothing, crashes: nothing }

/** Judges documents one after another; what it learned about a string holds for all of them. */
export interface Judge {
  judge(document: Document): Judgement
}

export function createJudge(plan: RulePlan, ask: Ask): Judge {
  const answers = rememberAnswers()
  return {
    judge(document) {
      const run = new Run(ask, answers)
      run.ask(plan.document, document, { pointer: '' }, undefined)
      if (document.state === 'read') {
        for (const policy of document.policies) {
          const rules = plan.byType.get(policy.type)
          if (rules) judgePolicy(run, rules, policy)
        }
      }
      if (run.findings.length === 0 && run.crashes.length === 0) return clean
      return { findings: withoutYielded(run.findings), crashes: run.crashes }
    },
  }
}

/** A finding whose severity may still be `off`: others may yield to it. */
export type QuietFinding = Omit<Finding, 'severity'> & { readonly severity: Finding['severity'] | 'off' }

/** The state of judging one document. */
class Run {
  readonly findings: QuietFinding[] = []
  readonly crashes: Crash[] = []
  readonly questions: Ask
  readonly answers: RememberedAnswers

  constructor(questions: Ask, answers: RememberedAnswers) {
    this.questions = questions
    this.answers = answers
  }

  /** Puts one subject to all rules of its kind. */
  ask<S extends SubjectKind>(
    rules: readonly PlannedRule<S>[],
    subject: SubjectOf[S],
    own: Place,
    statement: Statement | undefined,
  ): void {
    for (const planned of rules) {
      let found: readonly SaidFound[]
      try {
        found = planned.rule.find(subject, this.questions)
      } catch (error) {
        this.crashed(planned, own, error)
        continue
      }
      if (found !== nothing) for (const one of found) this.add(planned, one, one.at ?? own, statement)
    }
  }

  add(planned: PlannedRule, found: SaidFound, at: Place, statement: Statement | undefined): void {
    this.findings.push({
      rule: planned.rule,
      severity: planned.severity,
      message: found.message,
      at,
      also: found.also ?? nothing,
      ...(found.label !== undefined && { label: found.label }),
      ...(found.fix && { fix: found.fix }),
      ...(statement && { statement: statementLabel(statement) }),
    })
  }

  crashed(planned: PlannedRule, at: Place, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.crashes.push({ rule: planned.rule.id, subject: 'pointer' in at ? at.pointer : '', error: text })
  }
}

function judgePolicy(run: Run, rules: RulesBySubject, policy: Policy): void {
  const statements = statementsOf(policy)
  const version = policy.root['Version']
  run.ask(rules.policy, { policy, version, statements }, { pointer: policy.pointer }, undefined)
  const variables = speaksLanguageOf2012(policy)
  const memory = run.answers.of(policy.type, variables)
  for (const statement of statements) {
    run.ask(rules.statement, statement, { pointer: statement.pointer }, statement)
    judgeValues(run, rules, statement, 'Action', memory)
    judgeValues(run, rules, statement, 'NotAction', memory)
    judgeValues(run, rules, statement, 'Resource', memory)
    judgeValues(run, rules, statement, 'NotResource', memory)
    judgePrincipals(run, rules, statement, 'Principal', memory)
    judgePrincipals(run, rules, statement, 'NotPrincipal', memory)
    judgeConditions(run, rules, statement, memory)
  }
}

type Memory = ReturnType<RememberedAnswers['of']>

function judgeValues(
  run: Run,
  rules: RulesBySubject,
  statement: Statement,
  element: ActionElement | ResourceElement,
  memory: Memory,
): void {
  const value = statement.raw[element]
  if (value === undefined) return
  if (typeof value === 'string') judgeValue(run, rules, statement, element, memory, value, -1)
  else if (isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item = value[i]
      if (typeof item === 'string') judgeValue(run, rules, statement, element, memory, item, i)
    }
  }
}

function judgeValue(
  run: Run,
  rules: RulesBySubject,
  statement: Statement,
  element: ActionElement | ResourceElement,
  memory: Memory,
  value: string,
  index: number,
): void {
  const remembered = memory[element].get(value)
  if (remembered === nothing) return
  const answers = remembered ?? memory.learn(element, value, rules, run.questions)
  if (answers === nothing) return
  const pointer = `${statement.pointer}/${element}${index < 0 ? '' : `/${index}`}`
  for (const answer of answers) {
    if ('crash' in answer) run.crashed(answer.planned, { pointer }, answer.crash)
    else addRebased(run, answer.planned, answer.found, { pointer }, statement)
  }
}

/** Adds what was found about a value, where pointers begin at that value. */
function addRebased(
  run: Run,
  planned: PlannedRule,
  found: SaidFound,
  own: NodePlace,
  statement: Statement,
): void {
  const { fix } = found
  const rebased = fix?.edits && {
    ...found,
    fix: { ...fix, edits: fix.edits.map(edit => rebaseEdit(edit, own.pointer)) },
  }
  run.add(planned, rebased ?? found, rebase(found.at, own), statement)
}

function rebase(at: Place | undefined, own: NodePlace): NodePlace {
  return at && 'pointer' in at ? { ...own, ...at, pointer: `${own.pointer}${at.pointer}` } : own
}

function rebaseEdit(edit: Edit, pointer: string): Edit {
  return { ...edit, pointer: `${pointer}${edit.pointer}` }
}

function judgePrincipals(
  run: Run,
  rules: RulesBySubject,
  statement: Statement,
  element: 'Principal' | 'NotPrincipal',
  memory: Memory,
): void {
  const principal = statement.raw[element]
  if (principal === undefined || (rules.principal.length === 0 && rules.text.length === 0)) return
  const pointer = `${statement.pointer}/${element}`
  const one = (kind: string | undefined, value: JsonValue, at: string) => {
    if (typeof value !== 'string') return
    run.ask(rules.principal, { statement, element, kind, value, pointer: at }, { pointer: at }, statement)
    judgeText(run, rules, statement, memory, { value, role: 'principal' }, { pointer: at })
  }
  if (!isObject(principal)) {
    one(undefined, principal, pointer)
    return
  }
  for (const kind of Object.keys(principal)) {
    for (const item of itemsOf(principal, kind, pointer)) one(kind, item.value, item.pointer)
  }
}

function judgeConditions(run: Run, rules: RulesBySubject, statement: Statement, memory: Memory): void {
  const condition = statement.raw['Condition']
  if (!isObject(condition)) return
  const pointer = `${statement.pointer}/Condition`
  for (const operatorText of Object.keys(condition)) {
    const block = condition[operatorText]
    if (isObject(block))
      judgeBlock(run, rules, statement, operatorText, block, childPointer(pointer, operatorText), memory)
  }
}

function judgeBlock(
  run: Run,
  rules: RulesBySubject,
  statement: Statement,
  operatorText: string,
  block: JsonObject,
  pointer: string,
  memory: Memory,
): void {
  const operator = parseOperatorName(operatorText)
  for (const key of Object.keys(block)) {
    const at = childPointer(pointer, key)
    const values = itemsOf(block, key, pointer)
    const isList = isArray(block[key])
    run.ask(
      rules.condition,
      { statement, operatorText, operator, key, values, isList, pointer: at },
      { pointer: at },
      statement,
    )
    judgeText(
      run,
      rules,
      statement,
      memory,
      { value: key, role: 'condition-key' },
      { pointer: at, on: 'key' },
    )
    for (const { value, pointer } of values) {
      if (typeof value !== 'string') continue
      judgeText(run, rules, statement, memory, { value, role: 'condition-value', key }, { pointer })
    }
  }
}

function judgeText(
  run: Run,
  rules: RulesBySubject,
  statement: Statement,
  memory: Memory,
  text: ValueText,
  own: NodePlace,
): void {
  for (const answer of memory.text(text, rules.text, run.questions)) {
    if ('crash' in answer) run.crashed(answer.planned, own, answer.crash)
    else addRebased(run, answer.planned, answer.found, own, statement)
  }
}
