// A hop that no policy can mend: who calls, and which role is named.

import { type Case, findingOf, fromDocument, fromLink, isDenied, isOfLuggage, said } from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import { changeLink, fix } from '../fixes.ts'
import { callerIn } from '../hop-facts.ts'
import { isSession } from '../walked-link.ts'

const base = { step: 'assume', side: 'link' } as const
const usual = [/is not authorized to perform: sts:AssumeRole/i, /failed to assume role/i]

export const hopItselfCauses: readonly Cause[] = [
  {
    ...base,
    id: 'role-does-not-exist',
    title: 'the role that the link names is not there',
    says: usual,
    apart:
      'GetRole in the account of the role; STS answers as if the role were there and trusted somebody else',
    judge: judgeExistence,
  },
  {
    ...base,
    id: 'role-assumes-itself',
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
    title: 'caller and role are in different partitions of AWS',
    says: usual,
    apart: 'the second part of both ARNs',
    judge: c => structural(c, 'other-partition', ['hop-across-partitions']),
  },
  {
    ...base,
    id: 'service-linked-role',
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

function judgeExistence(c: Case): Verdict | undefined {
  for (const hop of c.hops.filter(({ session }) => session === undefined)) {
    if (hop.role?.exists === false) {
      return is(fromDocument('AWS has no role of this name', hop.hop.arn), {
        message: `there is no role ${hop.hop.arn}`,
        fix: changeLink(c.link, 'role', 'role', '<the ARN of a role that is there>'),
      })
    }
    if (!isDenied(hop) || hop.refusal === undefined || isOfLuggage(hop.refusal)) continue
    if (hop.role?.exists && hop.role.arn !== hop.hop.arn) {
      return is(fromDocument('the role of this name has another path', hop.role.arn), {
        message: `there is no role ${hop.hop.arn}: its path makes it ${hop.role.arn}`,
        fix: changeLink(c.link, 'role', 'role', hop.role.arn),
      })
    }
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
