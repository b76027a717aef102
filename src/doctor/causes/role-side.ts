// The role's side of a hop: its trust policy.

import {
  type Case,
  findingOf,
  fromDocument,
  type HopCase,
  isDenied,
  isOfLuggage,
  named,
  said,
} from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import { fix, trustCaller } from '../fixes.ts'
import { identityIn, sentId } from '../hop-facts.ts'
import { judgeHops } from '../hop-verdicts.ts'
import { accountOf } from '../walked-link.ts'

const base = { step: 'assume', side: 'target' } as const
const usual = [/is not authorized to perform: sts:AssumeRole/i, /failed to assume role/i]

const trust = (c: Case, hop: HopCase) => trustCaller(hop.hop.arn, identityIn(c, hop), sentId(hop))

export const roleSideCauses: readonly Cause[] = [
  {
    ...base,
    id: 'trust-wrong-account',
    title: 'the trust policy names the caller in another account',
    says: usual,
    apart: 'the principal in the trust policy against the caller that AWS names',
    judge: c =>
      judgeHops(c, {
        side: 'role',
        kind: 'other-caller',
        isIt: ({ difference }) => difference === 'account',
        rules: ['link-caller-mismatch', 'untrusted-caller'],
        likelihood: () => 55,
        fix: trust,
      }),
  },
  {
    ...base,
    id: 'trust-other-caller',
    title: 'the trust policy names another caller',
    says: usual,
    apart: 'the principal in the trust policy against the caller that AWS names',
    judge: c =>
      judgeHops(c, {
        side: 'role',
        kind: 'other-caller',
        isIt: ({ difference }) => difference !== 'account',
        rules: ['link-caller-mismatch', 'untrusted-caller'],
        likelihood: () => 60,
        fix: trust,
      }),
  },
  {
    ...base,
    id: 'caller-not-trusted',
    title: 'the trust policy does not let the caller in',
    says: [...usual, /because no role trust policy allows the sts:AssumeRole action/i],
    apart: 'the trust policy, where it can be read; AWS may name it at the end of its message',
    judge: c =>
      judgeHops(c, {
        side: 'role',
        kind: 'not-trusted',
        rules: ['untrusted-caller'],
        suffix: /no (role trust|resource-based) policy allows the sts:AssumeRole/,
        likelihood: () => 65,
        fix: trust,
      }),
  },
  {
    ...base,
    id: 'trust-names-deleted-role',
    title: 'the trust policy holds the unique id of a role or user that was deleted',
    says: usual,
    apart: 'an AROA or AIDA id in the trust policy, where an ARN was once',
    judge: judgeDeleted,
  },
  {
    ...base,
    id: 'trust-condition-unmet',
    title: 'the role lets the caller in only under a condition that its call does not meet',
    says: usual,
    apart: 'the conditions of the trust policy, put to the call that was made',
    judge: c =>
      judgeHops(c, {
        side: 'role',
        kind: 'role-condition',
        rules: ['unmet-condition-of-role'],
        likelihood: () => 35,
        fix: (_c, hop) =>
          fix('target', `Change the condition in the trust policy of ${named(hop.hop.arn)}, or meet it`),
      }),
  },
  {
    ...base,
    id: 'role-denies-caller',
    title: 'a Deny on the side of the role keeps the caller out',
    says: [
      ...usual,
      /with an explicit deny in an? (role trust policy|resource-based policy|resource control policy)/i,
    ],
    apart: 'the statement that denies, in a policy that was read; AWS may name its kind',
    judge: c =>
      judgeHops(c, {
        side: 'role',
        kind: 'denied',
        isIt: ({ side }) => side === 'role',
        rules: ['caller-denied-by-role'],
        suffix: /explicit deny in an? (role trust|resource-based|resource control) policy/,
        likelihood: () => 15,
        fix: () => fix('target', 'Take the caller out of the Deny'),
        wasSeen: (one, hop) => one.e.levels?.get(accountOf(hop.hop.arn))?.rcps !== undefined,
      }),
  },
]

/** A trust policy with an id in place of an ARN, in a hop that it does not let pass. */
function judgeDeleted(c: Case): Verdict | undefined {
  for (const hop of c.hops.filter(({ session }) => session === undefined)) {
    const finding = findingOf(c, ['deleted-principal'])
    const held = hop.subject?.hop.role.trust.items[0]
    const isOfHop = finding && held && finding.span.path === held.document.path
    if (isOfHop && hop.subject?.sides?.trust.outcomes.includes('allowed') === false) {
      const live = c.e.judgement?.isLive(finding.span.path) ?? false
      const { line, column } = finding.span.range.start
      return is(
        {
          by: 'document',
          text: finding.message,
          path: finding.span.path,
          rule: finding.rule,
          ...(!live && { line, column }),
        },
        { message: finding.message, fix: trust(c, hop) },
      )
    }
    if (!isDenied(hop) || hop.refusal === undefined || isOther(hop)) continue
    if (hop.role?.trust !== undefined)
      return ruledOut(fromDocument('the trust policy names nobody by id', hop.role.trust))
    return possible(40, said(hop.refusal), { fix: trust(c, hop) })
  }
  return undefined
}

function isOther({ refusal }: HopCase): boolean {
  return refusal !== undefined && (isOfLuggage(refusal) || /WithWebIdentity/.test(refusal.message))
}
