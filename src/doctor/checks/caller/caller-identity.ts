// Who calls: the credentials that were found work, and whose they are. Nobody can be denied this call.

import type { PeerError } from '../../../live/answer.ts'
import { defineCheck } from '../../define-check.ts'
import { mayPass, rawOf, usualRetry } from '../../refusals.ts'
import { accountOf, nameOf } from '../../walked-link.ts'

export const callerIdentity = defineCheck({
  id: 'caller-identity',
  step: 'caller',
  title: 'the credentials of the caller work',
  needs: [],
  gives: ['asker', 'caller', 'callerRefusal', 'clockAheadMs'],
  retry: usualRetry,
  async run({ ports, patience, now }) {
    const asker = await ports.openCaller()
    const asked = now()
    const answer = await asker.whoAmI(patience)
    if (answer.state === 'failed') {
      const { error } = answer
      const ahead = clockAheadIn(error, asked)
      return {
        state: 'failed',
        found: `${asker.source}: AWS answers ${error.code}`,
        facts: { source: asker.source },
        raw: rawOf(error),
        again: mayPass(error),
        gives: {
          asker,
          callerRefusal: error,
          ...(ahead !== undefined && { clockAheadMs: ahead }),
        },
      }
    }
    const { value } = answer
    const ahead = value.serverDate && value.serverDate.getTime() - (asked + now()) / 2
    return {
      state: 'ok',
      found: `${accountOf(value.arn)} ${nameOf(value.arn)}`,
      facts: { arn: value.arn, account: value.account, source: asker.source },
      gives: { asker, caller: value, ...(ahead !== undefined && { clockAheadMs: Math.round(ahead) }) },
    }
  },
})

/** "Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z (20260101T002000Z - 15 min.)" */
function clockAheadIn({ message }: PeerError, now: number): number | undefined {
  const stamp = /\((\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z [-+] \d+ min\.\)/.exec(message)
  if (!stamp) return undefined
  const [, year, month, day, hour, minute, second] = stamp
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - now
}
