// What all rules said about one string: an action, a resource, a principal, a condition key or its value. Real policies
// repeat the same few thousand strings; most of them are fine, and a string that is fine is recognised by one look into
// a map.

import { isArray, type JsonValue } from '../base/json-value.ts'
import { holdsUnknown } from '../base/unknown-text.ts'
import type { PolicyType } from '../model/policy.ts'
import { isListedAction } from '../policy/aws/action-spelling.ts'
import { type Ask, nothing, type SaidFound } from './define-rule.ts'
import { type KnownConditions, knownConditions } from './known-conditions.ts'
import { isPlainText } from './plain-text.ts'
import { type PlannedRule, type RulesBySubject, readsUnknowns } from './plan-rules.ts'
import type { CalledRules } from './statement-rules.ts'
import type { ActionElement, ResourceElement, SubjectKind, SubjectOf, TextSubject } from './subjects.ts'

type Element = ActionElement | ResourceElement

export type Answer =
  | { readonly planned: PlannedRule; readonly found: SaidFound }
  | { readonly planned: PlannedRule; readonly crash: unknown }

type Answers = Map<string, readonly Answer[]>

/** What there is to say of a value of an element. */
export interface KnownValue {
  readonly answers: readonly Answer[]
  /** Of an `Action`: the rules that have to be asked of a statement with it. */
  readonly calls: CalledRules
}

/** Shared by all values of which there is nothing to say: nearly all. */
export const fine: KnownValue = { answers: nothing, calls: 0 }

export type Memory = { readonly [E in Element]: Map<string, KnownValue> } & {
  /** Asks all rules about a string met for the first time. */
  learn(element: Element, value: string, rules: RulesBySubject, ask: Ask): KnownValue
  /** What the rules about texts say of a principal, a condition key, or a value of a condition key. */
  text(text: ValueText, rules: RulesBySubject, ask: Ask): readonly Answer[]
  readonly conditions: KnownConditions
  /** Names of conditions that no rule had anything to say about. */
  readonly inForm: ReadonlySet<string>
  rememberInForm(name: string): void
  /** Operator, key and values in one string; undefined where a value is more than a string. */
  conditionName(operatorText: string, key: string, values: JsonValue): string | undefined
}

/** A text that is neither an action nor a resource. */
export type ValueText = Pick<TextSubject, 'value' | 'role' | 'key'>

export interface RememberedAnswers {
  /** The answers for policies of one type and language. */
  of(type: PolicyType, variables: boolean): Memory
}

// Bounds the memory when a hostile or very large input never repeats itself.
const mostRemembered = 100_000

/** Without `shortcuts`, rules about form are asked about plain texts too. */
export function rememberAnswers(shortcuts: boolean): RememberedAnswers {
  const memories = new Map<string, Memory>()
  return {
    of(type, variables) {
      const name = variables ? type : `${type} 2008`
      let memory = memories.get(name)
      if (!memory) {
        memory = createMemory(type, variables, shortcuts)
        memories.set(name, memory)
      }
      return memory
    },
  }
}

function createMemory(policyType: PolicyType, variables: boolean, shortcuts: boolean): Memory {
  const ofElement = {
    Action: new Map<string, KnownValue>(),
    NotAction: new Map<string, KnownValue>(),
    Resource: new Map<string, KnownValue>(),
    NotResource: new Map<string, KnownValue>(),
  } as const
  const ofRole = new Map<TextSubject['role'], Answers>()
  // The same value may be right for one condition key and wrong for another.
  const ofKey = new Map<string, Answers>()
  let remembered = 0
  const makeRoom = () => {
    if (++remembered <= mostRemembered) return
    for (const answers of Object.values(ofElement)) answers.clear()
    ofRole.clear()
    ofKey.clear()
    remembered = 0
  }
  const inForm = new Set<string>()
  return {
    ...ofElement,
    conditions: knownConditions(shortcuts),
    inForm,
    conditionName,
    rememberInForm(name) {
      if (inForm.size >= mostRemembered) inForm.clear()
      inForm.add(name)
    },
    learn(element, value, rules, ask) {
      const base = { value, policyType, variables }
      const answers: Answer[] = []
      if (element === 'Resource' || element === 'NotResource') {
        const { text, resource } = shortcuts && isPlainText(value, 'resource') ? rules.inForm : rules
        collect(text.resource, { ...base, role: 'resource' }, ask, answers)
        collect(resource, { ...base, element }, ask, answers)
      } else if (!isListedAction(value, ask.aws)) {
        collect(rules.text.action, { ...base, role: 'action' }, ask, answers)
        collect(rules.action, { ...base, element }, ask, answers)
      }
      const calls = element === 'Action' ? rules.statement.calledFor(value) : 0
      const known = answers.length === 0 && calls === 0 ? fine : { answers, calls }
      makeRoom()
      ofElement[element].set(value, known)
      return known
    },
    text(text, rules, ask) {
      const known = text.key === undefined ? answersOf(ofRole, text.role) : answersOf(ofKey, text.key)
      const before = known.get(text.value)
      if (before) return before
      const found: Answer[] = []
      const asked = shortcuts && isPlainText(text.value, text.role) ? rules.inForm.text : rules.text
      collect(asked[text.role], { ...text, policyType, variables }, ask, found)
      makeRoom()
      const answers = found.length === 0 ? nothing : found
      known.set(text.value, answers)
      return answers
    },
  }
}

// Stands between the parts of a name; whatever holds it itself is not remembered.
const between = '\u0000'

function conditionName(operatorText: string, key: string, values: JsonValue): string | undefined {
  if (key.includes(between) || operatorText.includes(between)) return undefined
  const name = `${operatorText}${between}${key}${between}`
  if (typeof values === 'string') return values.includes(between) ? undefined : name + values
  if (!isArray(values)) return undefined
  for (const value of values) if (typeof value !== 'string' || value.includes(between)) return undefined
  return `${name}${values.length}${between}${values.join(between)}`
}

function answersOf<K>(groups: Map<K, Answers>, group: K): Answers {
  let answers = groups.get(group)
  if (!answers) {
    answers = new Map()
    groups.set(group, answers)
  }
  return answers
}

/** Puts one string to all rules of its kind. This is the busiest loop of a run. */
function collect<S extends SubjectKind>(
  rules: readonly PlannedRule<S>[],
  subject: SubjectOf[S],
  ask: Ask,
  into: Answer[],
): void {
  const partly = 'value' in subject && typeof subject.value === 'string' && holdsUnknown(subject.value)
  for (const planned of rules) {
    if (partly && !readsUnknowns(planned)) continue
    try {
      const found = planned.rule.find(subject, ask)
      if (found !== nothing) for (const one of found) into.push({ planned, found: one })
    } catch (crash) {
      into.push({ planned, crash })
    }
  }
}
