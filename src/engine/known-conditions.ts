// What can be said of conditions by operator and key alone, worked out once for each pair: real policies have some
// hundred of them, thousands of times.

import type { OperatorName } from '../policy/operators/operator-name.ts'
import { parseOperatorName } from '../policy/operators/operator-name.ts'
import type { Ask, ConditionGlance } from './define-rule.ts'
import { type PlainValues, plainValues } from './plain-condition.ts'
import type { PlannedRule, RulesBySubject } from './plan-rules.ts'

type ConditionRules = readonly PlannedRule<'condition'>[]

/** The rules to ask of a condition: where no other of its statement is on the same key, and where one may be. */
interface Asked {
  readonly alone: ConditionRules
  readonly beside: ConditionRules
}

/** A pair of operator and key. */
export interface KnownCondition {
  readonly operator: OperatorName | undefined
  /** Of a key that AWS does not list, rules may say more with the statement in sight. */
  readonly isListed: boolean
  /** Undefined where no values make the condition plain. */
  readonly isPlain: PlainValues | undefined
  readonly all: Asked
  /** Without the rules about form alone. */
  readonly inForm: Asked
}

export interface KnownConditions {
  of(operatorText: string, key: string, rules: RulesBySubject, ask: Ask): KnownCondition
}

// Bounds the memory when a hostile input never repeats itself.
const mostKnown = 10_000

/** Without `shortcuts`, every rule is asked of every condition. */
export function knownConditions(shortcuts: boolean): KnownConditions {
  const byOperator = new Map<string, Map<string, KnownCondition>>()
  let count = 0
  return {
    of(operatorText, key, rules, ask) {
      const before = byOperator.get(operatorText)?.get(key)
      if (before) return before
      if (++count > mostKnown) {
        byOperator.clear()
        count = 1
      }
      const keys = byOperator.get(operatorText) ?? new Map<string, KnownCondition>()
      byOperator.set(operatorText, keys)
      const known = learn(operatorText, key, rules, ask, shortcuts)
      keys.set(key, known)
      return known
    },
  }
}

function learn(
  operatorText: string,
  key: string,
  rules: RulesBySubject,
  { aws }: Ask,
  shortcuts: boolean,
): KnownCondition {
  const operator = parseOperatorName(operatorText)
  const known = aws.conditionKey(key)
  const glance = { operator, key: key.toLowerCase(), known }
  const asked = (all: ConditionRules): Asked => ({
    alone: shortcuts ? all.filter(speaksOf({ ...glance, isAlone: true })) : all,
    beside: shortcuts ? all.filter(speaksOf({ ...glance, isAlone: false })) : all,
  })
  return {
    operator,
    isListed: known !== undefined,
    isPlain: shortcuts ? plainValues(operator, key, known) : undefined,
    all: asked(rules.condition),
    inForm: asked(rules.inForm.condition),
  }
}

function speaksOf(glance: ConditionGlance): (planned: PlannedRule<'condition'>) => boolean {
  return ({ rule }) => rule.onCondition?.(glance) ?? true
}
