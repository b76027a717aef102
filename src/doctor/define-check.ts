// The shape of a check: what it needs to know, what it finds out, and how it says it.

import type { Patience } from '../live/answer.ts'
import type { Evidence, EvidenceKey } from './evidence.ts'
import type { Facts, RawError } from './facts.ts'
import type { DoctorPorts } from './ports.ts'
import type { StepId } from './steps.ts'
import type { WalkedLink } from './walked-link.ts'

/**
 * `unknown`: it could not be looked at, mostly for lack of a permission; that is no failure. `skipped`: what it needs was
 * not found out.
 */
export type CheckState = 'ok' | 'warn' | 'failed' | 'unknown' | 'skipped'

/** What a check says. A peer's refusal is a result; only our own mistakes are thrown. */
export interface CheckResult<Gives extends EvidenceKey = EvidenceKey> {
  readonly state: Exclude<CheckState, 'skipped'>
  /** What was found, in a line without a full stop. */
  readonly found: string
  readonly facts?: Facts
  readonly raw?: RawError
  /** Evidence for other checks and for the diagnosis; what is left out was not found out. */
  readonly gives?: { readonly [Key in Gives]?: Evidence[Key] }
  /** Whether asking again may help, as after throttling. */
  readonly again?: boolean
}

export interface CheckContext<Needs extends EvidenceKey, Hopes extends EvidenceKey> {
  readonly link: WalkedLink
  readonly known: { readonly [Key in Needs]: Evidence[Key] } & { readonly [Key in Hopes]?: Evidence[Key] }
  readonly ports: DoctorPorts
  /** For each question; ends with the check's own time. */
  readonly patience: Patience
  /** Milliseconds since 1970. */
  now(): number
}

export interface Check<
  Needs extends EvidenceKey = EvidenceKey,
  Hopes extends EvidenceKey = EvidenceKey,
  Gives extends EvidenceKey = EvidenceKey,
> {
  /** Kebab-case, the name of its file; lives for ever. Checks of a hop end in its number. */
  readonly id: string
  readonly step: StepId
  /** The healthy fact: "the instance accepts IAM logins". */
  readonly title: string
  /** Without these it is skipped. */
  readonly needs: readonly Needs[]
  /** It waits until these are found out or cannot be. */
  readonly hopes?: readonly Hopes[]
  readonly gives: readonly Gives[]
  /** It looks around a step: that it could not look says nothing about the step. */
  readonly aside?: boolean
  /** It looks for reasons: it is run only where something failed, or where that was asked for. */
  readonly late?: boolean
  /** How often to ask again where that may help, and how long to wait before; both grow with every attempt. */
  readonly retry?: { readonly times: number; readonly waitMs: number }
  /** How many questions it asks one after another; its time is so many timeouts. Left out, one. None: it waits for nobody. */
  readonly questions?: number
  run(context: CheckContext<Needs, Hopes>): Promise<CheckResult<Gives>>
}

/** Keeps the literal types of what a check needs and gives, for the compiler. */
export function defineCheck<
  const Needs extends EvidenceKey = never,
  const Hopes extends EvidenceKey = never,
  const Gives extends EvidenceKey = never,
>(check: Check<Needs, Hopes, Gives>): Check {
  return check as unknown as Check
}
