// Whoever signs the token: the session of the last role, or the caller where no role is assumed.

import { type Check, defineCheck } from '../../define-check.ts'
import { couldNotLook, usualRetry } from '../../refusals.ts'
import { accountOf, isSession, nameOf, type WalkedLink } from '../../walked-link.ts'

export function sessionIdentity({ hops }: WalkedLink): Check {
  const last = hops.at(-1)
  const key = `session-${hops.length - 1}` as const
  if (last === undefined) {
    return defineCheck({
      id: 'session-identity',
      step: 'assume',
      title: 'the caller signs the token itself',
      needs: ['asker', 'caller'],
      gives: ['signer'],
      async run({ known }) {
        const { account, arn } = known.caller
        return {
          state: 'ok',
          found: 'the link assumes no role',
          gives: { signer: { caller: known.asker, arn, account } },
        }
      },
    })
  }
  return defineCheck({
    id: 'session-identity',
    step: 'assume',
    title: 'the session is one of the role that the link names',
    needs: [key],
    gives: ['signer'],
    retry: usualRetry,
    async run({ known, patience }) {
      const session = known[key]
      if (session === undefined) throw new Error('nobody signs')
      const signer = {
        caller: session.caller,
        arn: session.arn,
        account: accountOf(session.arn),
        expires: session.expires,
      }
      const answer = await session.caller.whoAmI(patience)
      if (answer.state === 'failed')
        return { ...couldNotLook('the session', answer.error), gives: { signer } }
      const { arn } = answer.value
      const right = isSession(arn, last.arn)
      return {
        state: right ? 'ok' : 'failed',
        found: right ? `${accountOf(arn)} ${nameOf(arn)}` : `AWS says that it is ${arn}`,
        facts: { session: arn },
        gives: { signer },
      }
    },
  })
}
