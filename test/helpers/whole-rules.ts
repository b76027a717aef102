// Rules with what their readers ask for: examples, sources.

import { families, rules } from '../../rules/index.ts'
import { pages } from '../../rules/pages.ts'
import type { Rule, RulePage } from '../../src/engine/define-rule.ts'

const whole = (rule: Rule): Rule & RulePage => ({ ...rule, ...(pages.get(rule.id) as RulePage) })

export const wholeRules: readonly (Rule & RulePage)[] = rules.map(whole)

/** The rules of one family. */
export function wholeFamily(name: string): readonly (Rule & RulePage)[] {
  return (families[name] ?? []).map(whole)
}
