// The role's side of a hop: its trust policy, and whether it is there at all.

import {
  type Case,
  callerOf,
  findingOf,
  fromDocument,
  fromLink,
  type HopCase,
  isDenied,
  named,
  said,
} from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import { changeLink, fix, trustCaller } from '../fixes.ts'
import { judgeHops } from '../hop-verdicts.ts'
import { accountOf, isSession } from '../walked-link.ts'

const base = { step: 'assume', side: 'target' } as const
const usual = [/is not authorized to perform: sts:AssumeRole/i, /failed to assume role/i]

function callerIn(c: Case, { index }: HopCase): string | undefined {
  return index === 0 ? callerOf(c) : c.link.hops[index - 1]?.arn
}

function sentId({ hop }: HopCase): string | undefined {
  return hop.externalId && 'value' in hop.externalId ? hop.externalId.value : undefined
}

function isCrossAccount(c: Case, hop: HopCase): boolean {
  const caller = callerIn(c, hop)
  return caller !== undefined && accountOf(caller) !== accountOf(hop.hop.arn)
}

const trust = (c: Case, hop: HopCase) => trustCaller(hop.hop.arn, callerIn(c, hop), sentId(hop))

export const roleSideCauses: readonly Cause[] = [
  {
    ...base,
    id: 'missing-external-id',
    side: 'link',
    title: 'the role asks for an external id, and the link sends none',
    says: [...usual, /external ID/i],
    apart: 'the trust policy, where it can be read; the link itself, which sends none',
    judge: c =>
      judgeHops(c, {
        side: 'role',
        kind: 'external-id',
        isIt: ({ sent }) => sent === undefined,
        rules: ['external-id-not-sent'],
        likelihood: (one, hop) =>
          sentId(hop) !== undefined ? undefined : isCrossAccount(one, hop) ? 80 : 20,
        fix: ({ link }, _hop, cause) =>
          changeLink(link, 'externalId', 'externalId', cause?.wanted[0] ?? '<the external id of the role>'),
      }),
  },
  {
    ...base,
    id: 'other-external-id',
    side: 'link',
    title: 'the role asks for another external id than the link sends',
    says: [...usual, /external ID/i],
    apart: 'the trust policy, where it can be read; AWS says nothing about external ids',
    judge: c =>
      judgeHops(c, {
        side: 'role',
        kind: 'external-id',
        isIt: ({ sent }) => sent !== undefined,
        rules: ['external-id-mismatch', 'malformed-external-id-sent'],
        likelihood: (_c, hop) => (sentId(hop) === undefined ? undefined : 75),
        fix: ({ link }, _hop, cause) =>
          changeLink(link, 'externalId', 'externalId', cause?.wanted[0] ?? '<the external id of the role>'),
      }),
  },
  {
    ...base,
    id: 'external-id-unset',
    side: 'link',
    title: 'the environment variable with the external id is not set',
    says: [],
    apart: 'the link names a variable, and it has no value here; AWS was not asked',
    judge: c => {
      const refusal = c.hops.find(({ refusal }) => refusal?.code === 'ExternalIdUnset')?.refusal
      return refusal && is(fromLink(refusal.message), { fix: fix('link', 'Set the variable, and run again') })
    },
  },
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
  {
    ...base,
    id: 'tag-session-not-trusted',
    title: 'the link passes session tags, and the trust policy does not allow sts:TagSession',
    says: [/is not authorized to perform: sts:TagSession/i],
    apart: 'AWS names sts:TagSession; which side lacks it, its policies tell',
    judge: judgeTagging,
  },
  {
    ...base,
    id: 'role-does-not-exist',
    side: 'link',
    title: 'the role that the link names is not there',
    says: usual,
    apart:
      'GetRole in the account of the role; STS answers as if the role were there and trusted somebody else',
    judge: judgeExistence,
  },
  {
    ...base,
    id: 'role-assumes-itself',
    side: 'link',
    title: 'the caller runs as the role already, and the role does not trust itself',
    says: usual,
    apart: 'the ARN of the caller, which AWS tells, is that of the role',
    judge: judgeSelf,
  },
  {
    ...base,
    id: 'other-caller-than-link',
    side: 'caller',
    title: 'the credentials are not those of the caller that the link names',
    says: usual,
    apart: 'the ARN that GetCallerIdentity answers against the link',
    judge({ link, e }) {
      const { callerArn } = link
      if (e.caller === undefined || callerArn === undefined) return undefined
      const proof = {
        by: 'answer',
        text: `AWS says that the caller is ${e.caller.arn}`,
        check: 'caller-of-link',
      } as const
      if (isSession(e.caller.arn, callerArn)) return undefined
      return is(proof, {
        gravity: e['refusal-0'] ? 'failure' : 'warning',
        fix: fix('caller', `Run with the credentials of ${callerArn}`, {
          text: 'Or name their profile with --profile.',
        }),
      })
    },
  },
  {
    ...base,
    id: 'hop-across-partitions',
    side: 'link',
    title: 'caller and role are in different partitions of AWS',
    says: usual,
    apart: 'the second part of both ARNs',
    judge: c => structural(c, 'other-partition', ['hop-across-partitions']),
  },
  {
    ...base,
    id: 'service-linked-role',
    side: 'link',
    title: 'only its AWS service can assume the role',
    says: usual,
    apart: 'the path /aws-service-role/ in its ARN',
    judge: c => structural(c, 'service-linked-role', ['service-linked-role-in-link']),
  },
]

