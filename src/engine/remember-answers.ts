// What all rules said about one action or resource string. Real policies repeat the same few thousand strings; most
// of them are fine, and a string that is fine is recognised by one look into a map.

import type { PolicyType } from '../model/policy.ts'
import { type Ask, nothing, type SaidFound } from './define-rule.ts'
import type { PlannedRule, RulesBySubject } from './plan-rules.ts'
import type { ActionElement, ResourceElement, SubjectKind, SubjectOf, TextSubject } from './subjects.ts'

type Element = ActionElement | ResourceElement

export type Answer =
  | { readonly planned: PlannedRule; readonly found: SaidFound }
  | { readonly planned: PlannedRule; readonly crash: unknown }

type Answers = Map<string, readonly Answer[]>

export type Memory = { readonly [E in Element]: Answers } & {
  /** Asks all rules about a string met for the first time. */
  learn(element: Element, value: string, rules: RulesBySubject, ask: Ask): readonly Answer[]
}

export interface RememberedAnswers {
  /** The answers for policies of one type and language. */
  of(type: PolicyType, variables: boolean): Memory
}

// Bounds the memory when a hostile or very large input never repeats itself.
const mostRemembered = 50_000

export function rememberAnswers(): RememberedAnswers {
  const memories = new Map<string, Memory>()
  return {
    of(type, variables) {
      const name = variables ? type : `${type} 2008`
      let memory = memories.get(name)
      if (!memory) {
        memory = createMemory(type, variables)
        memories.set(name, memory)
      }
      return memory
    },
  }
}

function createMemory(policyType: PolicyType, variables: boolean): Memory {
  const answers = {
    Action: new Map(),
    NotAction: new Map(),
    Resource: new Map(),
    NotResource: new Map(),
  } as const
  return {
    ...answers,
    learn(element, value, rules, ask) {
      const known: Answers = answers[element]
      const base = { value, policyType, variables }
      const isAction = element === 'Action' || element === 'NotAction'
      const role: TextSubject['role'] = isAction ? 'action' : 'resource'
      const found: Answer[] = []
      collect(rules.text, { ...base, role }, ask, found)
      if (isAction) collect(rules.action, { ...base, element }, ask, found)
      else collect(rules.resource, { ...base, element }, ask, found)
      if (known.size >= mostRemembered) known.clear()
      const result = found.length === 0 ? nothing : found
      known.set(value, result)
      return result
    },
  }
}

function collect<S extends SubjectKind>(
  rules: readonly PlannedRule<S>[],
  subject: SubjectOf[S],
  ask: Ask,
  into: Answer[],
): void {
  for (const planned of rules) {
    try {
      const answers = planned.rule.find(subject, ask)
      if (answers !== nothing) for (const found of answers) into.push({ planned, found })
    } catch (crash) {
      into.push({ planned, crash })
    }
  }
}
