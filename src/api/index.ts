// The library. Importing it does nothing; calling it touches neither files nor the network.

import type { RuleSetting } from '../engine/plan-rules.ts'
import type { AccountConfig, LinkConfig } from '../input/load-config.ts'
import type { PolicyType } from '../model/policy.ts'
import { type CompiledPolicies, compilePolicies } from '../policy/compile.ts'
import type { Decision } from '../policy/decision.ts'
import { evaluate as evaluateCompiled } from '../policy/evaluate.ts'
import type { Policies } from '../policy/policies.ts'
import type { Request } from '../policy/request.ts'
import type { DiffV1 } from '../report/diff-json.ts'
import type { FindingV1, LinkV1, SummaryV1, UndecidedV1 } from '../report/json-v1.ts'

export type { Severity } from '../engine/define-rule.ts'
export type { RuleSetting } from '../engine/plan-rules.ts'
export type { AccountConfig, LinkConfig } from '../input/load-config.ts'
export type { PolicyType } from '../model/policy.ts'
export { type CompiledPolicies, compilePolicies } from '../policy/compile.ts'
export type {
  CallRule,
  ClauseElement,
  Decision,
  DecisionWord,
  Dependence,
  FailedClause,
  GrantKind,
  KeyDependence,
  MissingAllow,
  Note,
  Outcome,
  PolicyDependence,
  PolicyPlace,
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
export type { Request, RequestValue, Scalar, UnknownValue } from '../policy/request.ts'
export type { AccessChangeV1, ConditionV1, DiffV1, StatementV1 } from '../report/diff-json.ts'
export type {
  FindingV1,
  FixV1,
  LinkRowV1,
  LinkV1,
  RangeV1,
  RelatedV1,
  SummaryV1,
  UndecidedV1,
} from '../report/json-v1.ts'

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
  /** Accounts by their twelve digits, as in the configuration; its files are paths of documents. */
  readonly accounts?: Readonly<Record<string, AccountConfig>>
  /** Links to check, as in the configuration; their files are paths of documents. */
  readonly links?: readonly LinkConfig[]
  /** The moment at which conditions on time are judged. Left out, the moment of the call. */
  readonly now?: Date
}

export interface CheckResult {
  /** In the order of the documents, and of the text within each. */
  readonly findings: readonly FindingV1[]
  /** What is known of each part of every link: those of the options, and those that follow from the policies. */
  readonly links: readonly LinkV1[]
  /** Rules that could not be asked: neither found nor fine. */
  readonly undecided: readonly UndecidedV1[]
  readonly summary: SummaryV1
}

/**
 * Checks policy documents and says what is wrong with them, in the shape of the JSON format version 1. A document that
 * is no JSON, no text, or too large is a finding; none of them throws.
 *
 * @throws UsageError when `options.rules` names a rule that does not exist, or accounts or links are not as the
 * configuration wants them.
 */
export async function checkDocuments(
  documents: readonly InputDocument[],
  options: CheckOptions = {},
): Promise<CheckResult> {
  const [
    { createChecker },
    { countRun },
    { findingV1, linkV1, summaryV1, undecidedV1 },
    { setupFromOptions },
  ] = await Promise.all([
    import('./checker.ts'),
    import('./summarize.ts'),
    import('../report/json-v1.ts'),
    import('./setup-from-options.ts'),
  ])
  const { setup, typeOf } = await setupFromOptions(options)
  const checker = await createChecker({
    settings: new Map(Object.entries(options.rules ?? {})),
    setup,
    now: options.now ?? new Date(),
  })
  const run = countRun()
  for (const { path, content, policyType = typeOf(path) } of documents) {
    await checker.check(path, content, { policyType, named: true })
  }
  run.take(await checker.finish())
  const summary = run.summary()
  return {
    findings: run.findings.map(findingV1),
    links: summary.links.map(linkV1),
    undecided: summary.undecided.map(undecidedV1),
    summary: summaryV1(summary),
  }
}

export type DiffOptions = Pick<CheckOptions, 'accounts' | 'links'>

/**
 * What access a change of documents adds and takes away, in the shape of the JSON format of `rdsaudit diff`. Documents are
 * the same on both sides when their paths are. `accounts` and `links` hold on both sides.
 *
 * @throws UsageError when accounts or links are not as the configuration wants them.
 */
export async function diffDocuments(
  base: readonly InputDocument[],
  head: readonly InputDocument[],
  options: DiffOptions = {},
): Promise<DiffV1> {
  const [{ compareDocuments }, { stateOf }, { diffV1 }, { version }] = await Promise.all([
    import('./compare-documents.ts'),
    import('./document-state.ts'),
    import('../report/diff-json.ts'),
    import('../base/version.ts'),
  ])
  return diffV1(await compareDocuments(await stateOf(base, options), await stateOf(head, options)), version)
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