function structural(
  c: Case,
  kind: 'other-partition' | 'service-linked-role',
  rules: readonly string[],
): Verdict | undefined {
  const hop = c.hops.find(
    ({ session, subject }) => session === undefined && subject?.causes.some(one => one.kind === kind),
  )
  if (!hop) return undefined
  return is(fromLink(findingOf(c, rules)?.message ?? hop.hop.arn), {
    fix: fix('link', 'Name a role that the caller can assume'),
  })
}

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

function judgeTagging(c: Case): Verdict | undefined {
  const found = judgeHops(c, {
    side: 'role',
    kind: 'tagging',
    isIt: ({ side }) => side === 'role',
    rules: ['session-tags-without-trust'],
    likelihood: () => undefined,
    fix: (_c, { hop }) =>
      fix('target', `Allow sts:TagSession in the trust policy of ${named(hop.arn)}`, {
        copy: '["sts:AssumeRole", "sts:TagSession"]',
      }),
  })
  if (found?.state === 'is') return found
  const hop = c.hops.find(({ refusal }) => refusal !== undefined && /sts:TagSession/.test(refusal.message))
  if (!hop?.refusal) return undefined
  const bySelf = hop.subject?.causes.some(one => one.kind === 'tagging' && one.side === 'caller')
  return bySelf ? undefined : possible(80, said(hop.refusal))
}

function judgeExistence(c: Case): Verdict | undefined {
  for (const hop of c.hops.filter(({ session }) => session === undefined)) {
    if (hop.role?.exists === false) {
      return is(fromDocument('AWS has no role of this name', hop.hop.arn), {
        message: `there is no role ${hop.hop.arn}`,
        fix: changeLink(c.link, 'role', 'role', '<the ARN of a role that is there>'),
      })
    }
    if (!isDenied(hop) || hop.refusal === undefined || /TagSession/.test(hop.refusal.message)) continue
    if (hop.role?.exists) return ruledOut(fromDocument('the role is there', hop.role.arn))
    return possible(45, said(hop.refusal), {
      fix: changeLink(c.link, 'role', 'role', '<the ARN of a role that is there>'),
    })
  }
  return undefined
}

function judgeSelf(c: Case): Verdict | undefined {
  for (const hop of c.hops.filter(({ session }) => session === undefined)) {
    const caller = callerIn(c, hop)
    if (caller === undefined || !isSession(caller, hop.hop.arn)) continue
    const proof = fromLink(`the caller is ${caller}, and the link has it assume ${hop.hop.arn}`)
    if (isDenied(hop) || hop.subject?.causes.some(({ kind }) => kind === 'self')) {
      return is(proof, {
        fix: fix('link', 'Leave the hop out: the caller has the role already', {
          text: 'Where it has to stay, the trust policy of the role has to name the role itself.',
        }),
      })
    }
  }
  return undefined
}

function isOther({ refusal }: HopCase): boolean {
  return refusal !== undefined && /TagSession|WithWebIdentity/.test(refusal.message)
}
