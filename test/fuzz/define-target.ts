// The shape of what is fuzzed.

import fc from 'fast-check'

export interface Target {
  /** Cases of a bounded run; a case of some costs a server. */
  readonly cases: number
  /** Cases with a seed: undefined when nothing was found; else what, with the smallest case of it. */
  run(how: { readonly cases: number; readonly seed: number }): Promise<string | undefined>
}

/** `hold` throws when something does not hold of a case. */
export function defineTarget<Case>(
  cases: number,
  made: fc.Arbitrary<Case>,
  hold: (one: Case) => Promise<void>,
): Target {
  return {
    cases,
    async run({ cases: numRuns, seed }) {
      const outcome = await fc.check(fc.asyncProperty(made, hold), { numRuns, seed })
      return outcome.failed ? `${outcome.errorInstance}\n${fc.defaultReportMessage(outcome)}` : undefined
    },
  }
}
