// The shape of a cause: what is wrong, how it is told from others with the same message, and what to do.

import type { Case } from './case.ts'
import type { DiagnosedCause, Fix, Proof, Side } from './diagnosis.ts'
import type { StepId } from './steps.ts'

export interface Cause {
  /** Kebab-case; lives for ever. */
  readonly id: string
  readonly step: StepId
  /** Who has to act. */
  readonly side: Side
  /** What is wrong, in a sentence without a full stop. */
  readonly title: string
  /** Texts by which people meet it, of AWS, databases and drivers. */
  readonly says: readonly RegExp[]
  /** How the doctor tells it from others with the same text. */
  readonly apart: string
  /** Undefined: there is no reason to think of it. */
  judge(c: Case): Verdict | undefined
}

export type Verdict =
  /** A document, an answer or a fingerprint proves it. */
  | ({
      readonly state: 'is'
      readonly gravity?: DiagnosedCause['gravity']
      readonly message?: string
      readonly fix?: Fix
      /** Causes that bring this about: where one of them is proved, this one is not told. */
      readonly follows?: readonly string[]
    } & Because)
  | ({ readonly state: 'ruledOut' } & Because)
  | ({
      readonly state: 'possible'
      /** Against others with the same symptom; 0 to 100. */
      readonly likelihood: number
      /** It stays in question although another cause of the step is proved. */
      readonly beside?: true
      readonly message?: string
      readonly fix?: Fix
    } & Because)

export interface Because {
  readonly evidence: readonly Proof[]
}

export function is(
  evidence: Proof | readonly Proof[],
  more: Omit<Extract<Verdict, { state: 'is' }>, 'state' | 'evidence'> = {},
): Verdict {
  return { state: 'is', evidence: [evidence].flat(), ...more }
}

export function ruledOut(evidence: Proof | readonly Proof[]): Verdict {
  return { state: 'ruledOut', evidence: [evidence].flat() }
}

export function possible(
  likelihood: number,
  evidence: Proof | readonly Proof[],
  more: { readonly beside?: true; readonly message?: string; readonly fix?: Fix } = {},
): Verdict {
  return { state: 'possible', likelihood, evidence: [evidence].flat(), ...more }
}
