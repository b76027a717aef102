// What STS refuses whatever the policies say: it names these itself.

import { type Case, said } from '../case.ts'
import { type Cause, is, type Verdict } from '../define-cause.ts'
import { changeLink, fix } from '../fixes.ts'

const base = { step: 'assume', side: 'link' } as const

function whenSaid(c: Case, text: RegExp, more: Parameters<typeof is>[1]): Verdict | undefined {
  const refusal = c.hops.find(
    hop => hop.refusal !== undefined && text.test(`${hop.refusal.code}: ${hop.refusal.message}`),
  )?.refusal
  return refusal && is(said(refusal, 'role-assumed'), more)
}

const overMaximum = /exceeds the MaxSessionDuration set for this role/
const overHour = /exceeds the 1 hour session limit for roles assumed by role chaining/
const regionOff = /RegionDisabledException|STS is not activated in this region/i

export const assumeCallCauses: readonly Cause[] = [
  {
    ...base,
    id: 'duration-over-maximum',
    title: 'the link asks for a longer session than the role allows',
    says: [overMaximum],
    apart: 'STS says it in these words',
    judge: c =>
      whenSaid(c, overMaximum, {
        fix: fix('link', 'Ask for a shorter session, or raise MaxSessionDuration of the role', {
          copy: '"sessionSeconds": 3600',
        }),
      }),
  },
  {
    ...base,
    id: 'duration-over-chaining-hour',
    title: 'one role assumes another and asks for more than an hour',
    says: [overHour],
    apart: 'STS says it in these words; MaxSessionDuration does not help',
    judge: c =>
      whenSaid(c, overHour, {
        fix: fix('link', 'Ask for an hour at most', { copy: '"sessionSeconds": 3600' }),
      }),
  },
  {
    ...base,
    id: 'sts-region-disabled',
    side: 'target',
    title: 'STS is switched off in the region',
    says: [regionOff],
    apart: 'STS says it in these words',
    judge: c =>
      whenSaid(c, regionOff, {
        fix: fix('target', 'Activate STS in the region, in the account settings of IAM'),
      }),
  },
  {
    ...base,
    id: 'malformed-assume-role',
    title: 'a parameter of the call is none that STS takes',
    says: [/ValidationError/],
    apart: 'a ValidationError is about the form of parameters, never about permissions',
    judge(c) {
      const known = [overMaximum, overHour, regionOff]
      const refusal = c.hops.find(
        hop =>
          hop.refusal?.kind === 'invalid' &&
          hop.refusal.code !== 'ExternalIdUnset' &&
          !known.some(text => text.test(`${hop.refusal?.code}: ${hop.refusal?.message}`)),
      )?.refusal
      return (
        refusal &&
        is(said(refusal, 'role-assumed'), { fix: changeLink(c.link, 'role', 'role', '<a valid value>') })
      )
    },
  },
]
