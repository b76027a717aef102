// The login token: signed on this machine for the endpoint, and not sent yet.

import { defineCheck } from '../../define-check.ts'
import { rawOf } from '../../refusals.ts'

export const tokenMade = defineCheck({
  id: 'token-made',
  step: 'token',
  title: 'a token can be signed',
  needs: ['signer'],
  gives: ['token', 'tokenRefusal'],
  async run({ link, known }) {
    const { host, port, region, user } = link.database
    const answer = await known.signer.caller.makeToken({ host, port, region, user })
    if (answer.state === 'failed') {
      const { error } = answer
      return { state: 'failed', found: error.code, raw: rawOf(error), gives: { tokenRefusal: error } }
    }
    const { signedAt, expiresAt } = answer.value
    const minutes = Math.round((expiresAt.getTime() - signedAt.getTime()) / 60_000)
    return {
      state: 'ok',
      found: `for ${user}, good for ${minutes} min`,
      facts: {
        ...{ user, host, port, region, signer: known.signer.arn },
        signedAt: signedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      },
      gives: { token: answer.value },
    }
  },
})
