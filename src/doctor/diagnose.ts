// Evidence → what is wrong, what is not, and what may be.

import type { Case } from './case.ts'
import { allCauses } from './causes/all-causes.ts'
import type { Cause, Verdict } from './define-cause.ts'
import type { DiagnosedCause, Diagnosis, RuledOut } from './diagnosis.ts'
import { stepIds } from './steps.ts'

/** Puts the case to every cause. */
export function diagnose(c: Case, causes: readonly Cause[] = allCauses): Diagnosis {
  const judged = causes.flatMap(cause => {
    const verdict = cause.judge(c)
    return verdict ? [{ cause, verdict }] : []
  })
  const isProved = (id: string) =>
    judged.some(({ cause, verdict }) => cause.id === id && verdict.state === 'is')
  const is = judged.flatMap(({ cause, verdict }) =>
    verdict.state === 'is' && !verdict.follows?.some(isProved) ? [proved(cause, verdict)] : [],
  )
  const possible = judged
    .flatMap(one => (one.verdict.state === 'possible' ? [{ cause: one.cause, verdict: one.verdict }] : []))
    .filter(({ cause, verdict }) => verdict.beside || !is.some(one => explains(one, cause)))
    .sort((a, b) => b.verdict.likelihood - a.verdict.likelihood)
  return {
    is: is.sort((a, b) => rank(a) - rank(b)),
    ruledOut: judged.flatMap(({ cause, verdict }) =>
      verdict.state === 'ruledOut' ? [ruledOut(cause, verdict)] : [],
    ),
    stillPossible: possible.map(({ cause, verdict }) => supposed(cause, verdict)),
  }
}

/** What is proved to stop a step explains it; what else might be wrong there shows when that is mended. */
function explains(one: DiagnosedCause, { step }: Cause): boolean {
  return (
    one.gravity === 'failure' &&
    stepIds.indexOf(one.step) <= stepIds.indexOf(step) &&
    (one.step === step || step === 'user')
  )
}

/** Failures first, then in the order of the steps. */
function rank({ gravity, step }: DiagnosedCause): number {
  return stepIds.indexOf(step) + (gravity === 'failure' ? 0 : stepIds.length)
}

function proved(
  { id, step, side, title }: Cause,
  verdict: Extract<Verdict, { state: 'is' }>,
): DiagnosedCause {
  const { evidence, gravity = 'failure', message = title, fix } = verdict
  return {
    id,
    step,
    side: fix?.side ?? side,
    certainty: 'is',
    gravity,
    message,
    evidence,
    ...(fix && { fix }),
  }
}

function supposed(
  { id, step, side, title }: Cause,
  verdict: Extract<Verdict, { state: 'possible' }>,
): DiagnosedCause {
  const { evidence, likelihood, message = title, fix } = verdict
  return {
    id,
    step,
    side: fix?.side ?? side,
    certainty: 'possible',
    gravity: 'failure',
    likelihood,
    message,
    evidence,
    ...(fix && { fix }),
  }
}

function ruledOut(
  { id, step, title }: Cause,
  { evidence }: Extract<Verdict, { state: 'ruledOut' }>,
): RuledOut {
  return { id, step, message: title, evidence }
}
