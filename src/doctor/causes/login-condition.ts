// A grant of exactly this login, under a condition that the login does not meet. A login carries next to nothing: no
// address and no MFA of whoever logs in.

import { statementsOf } from '../../model/policy.ts'
import { atPlace, type Case, fromDocument, said } from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import { fix } from '../fixes.ts'

export const loginConditionCauses: readonly Cause[] = [
  {
    id: 'login-condition-unmet',
    step: 'user',
    side: 'target',
    title: 'the login is granted only under a condition that it does not meet',
    says: [
      /PAM authentication failed/i,
      /IAM authentication failed/i,
      /Access denied for user .*using password: YES/i,
    ],
    apart: 'the conditions of the statement that grants the login, put to the login',
    judge: judgeCondition,
  },
]

function judgeCondition(c: Case): Verdict | undefined {
  if (c.e.login || !c.tokenRefused || c.e.loginRefusal === undefined) return undefined
  const { signer, login, loginCauses = [] } = c.e.judgement?.link ?? {}
  const grant = c.e.judgement?.answers.conditionedGrant()
  if (grant === undefined) {
    if (login?.decision === 'allowed') return ruledOut(fromDocument('the login is granted', signer?.arn))
    return loginCauses.length > 0 ? undefined : possible(20, said(c.e.loginRefusal))
  }
  const { held, failed } = grant
  const statement = statementsOf(held.policy).find(({ index }) => index === grant.statement)
  const place = {
    in: held.document,
    at: { pointer: statement?.pointer ?? '' },
    ...(statement && { statement }),
  }
  const keys = [...new Set(failed.flatMap(({ key }) => key ?? []))].join(', ') || 'the call'
  const more = {
    message: `the login is granted only under a condition on ${keys}`,
    fix: fix('target', `Take the condition on ${keys} off the grant of ${signer?.arn ?? 'the role'}`),
  }
  const never = failed.some(({ state }) => state === 'no')
  return never ? is(atPlace(c, place), more) : possible(88, atPlace(c, place), more)
}
