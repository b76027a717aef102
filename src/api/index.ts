// The library. Importing it does nothing; calling it touches neither files nor the network.

import type { RuleSetting } from '../engine/plan-rules.ts'
import type { PolicyType } from '../model/policy.ts'
import { type CompiledPolicies, compilePolicies } from '../policy/compile.ts'
import type { Decision } from '../policy/decision.ts'
import { evaluate as evaluateCompiled } from '../policy/evaluate.ts'
import type { Policies } from '../policy/policies.ts'
import type { Request } from '../policy/request.ts'
import type { FindingV1, SummaryV1 } from '../report/json-v1.ts'

export type { Severity } from '../engine/define-rule.ts'
export type { RuleSetting } from '../engine/plan-rules.ts'
export type { PolicyType } from '../model/policy.ts'
export { type CompiledPolicies, compilePolicies } from '../policy/compile.ts'
export type {
  Decision,
  DecisionWord,
  Dependence,
  FailedClause,
  MissingAllow,
  Note,
  Outcome,
  Reason,
  StatementPlace,
} from '../policy/decision.ts'
export { EvaluationInputError } from '../policy/input-error.ts'
export type {
  NamedPolicy,
  Policies,
  PolicyEntry,
  PolicyList,
  Slot,
  UnseenPolicy,
} from '../policy/policies.ts'
export type { Request, RequestValue, UnknownValue } from '../policy/request.ts'
export type { FindingV1, FixV1, RangeV1, RelatedV1, SummaryV1 } from '../report/json-v1.ts'

/** One document to check. */
export interface InputDocument {
  /** Shown in findings; need not exist. */
  readonly path: string
  /** Text, or bytes that should be UTF-8. */
  readonly content: string | Uint8Array
  /** What the document is used for. Left out, it is told from the document's shape. */
  readonly policyType?: PolicyType
}

export interface CheckOptions {
  /** Severities by rule id, or `off`; rules not named keep their own. */
  readonly rules?: Readonly<Record<string, RuleSetting>>
  /** The moment at which conditions on time are judged. Left out, the moment of the call. */
  readonly now?: Date
}

export interface CheckResult {
  /** In the order of the documents, and of the text within each. */
  readonly findings: readonly FindingV1[]
  readonly summary: SummaryV1
}

/**
 * Checks policy documents and says what is wrong with them, in the shape of the JSON format version 1. A document that
 * is no JSON, no text, or too large is a finding; none of them throws.
 *
 * @throws UsageError when `options.rules` names a rule that does not exist.
 */
export async function checkDocuments(
  documents: readonly InputDocument[],
  options: CheckOptions = {},
): Promise<CheckResult> {
  const [{ createChecker }, { countRun }, { findingV1, summaryV1 }] = await Promise.all([
    import('./checker.ts'),
    import('./summarize.ts'),
    import('../report/json-v1.ts'),
  ])
  const checker = await createChecker(
    new Map(Object.entries(options.rules ?? {})),
    undefined,
    undefined,
    options.now,
  )
  const run = countRun()
  for (const { path, content, policyType } of documents) {
    await checker.check(path, content, { policyType, named: true })
  }
  run.take(await checker.finish())
  return { findings: run.findings.map(findingV1), summary: summaryV1(run.summary()) }
}

/**
 * Whether AWS would allow a request under policies, with the reasons as data. Policies that will be asked more than once
 * are best compiled first, with `compilePolicies`.
 *
 * @throws EvaluationInputError when the request or the policies cannot be evaluated; its `pointer` says what is wrong.
 */
export function evaluate(request: Request, policies: Policies | CompiledPolicies): Decision {
  return evaluateCompiled(request, isCompiled(policies) ? policies : compilePolicies(policies))
}

function isCompiled(policies: Policies | CompiledPolicies): policies is CompiledPolicies {
  return 'all' in policies
}
