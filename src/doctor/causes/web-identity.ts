// A first role that is assumed with the token of an OIDC provider.

import type { Decision } from '../../policy/decision.ts'
import { type Case, fromDocument, type HopCase, said } from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import { fix } from '../fixes.ts'

const base = { step: 'assume', side: 'target' } as const
const notAuthorized = /Not authorized to perform sts:AssumeRoleWithWebIdentity/

export const webIdentityCauses: readonly Cause[] = [
  {
    ...base,
    id: 'web-identity-subject-mismatch',
    title: 'the trust policy names another subject than the identity token',
    says: [notAuthorized],
    apart:
      'the claim sub in the token, read on this machine, against the condition on :sub of the trust policy',
    judge: c => judgeClaim(c, 'sub', 80),
  },
  {
    ...base,
    id: 'web-identity-audience-mismatch',
    title: 'the trust policy names another audience than the identity token',
    says: [notAuthorized, /Incorrect token audience/],
    apart: 'the claim aud in the token, read on this machine, against the trust policy and the provider',
    judge(c) {
      const refusal = refusalOf(c, /Incorrect token audience/)
      if (refusal)
        return is(said(refusal), {
          fix: fix('target', 'Add the audience to the client ids of the provider', {
            text: 'And to the condition on it in the trust policy, where that names another. Or let the tool ask for a token of the audience that both name.',
          }),
        })
      return judgeClaim(c, 'aud', 50)
    },
  },
  {
    ...base,
    id: 'web-identity-not-trusted',
    title: 'the trust policy does not let the issuer of the identity token in',
    says: [notAuthorized],
    apart: 'the issuer in the token against the federated principals of the trust policy',
    judge: c => judgeClaim(c, 'principal', 45),
  },
  {
    ...base,
    id: 'web-identity-token-expired',
    step: 'caller',
    side: 'caller',
    title: 'the token of the OIDC provider has expired',
    says: [/ExpiredTokenException/, /Token expired: current date/],
    apart: 'STS says it in these words, and the token itself says until when it is good',
    judge(c) {
      const refusal = refusalOf(c, /Token expired|ExpiredTokenException/)
      const { expires, isOver } = c.e.identityToken ?? {}
      const proofs = [
        ...(isOver && expires ? [fromDocument(`the token ended at ${expires.toISOString()}`)] : []),
        ...(refusal ? [said(refusal)] : []),
      ]
      return proofs.length === 0
        ? undefined
        : is(proofs, { fix: fix('caller', 'Get a new token, right before the role is assumed') })
    },
  },
  {
    ...base,
    id: 'oidc-provider-missing',
    title: 'the account of the role does not know the issuer of the identity token',
    says: [
      /No OpenIDConnect provider found in your account/,
      /Couldn't retrieve verification key from your identity provider/,
    ],
    apart: 'STS says it in these words',
    judge(c) {
      const refusal = refusalOf(c, /No OpenIDConnect provider|retrieve verification key/)
      return (
        refusal &&
        is(said(refusal), {
          fix: fix('target', 'Make an OIDC provider for the issuer in the account of the role'),
        })
      )
    },
  },
]

function refusalOf(c: Case, text: RegExp) {
  const refusal = c.hops[0]?.refusal
  return c.link.webIdentityTokenFile !== undefined &&
    refusal &&
    text.test(`${refusal.code}: ${refusal.message}`)
    ? refusal
    : undefined
}

type Part = 'sub' | 'aud' | 'principal'

function judgeClaim(c: Case, part: Part, likelihood: number): Verdict | undefined {
  const refusal = refusalOf(c, notAuthorized)
  const [hop] = c.hops
  const claims = c.e.identityToken
  if (refusal === undefined || hop === undefined) return undefined
  const answer = claims && askTrust(c, hop)
  if (answer === undefined || claims === undefined) return possible(likelihood, said(refusal))
  const trust = hop.role?.trust ?? hop.hop.arn
  if (!answer.fails.includes(part)) return ruledOut(fromDocument('the trust policy takes it', trust))
  const told = { sub: claims.subject, aud: claims.audiences.join(', '), principal: claims.issuer }[part]
  const wants = answer.wanted.length === 0 ? '' : `, and the trust policy wants ${answer.wanted.join(' or ')}`
  const name = { sub: 'subject', aud: 'audience', principal: 'issuer' }[part]
  return is(fromDocument(`the ${name} of the token is ${told}${wants}`, trust), {
    message: `the ${name} of the token is "${told}"${part === 'principal' ? ', which the trust policy does not let in' : wants}`,
    fix: fix('target', `Let the ${name} in, in the trust policy of ${hop.hop.arn}`, {
      copy: JSON.stringify(told),
    }),
  })
}

interface TrustAnswer {
  readonly decision: Decision
  readonly fails: readonly Part[]
  /** Of the claim that is wrong. */
  readonly wanted: readonly string[]
}

/** The trust policy's answer to the token's claims; undefined when the policy was not seen or does not depend on them. */
function askTrust(c: Case, hop: HopCase): TrustAnswer | undefined {
  const claims = c.e.identityToken
  const answer = claims && c.e.judgement?.answers.ofToken(hop.index, claims)
  if (answer === undefined || answer.decision.outcomes.includes('allowed')) return undefined
  const { decision, failed } = answer
  const isClaim = (claim: string) => (clause: (typeof failed)[number]) =>
    clause.key?.toLowerCase().endsWith(`:${claim}`) ?? false
  const wrong = failed.filter(clause => clause.state === 'no')
  const part: Part = wrong.some(isClaim('sub')) ? 'sub' : wrong.some(isClaim('aud')) ? 'aud' : 'principal'
  const clause = wrong.find(part === 'principal' ? () => false : isClaim(part))
  return { decision, fails: [part], wanted: clause?.wanted ?? [] }
}
