// Which rules about statements have to be asked of one, told by its actions: nearly all statements of real policies do
// not have an action that any of them is about.

import type { PlannedRule } from './plan-rules.ts'

/** A set of rules, one bit for each. */
export type CalledRules = number

// As many as there are bits; further rules would be asked of every statement.
const mostCalled = 30

export class StatementRules {
  readonly all: readonly PlannedRule<'statement'>[]
  /** Those that an action has to call for, in the order of their bits. */
  readonly #called: readonly PlannedRule<'statement'>[]
  readonly #asked = new Map<string, readonly PlannedRule<'statement'>[]>()

  constructor(rules: readonly PlannedRule<'statement'>[]) {
    this.all = rules
    this.#called = rules.filter(({ rule }) => rule.onAction !== undefined).slice(0, mostCalled)
  }

  /** The rules that an `Action` value calls for. */
  calledFor(action: string): CalledRules {
    let called = 0
    for (const [bit, { rule }] of this.#called.entries()) if (rule.onAction?.(action)) called |= 1 << bit
    return called
  }

  /** The rules to ask of a statement whose actions call for these; without those about form alone if it is in form. */
  asked(called: CalledRules, inForm: boolean): readonly PlannedRule<'statement'>[] {
    const name = `${inForm} ${called}`
    const known = this.#asked.get(name)
    if (known) return known
    const asked = this.all.filter(planned => {
      const bit = this.#called.indexOf(planned)
      return !(inForm && planned.rule.form) && (bit < 0 || (called & (1 << bit)) !== 0)
    })
    this.#asked.set(name, asked)
    return asked
  }
}
