// What happens in a run, one plain JSON object each. All that any view shows is in them; the contract is
// schemas/doctor-events.v1.json.

import type { CheckState } from './define-check.ts'
import type { DiagnosedCause, Diagnosis, Fix, Side } from './diagnosis.ts'
import type { Facts, RawError } from './facts.ts'
import type { StepId } from './steps.ts'

export type DoctorEvent =
  | StartEvent
  | CheckEvent
  | StepEvent
  | DiagnosisEvent
  | WaitEvent
  | AgainEvent
  | EndEvent

interface Stamped {
  /** Milliseconds since the run began. */
  readonly at: number
}

export interface StartEvent extends Stamped {
  readonly event: 'start'
  readonly formatVersion: 1
  readonly link: LinkOfRun
  readonly steps: readonly { readonly id: StepId; readonly title: string }[]
  readonly checks: readonly PlannedOfRun[]
  /** For each question. */
  readonly timeoutMs: number
}

/** The link as it is drawn. */
export interface LinkOfRun {
  readonly name: string
  readonly app: string
  readonly region: string
  readonly chain: readonly ChainNode[]
}

/** One end of a segment; the checks are those that say whether one gets so far. */
export interface ChainNode {
  readonly kind: 'caller' | 'role' | 'database' | 'user'
  readonly label: string
  readonly account?: string
  readonly arn?: string
  readonly checks: readonly string[]
}

export interface PlannedOfRun {
  readonly id: string
  readonly step: StepId
  /** The healthy fact. */
  readonly title: string
  readonly needs: readonly string[]
  readonly aside: boolean
  /** Run only after something failed. */
  readonly late?: boolean
}

export type CheckEvent = RunningEvent | RetryingEvent | SettledEvent | SkippedEvent

export interface RunningEvent extends Stamped {
  readonly event: 'check'
  readonly id: string
  readonly state: 'running'
}

export interface RetryingEvent extends Stamped {
  readonly event: 'check'
  readonly id: string
  readonly state: 'retrying'
  /** Of the attempt that is to come; the first is 1. */
  readonly attempt: number
  readonly afterMs: number
  readonly why: string
}

export interface SettledEvent extends Stamped {
  readonly event: 'check'
  readonly id: string
  readonly state: Exclude<CheckState, 'skipped'>
  readonly ms: number
  readonly found: string
  readonly facts?: Facts
  readonly raw?: RawError
  /** An error of ours: what it says is for whoever mends the program. */
  readonly crash?: string
}

export interface SkippedEvent extends Stamped {
  readonly event: 'check'
  readonly id: string
  readonly state: 'skipped'
  /** The checks that did not find out what it needs; none where nothing failed that it could explain. */
  readonly because: readonly string[]
}

/** A step has ended, with what can be said about it so far. */
export interface StepEvent extends Stamped {
  readonly event: 'step'
  readonly id: StepId
  readonly state: CheckState
  readonly ms?: number
  readonly message?: string
  /** Of a step that failed: the cause, or the likeliest; `confidence` says which. */
  readonly cause?: string
  readonly confidence?: DiagnosedCause['certainty']
  readonly evidence?: DiagnosedCause['evidence']
  readonly side?: Side
  readonly ruledOut?: readonly string[]
  readonly stillPossible?: readonly string[]
  readonly fix?: Fix
  readonly raw?: RawError
  /** Of a step that was skipped. */
  readonly needs?: readonly StepId[]
}

export interface DiagnosisEvent extends Stamped, Diagnosis {
  readonly event: 'diagnosis'
}

/** Everything ran, something failed, and it will be tried again. */
export interface WaitEvent extends Stamped {
  readonly event: 'wait'
  readonly afterMs: number
  readonly checks: readonly string[]
}

/** These checks are run once more; what was known of them is forgotten. */
export interface AgainEvent extends Stamped {
  readonly event: 'again'
  readonly checks: readonly string[]
}

/** `passed`: nothing failed, and nobody logged in. */
export type RunResult = 'connected' | 'passed' | 'failed' | 'unfinished'

export interface EndEvent extends Stamped {
  readonly event: 'end'
  readonly result: RunResult
  /** Of steps. */
  readonly counts: Counts
  readonly exitCode: number
}

export type Counts = Readonly<Record<CheckState, number>>
