// What a diagnosis says, as data: what is wrong, what is not, and what may be.

import type { StepId } from './steps.ts'

/** Who has to act. */
export type Side = 'caller' | 'target' | 'database' | 'network' | 'machine' | 'link'

export interface Fix {
  readonly side: Side
  /** What to do, as a heading: "Add to the link". */
  readonly title: string
  readonly text?: string
  /** What can be pasted. */
  readonly copy?: string
  /** Where in the product of the link. */
  readonly where?: string
}

/** What says so. */
export interface Proof {
  /** `document`: a policy or a description that was read; `answer`: what AWS or a database said; `fingerprint`: what it asked for. */
  readonly by: 'document' | 'answer' | 'fingerprint' | 'link' | 'clock'
  readonly text: string
  /** Of a file, or the ARN of what was read. */
  readonly path?: string
  /** From 1; of files only. */
  readonly line?: number
  readonly column?: number
  /** Of a policy: the statement that decides, as a JSON pointer. */
  readonly statement?: string
  /** The check that found it. */
  readonly check?: string
  /** The rule that says the same of documents. */
  readonly rule?: string
}

export interface DiagnosedCause {
  readonly id: string
  readonly step: StepId
  readonly side: Side
  readonly certainty: 'is' | 'possible'
  /** A warning works all the same. */
  readonly gravity: 'failure' | 'warning'
  /** Of what is possible: against the others, from 0 to 100; the same for what nothing tells apart. */
  readonly likelihood?: number
  /** In a sentence without a full stop. */
  readonly message: string
  readonly evidence: readonly Proof[]
  readonly fix?: Fix
}

export interface RuledOut {
  readonly id: string
  readonly step: StepId
  readonly message: string
  readonly evidence: readonly Proof[]
}

export interface Diagnosis {
  /** Proved by a document, by an answer or by a fingerprint. */
  readonly is: readonly DiagnosedCause[]
  readonly ruledOut: readonly RuledOut[]
  /** The likeliest first. */
  readonly stillPossible: readonly DiagnosedCause[]
}

export const noDiagnosis: Diagnosis = { is: [], ruledOut: [], stillPossible: [] }
