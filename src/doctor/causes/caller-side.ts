// The caller's side of a hop: its own policies and what caps them.

import { type Case, type HopCase, named } from '../case.ts'
import type { Cause } from '../define-cause.ts'
import type { Side } from '../diagnosis.ts'
import { fix, grantAssume } from '../fixes.ts'
import { callerIn } from '../hop-facts.ts'
import { judgeHops } from '../hop-verdicts.ts'
import { accountOf } from '../walked-link.ts'

const base = { step: 'assume', side: 'caller' } as const satisfies { step: string; side: Side }
const usual = [/is not authorized to perform: sts:AssumeRole/i]

/** Whether the control policies above the caller were read. */
export function levelsSeen(c: Case, account: string | undefined): boolean {
  return account !== undefined && c.e.levels?.get(account)?.scps !== undefined
}

const grant = (c: Case, hop: HopCase) => {
  const caller = callerIn(c, hop)
  return grantAssume(hop.hop.arn, caller && named(caller))
}

export const callerSideCauses: readonly Cause[] = [
  {
    ...base,
    id: 'caller-may-not-assume',
    title: 'no policy of the caller allows it to assume the role',
    says: [...usual, /because no identity-based policy allows the sts:AssumeRole action/i],
    apart: "the caller's own policies, read with its own credentials or from the files of the link",
    judge: c => {
      const question = {
        side: 'caller',
        suffix: /no identity-based policy allows the sts:AssumeRole/,
        likelihood: () => 70,
        fix: grant,
      } as const
      const other = judgeHops(c, { ...question, kind: 'other-role', rules: ['link-role-mismatch'] })
      if (other?.state === 'is') return other
      return judgeHops(c, { ...question, kind: 'no-grant', rules: ['caller-may-not-assume'] })
    },
  },
  {
    ...base,
    id: 'caller-condition-unmet',
    title: 'the caller may assume the role only under a condition that its call does not meet',
    says: usual,
    apart: "the conditions in the caller's own policies, put to the call that was made",
    judge: c =>
      judgeHops(c, {
        side: 'caller',
        kind: 'caller-condition',
        rules: ['unmet-condition-on-caller'],
        likelihood: () => 25,
        fix: grant,
      }),
  },
  {
    ...base,
    id: 'caller-denied',
    title: 'a Deny keeps the caller from assuming the role',
    says: [
      ...usual,
      /with an explicit deny in an? (identity-based policy|permissions boundary|service control policy)/i,
    ],
    apart: 'the statement that denies, in a policy that was read; AWS names its kind',
    judge: c =>
      judgeHops(c, {
        side: 'caller',
        kind: 'denied',
        isIt: ({ side }) => side === 'caller',
        rules: ['explicitly-denied-caller'],
        suffix: /explicit deny in an? (identity-based policy|permissions boundary|service control policy)/,
        likelihood: () => 15,
        fix: () => fix('caller', 'Take the role out of the Deny, or the caller out of its reach'),
        wasSeen: (c, hop) => levelsSeen(c, accountOf(callerIn(c, hop) ?? '')),
      }),
  },
  {
    ...base,
    id: 'boundary-blocks-caller',
    title: 'the permissions boundary of the caller leaves out sts:AssumeRole',
    says: [...usual, /because no permissions boundary allows the sts:AssumeRole action/i],
    apart: "the caller's boundary, read with its own credentials; AWS's message ends in it",
    judge: c =>
      judgeHops(c, {
        side: 'caller',
        kind: 'cap',
        isIt: ({ cap }) => cap === 'boundary',
        rules: ['boundary-without-assume-role'],
        suffix: /no permissions boundary allows the sts:AssumeRole/,
        likelihood: () => 20,
        fix: (_c, { hop }) =>
          fix('caller', 'Allow it in the permissions boundary too', {
            copy: `"sts:AssumeRole" on "${hop.arn}"`,
          }),
      }),
  },
  {
    ...base,
    id: 'scp-blocks-caller',
    title: "a service control policy above the caller's account leaves out sts:AssumeRole",
    says: [...usual, /because no service control policy allows the sts:AssumeRole action/i],
    apart: "control policies, where the organization lets them be read; AWS's message ends in it",
    judge: c =>
      judgeHops(c, {
        side: 'caller',
        kind: 'cap',
        isIt: ({ cap }) => cap === 'scp',
        rules: ['service-control-policy-without-assume-role'],
        suffix: /no service control policy allows the sts:AssumeRole/,
        likelihood: () => 18,
        fix: () =>
          fix('caller', 'Have the owner of the organization allow sts:AssumeRole for the account', {
            text: 'A service control policy gives nothing: what it does not allow, nobody in the account can do.',
          }),
        wasSeen: (c, hop) => levelsSeen(c, accountOf(callerIn(c, hop) ?? '')),
      }),
  },
]
