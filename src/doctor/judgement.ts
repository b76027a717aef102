// What the rules of `check` say about the link: the policies that were read, judged as files would be.

import type { Undecided } from '../engine/finding.ts'
import type { CausePlace } from '../engine/hop-cause.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import type { LinkSubject } from '../engine/wide-subjects.ts'
import type { PolicyType } from '../model/policy.ts'
import type { Setup } from '../model/setup.ts'
import type { PolicyAnswers } from './policy-answers.ts'

/** A policy that was read from AWS, as a document. */
export interface LiveDocument {
  /** The ARN of its owner, and what it is of it; stands where a file's path would. */
  readonly path: string
  readonly text: string
  /** Left out where the text tells. */
  readonly type?: PolicyType
}

export interface Judgement {
  /** The link with both sides of its hops. */
  readonly link: LinkSubject
  /** What policies answer beyond what rules ask. */
  readonly answers: PolicyAnswers
  /** What rules found in what belongs to the link. */
  readonly findings: readonly LocatedFinding[]
  /** What rules could not decide, and why. */
  readonly undecided: readonly Undecided[]
  /** The policies that were judged, as texts by their paths. */
  readonly texts: ReadonlyMap<string, string>
  /** Whether the path is one of what was read from AWS. */
  isLive(path: string): boolean
  /** Line and column, from 1. */
  locate(place: CausePlace): Located
}

export interface Located {
  readonly path: string
  readonly line: number
  readonly column: number
}

/** `setup` has one link; its paths are files, or those of `documents`. */
export type Judge = (documents: readonly LiveDocument[], setup: Setup) => Promise<Judgement>

/** A policy's text as the console shows it. */
export function policyText(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
