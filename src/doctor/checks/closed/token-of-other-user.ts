// A token for another database user than the link's, signed by the same role.

import { defineCheck } from '../../define-check.ts'
import { endpointOf } from '../../endpoint.ts'
import { asksForToken } from '../../login-words.ts'
import { couldNotLook } from '../../refusals.ts'

export const tokenOfOtherUser = defineCheck({
  id: 'closed-to-other-users',
  step: 'closed',
  title: 'the role cannot log in as another database user',
  needs: ['signer', 'safe', 'ca', 'login'],
  hopes: ['database'],
  gives: [],
  questions: 3,
  async run({ link, known, ports, patience }) {
    const { host, port, region, name } = link.database
    const user = known.database?.masterUser ?? 'rdsadmin'
    const as = { user, ...(name !== undefined && { database: name }), ca: known.ca }
    const token = await known.signer.caller.makeToken({ host, port, region, user })
    if (token.state === 'failed') return couldNotLook('a token', token.error)
    const { askLogin, logIn } = await ports.database()
    const endpoint = endpointOf(link.database)
    const question = await askLogin(endpoint, as, patience)
    if (question.state === 'answered' && !asksForToken(question.value))
      return { state: 'ok', found: `${user} is no user for tokens` }
    const answer = await logIn(endpoint, { ...as, token: token.value }, patience)
    if (answer.state === 'answered')
      return { state: 'failed', found: `the role logs in as ${user} too`, facts: { user } }
    if (answer.error.kind !== 'refused') return couldNotLook(user, answer.error)
    return { state: 'ok', found: `as ${user} it is refused` }
  },
})
