// Verdicts on causes that make one side of a hop refuse. Each is proved by what the rules find in that side's policies,
// ruled out by a side that lets the hop pass, and possible where the side was not seen.

import type { HopCause } from '../engine/hop-cause.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import {
  atPlace,
  type Case,
  findingOf,
  fromDocument,
  type HopCase,
  isDenied,
  isOfLuggage,
  said,
} from './case.ts'
import { type Because, is, possible, ruledOut, type Verdict } from './define-cause.ts'
import type { Fix, Proof } from './diagnosis.ts'

export interface HopQuestion<Kind extends HopCause['kind']> {
  readonly side: 'caller' | 'role'
  readonly kind: Kind
  /** Whether it is this cause, of several that the engine calls alike. */
  isIt?(cause: Extract<HopCause, { readonly kind: Kind }>): boolean
  /** Rules that say it. */
  readonly rules: readonly string[]
  /** The end of AWS's message that names what refuses. */
  readonly suffix?: RegExp
  /** Where the side was not seen; undefined: then there is no reason to think of it. */
  likelihood(c: Case, hop: HopCase): number | undefined
  fix(c: Case, hop: HopCase, cause?: Extract<HopCause, { readonly kind: Kind }>): Fix
  /** More must have been seen than the side to rule it out. */
  wasSeen?(c: Case, hop: HopCase): boolean
}

/** Of the first hop that has something to say: a proof, then what is possible, then what is ruled out. */
export function judgeHops<Kind extends HopCause['kind']>(
  c: Case,
  question: HopQuestion<Kind>,
): Verdict | undefined {
  const verdicts = c.hops
    .filter(({ session, role }) => session === undefined && role?.exists !== false)
    .flatMap(hop => judgeHop(c, hop, question) ?? [])
  return (
    verdicts.find(({ state }) => state === 'is') ??
    verdicts.find(({ state }) => state === 'possible') ??
    verdicts[0]
  )
}

function judgeHop<Kind extends HopCause['kind']>(
  c: Case,
  hop: HopCase,
  question: HopQuestion<Kind>,
): Verdict | undefined {
  const { kind, isIt = () => true, rules } = question
  const cause = (hop.subject?.causes ?? []).find(
    (one): one is Extract<HopCause, { readonly kind: Kind }> =>
      one.kind === kind && isIt(one as Extract<HopCause, { readonly kind: Kind }>),
  )
  if (cause) {
    const place = 'place' in cause ? cause.place : undefined
    const finding = findingOf(c, rules, place)
    return is(place ? atPlace(c, place, finding) : fromDocument(finding?.message ?? hop.hop.arn), {
      ...(finding && { message: finding.message }),
      fix: question.fix(c, hop, cause),
    })
  }
  if (!isDenied(hop) || hop.refusal === undefined || !isAboutRole(hop)) return undefined
  const named = question.suffix?.test(hop.refusal.message) ?? false
  if (named) return possible(97, said(hop.refusal), { fix: question.fix(c, hop) })
  const passed = sidePassed(hop, question.side)
  if (passed && (question.wasSeen?.(c, hop) ?? true)) return ruledOut(passed.evidence)
  const open = openKeys(hop, question.side)
  if (open) {
    if (kind === 'role-condition' || kind === 'caller-condition') {
      const dated = datedFinding(c, hop, question.side)
      return dated
        ? is(
            { by: 'document', text: dated.message, path: dated.span.path, rule: dated.rule },
            { message: dated.message, fix: question.fix(c, hop) },
          )
        : possible(90, open.proof, { fix: question.fix(c, hop) })
    }
    if (kind !== 'denied' && kind !== 'cap') return ruledOut(open.proof)
  }
  const likelihood = question.likelihood(c, hop)
  return likelihood === undefined
    ? undefined
    : possible(likelihood, said(hop.refusal), { fix: question.fix(c, hop) })
}

/** Of a hop by `sts:AssumeRole`; tags and tokens have causes of their own. */
function isAboutRole({ refusal }: HopCase): boolean {
  return (
    refusal !== undefined &&
    /sts:AssumeRole\b/.test(refusal.message) &&
    !isOfLuggage(refusal) &&
    !/WithWebIdentity/.test(refusal.message)
  )
}

/** Of a side that hangs on the time alone: the condition whose time is over, or has not come. */
function datedFinding(c: Case, hop: HopCase, side: 'caller' | 'role'): LocatedFinding | undefined {
  const { answers } = c.e.judgement ?? {}
  if (!answers || !openKeys(hop, side)?.keys.every(answers.isTimeKey)) return undefined
  const paths = side === 'caller' ? (hop.caller?.policies ?? []) : [hop.role?.trust]
  return c.e.judgement?.findings.find(
    ({ rule, span }) => ['expired-condition', 'future-condition'].includes(rule) && paths.includes(span.path),
  )
}

interface OpenKeys {
  readonly keys: readonly string[]
  readonly proof: Proof
}

/** The side was seen, and what it says hangs on nothing but conditions on what nobody here knows. */
function openKeys({ subject, caller, role }: HopCase, side: 'caller' | 'role'): OpenKeys | undefined {
  const decision = side === 'caller' ? subject?.sides?.caller : subject?.sides?.trust
  const seen = side === 'caller' ? caller?.gaps.length === 0 : role?.trust !== undefined
  if (!seen || decision?.decision !== 'depends') return undefined
  const keys = [...new Set(decision.dependsOn.flatMap(one => (one.kind === 'key' ? [one.key] : [])))]
  if (keys.length === 0 || decision.dependsOn.some(({ kind }) => kind !== 'key')) return undefined
  const path = side === 'caller' ? caller?.arn : role?.trust
  return { keys, proof: fromDocument(`it depends on ${keys.join(', ')}`, path) }
}

/** What AWS itself says of the side, and that it lets the hop pass. A file is only a claim: it rules nothing out. */
function sidePassed({ subject, caller, role }: HopCase, side: 'caller' | 'role'): Because | undefined {
  const sides = subject?.sides
  if (!sides) return undefined
  if (side === 'caller') {
    const seen = caller && caller.gaps.length === 0
    if (!seen || sides.caller.decision !== 'allowed') return undefined
    return { evidence: [fromDocument('the policies of the caller allow it', caller.arn)] }
  }
  if (role?.trust === undefined || sides.trust.decision !== 'allowed') return undefined
  return { evidence: [fromDocument('the trust policy lets the caller in', role.trust)] }
}
