// One link with all that was found out about it, and the questions that causes ask of that.

import type { CausePlace } from '../engine/hop-cause.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import type { HopSubject } from '../engine/wide-subjects.ts'
import type { PeerError } from '../live/answer.ts'
import type { AssumedSession } from '../live/aws/ports.ts'
import type { DeclaredHop } from '../model/setup.ts'
import type { Proof } from './diagnosis.ts'
import type { Evidence } from './evidence.ts'
import type { RawError } from './facts.ts'
import type { ReadIdentity } from './live-policies.ts'
import { asksForToken } from './login-words.ts'
import { accountOf, nameOf, type WalkedLink } from './walked-link.ts'

export interface Case {
  readonly link: WalkedLink
  readonly e: Partial<Evidence>
  readonly hops: readonly HopCase[]
  /** What went away when it was asked again. */
  readonly hiccups: readonly RawError[]
  /** Why the login was refused, at the door or after the token. */
  readonly refusal: PeerError | undefined
  /** The database, or its proxy, refused a token that it had asked for. */
  readonly tokenRefused: boolean
  /** The server wants a password of the user, so for it the user is none for tokens. */
  readonly wantsPassword: boolean
}

/** One hop and what is known of both its sides. */
export interface HopCase {
  readonly index: number
  readonly hop: DeclaredHop
  /** Undefined: nobody came so far. */
  readonly refusal: PeerError | undefined
  readonly session: AssumedSession | undefined
  readonly subject: HopSubject | undefined
  /** Of whoever assumes. */
  readonly caller: ReadIdentity | undefined
  readonly role: ReadIdentity | undefined
}

export function caseOf(link: WalkedLink, e: Partial<Evidence>, hiccups: readonly RawError[] = []): Case {
  const refusal = e.loginRefusal ?? e.questionRefusal
  return {
    link,
    e,
    hiccups,
    hops: link.hops.map((hop, index) => ({
      index,
      hop,
      refusal: e[`refusal-${index}`],
      session: e[`session-${index}`],
      subject: e.judgement?.link.hops[index],
      caller: index === 0 ? e.callerPolicies : e.rolePolicies?.[index - 1],
      role: e.rolePolicies?.[index],
    })),
    refusal,
    tokenRefused: e.loginRefusal !== undefined && isTokenRefusal(e.loginRefusal),
    wantsPassword:
      (e.question !== undefined && !asksForToken(e.question) && e.question.asks !== 'trust') ||
      (refusal !== undefined && /password authentication failed for user/.test(refusal.message)),
  }
}

/** The texts that say of every cause the same. */
function isTokenRefusal({ message }: PeerError): boolean {
  return /PAM authentication failed|IAM authentication failed|^Access denied for user (?!.* to database)/i.test(
    message,
  )
}

/** AWS refused the hop for what some policy says or does not say. */
export function isDenied({ refusal, session }: HopCase): boolean {
  return session === undefined && refusal?.kind === 'denied'
}

/** The role itself may be assumed, as far as AWS says; what is passed on with the call may not be. */
export function isOfLuggage({ message }: PeerError): boolean {
  return /sts:(TagSession|SetSourceIdentity)/.test(message)
}

/** What a peer said. */
export function said(error: RawError, check?: string): Proof {
  return { by: 'answer', text: `${error.code}: ${error.message}`, ...(check !== undefined && { check }) }
}

export function fromLink(text: string): Proof {
  return { by: 'link', text }
}

export function fromDocument(text: string, path?: string): Proof {
  return { by: 'document', text, ...(path !== undefined && { path }) }
}

export function fromFingerprint(text: string): Proof {
  return { by: 'fingerprint', text, check: 'login-question' }
}

/** Whether the link goes to a proxy, as RDS says, or the name of the endpoint. */
export function isProxy({ link, e }: Case): boolean {
  return e.database ? e.database.kind === 'proxy' : /\.proxy-[a-z0-9]+\./i.test(link.database.host)
}

/** The place of a policy that proves a cause, with what the rule about it says. */
export function atPlace({ e }: Case, place: CausePlace, finding?: LocatedFinding): Proof {
  const { path, line, column } = e.judgement?.locate(place) ?? { path: '', line: 1, column: 1 }
  const live = e.judgement?.isLive(path) ?? false
  const statement = place.statement?.raw['Sid']
  const text = typeof statement === 'string' ? `statement ${statement}` : (finding?.label ?? '')
  return {
    by: 'document',
    text,
    path,
    ...(!live && { line, column }),
    ...(place.statement && { statement: place.statement.pointer }),
    ...(finding && { rule: finding.rule }),
  }
}

/** What the rules say at the place, or of the same matter elsewhere. */
export function findingOf(
  { e }: Case,
  rules: readonly string[],
  place?: CausePlace,
): LocatedFinding | undefined {
  const found = (e.judgement?.findings ?? []).filter(({ rule }) => rules.includes(rule))
  if (place === undefined) return found[0]
  const { path, line } = e.judgement?.locate(place) ?? { path: '', line: 0 }
  const own = found.filter(({ span }) => span.path === path)
  return own.find(({ span }) => span.range.start.line === line) ?? own[0]
}

/** `ACCOUNT NAME` of an identity or session. */
export function named(arn: string): string {
  return `${accountOf(arn)} ${nameOf(arn)}`
}

/** The caller as far as anybody said: AWS, or the link. */
export function callerOf({ link, e }: Case): string | undefined {
  return e.caller?.arn ?? link.callerArn
}

/** Whoever signs the token, by account: told by AWS, or by the ARN of the last role. */
export function signingAccount(c: Case): string | undefined {
  const last = c.link.hops.at(-1)
  if (c.e.signer) return c.e.signer.account
  if (last) return accountOf(last.arn)
  const caller = callerOf(c)
  return caller && accountOf(caller)
}
