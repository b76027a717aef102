// All that a report for other programs is made from.

import type { Rule, Severity } from '../engine/define-rule.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import type { RunSummary } from './run-result.ts'

/** A rule that is on, with the severity it has in this run. */
export interface RuleInForce {
  readonly family: string
  readonly rule: Rule
  readonly severity: Severity
}

export interface RunReport {
  readonly findings: readonly LocatedFinding[]
  readonly summary: RunSummary
  /** Sorted by id. */
  readonly rules: readonly RuleInForce[]
  readonly version: string
  /** Path of the configuration file in use. */
  readonly config: string | undefined
  /** A path as seen from the root of the repository, for formats that other machines read. */
  fromRoot(path: string): string
}

/** How a rule is called where the findings of several tools stand together. */
export function foreignId(rule: string): string {
  return `rdsaudit/${rule}`
}
