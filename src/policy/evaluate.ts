// The evaluator: one request against compiled policies.

import { combine, type Verdict } from './combine/combine.ts'
import type { CompiledPolicies } from './compile.ts'
import type { Decision, DecisionWord, Dependence, MissingAllow, Note, Outcome, Reason } from './decision.ts'
import { explainDependence } from './explain/dependence.ts'
import { explainMissing } from './explain/missing.ts'
import { explainNotes } from './explain/notes.ts'
import { explainReasons } from './explain/reasons.ts'
import { type PreparedRequest, prepareRequest } from './prepare-request.ts'
import type { Request } from './request.ts'
import { maybe, no, yes } from './ternary.ts'

/**
 * Whether AWS would allow the request, with the reasons. Pure; the same input gives the same answer.
 *
 * @throws EvaluationInputError when the request cannot be one.
 */
export function evaluate(request: Request, policies: CompiledPolicies): Decision {
  const prepared = prepareRequest(request, policies.boundary !== undefined)
  return new ExplainedDecision(policies, prepared, combine(policies, prepared))
}

/** The decision is worked out at once; its explanation when it is read. */
class ExplainedDecision implements Decision {
  readonly decision: DecisionWord
  readonly outcomes: readonly Outcome[]
  readonly #policies: CompiledPolicies
  readonly #request: PreparedRequest
  readonly #verdict: Verdict
  #reasons: readonly Reason[] | undefined

  constructor(policies: CompiledPolicies, request: PreparedRequest, verdict: Verdict) {
    this.#policies = policies
    this.#request = request
    this.#verdict = verdict
    const outcomes = outcomesOf(verdict)
    this.outcomes = outcomes
    this.decision = outcomes.length === 1 ? (outcomes[0] as Outcome) : 'depends'
  }

  get crossAccount(): boolean {
    return !this.#request.sameAccount
  }

  get dependsOn(): readonly Dependence[] {
    return this.decision === 'depends'
      ? explainDependence(this.#policies, this.#verdict, this.#request, this.reasons)
      : []
  }

  get missing(): readonly MissingAllow[] {
    return explainMissing(this.#verdict, this.#request)
  }

  get notes(): readonly Note[] {
    return explainNotes(this.#policies, this.#verdict, this.#request)
  }

  get reasons(): readonly Reason[] {
    this.#reasons ??= explainReasons(this.#policies, this.#verdict, this.#request, this.decision)
    return this.#reasons
  }

  /** Everything, also what has not been read yet. */
  toJSON(): Decision {
    const { decision, outcomes, crossAccount, dependsOn, missing, notes, reasons } = this
    return { decision, outcomes, crossAccount, dependsOn, missing, notes, reasons }
  }
}

const allowed: readonly Outcome[] = ['allowed']
const explicitDeny: readonly Outcome[] = ['explicitDeny']
const implicitDeny: readonly Outcome[] = ['implicitDeny']

/** An explicit deny wins over everything; without one, an allow is needed. */
function outcomesOf({ deny, allow, rule }: Verdict): readonly Outcome[] {
  if (rule?.answer === 'allow') return allowed
  if (deny === yes) return explicitDeny
  if (deny === no && allow !== maybe) return allow === yes ? allowed : implicitDeny
  const outcomes: Outcome[] = []
  if (allow !== no) outcomes.push('allowed')
  if (deny === maybe) outcomes.push('explicitDeny')
  if (allow !== yes) outcomes.push('implicitDeny')
  return outcomes
}
