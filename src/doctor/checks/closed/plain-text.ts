// A connection without TLS, up to the server's first question; no secret is sent.

import { defineCheck } from '../../define-check.ts'
import { endpointOf, loginNameOf } from '../../endpoint.ts'
import { asksForToken } from '../../login-words.ts'
import { couldNotLook } from '../../refusals.ts'

export const askPlainText = defineCheck({
  id: 'closed-to-plain-text',
  step: 'closed',
  title: 'the server does not go on without TLS',
  needs: ['tcp'],
  gives: [],
  async run({ link, ports, patience }) {
    const { askPlain } = await ports.database()
    const answer = await askPlain(endpointOf(link.database), loginNameOf(link.database), patience)
    if (answer.state === 'failed') {
      const { error } = answer
      return error.kind === 'refused'
        ? { state: 'ok', found: error.message }
        : couldNotLook('plain text', error)
    }
    const token = asksForToken(answer.value) ? ', and asks for the token in clear text' : ''
    return {
      state: 'failed',
      found: `the server goes on without TLS${token}`,
      facts: { asks: answer.value.asks },
    }
  },
})
