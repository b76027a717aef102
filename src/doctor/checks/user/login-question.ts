// What the server asks the user for, before any secret is sent: by that it tells whether the user takes tokens.

import { defineCheck } from '../../define-check.ts'
import { endpointOf, loginNameOf } from '../../endpoint.ts'
import { asksForToken } from '../../login-words.ts'
import { rawOf } from '../../refusals.ts'

export const loginQuestion = defineCheck({
  id: 'login-question',
  step: 'user',
  title: 'the server asks the user for a token',
  needs: ['safe', 'ca'],
  gives: ['question', 'questionRefusal'],
  async run({ link, known, ports, patience }) {
    const { askLogin } = await ports.database()
    const answer = await askLogin(
      endpointOf(link.database),
      { ...loginNameOf(link.database), ca: known.ca },
      patience,
    )
    if (answer.state === 'failed') {
      const { error } = answer
      return { state: 'failed', found: error.message, raw: rawOf(error), gives: { questionRefusal: error } }
    }
    const { asks, rawCode } = answer.value
    const facts = { asks, code: rawCode }
    const gives = { question: answer.value }
    if (asksForToken(answer.value)) return { state: 'ok', found: `asks for ${asks}`, facts, gives }
    const found =
      asks === 'trust'
        ? `lets ${link.database.user} in without asking for anything`
        : `asks ${link.database.user} for a password (${asks}), not for a token`
    return { state: 'failed', found, facts, gives }
  },
})
