// The one login. The token goes out only over TLS that was verified, to a server that asked for one.

import { defineCheck } from '../../define-check.ts'
import { endpointOf, loginNameOf } from '../../endpoint.ts'
import { asksForToken } from '../../login-words.ts'
import { rawOf } from '../../refusals.ts'

export const loggedIn = defineCheck({
  id: 'logged-in',
  step: 'user',
  title: 'the database takes the token',
  needs: ['token', 'safe', 'ca', 'question'],
  gives: ['login', 'loginRefusal'],
  async run({ link, known, ports, patience }) {
    if (!asksForToken(known.question))
      return { state: 'failed', found: 'the token was not sent: nobody asked for it' }
    const { logIn } = await ports.database()
    const { ca, token } = known
    const answer = await logIn(
      endpointOf(link.database),
      { ...loginNameOf(link.database), ca, token },
      patience,
    )
    if (answer.state === 'failed') {
      const { error } = answer
      return { state: 'failed', found: error.message, raw: rawOf(error), gives: { loginRefusal: error } }
    }
    const { currentUser, serverVersion, database } = answer.value
    return {
      state: 'ok',
      found: `${currentUser} on ${serverVersion}`,
      facts: { currentUser, serverVersion, ...(database.state === 'known' && { database: database.value }) },
      gives: { login: answer.value },
    }
  },
})
