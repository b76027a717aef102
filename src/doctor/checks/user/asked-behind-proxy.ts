// When a proxy cannot log in with its secret: what the database behind it asks the user for. Nothing secret is sent.

import { defineCheck } from '../../define-check.ts'
import { loginNameOf } from '../../endpoint.ts'
import { couldNotLook } from '../../refusals.ts'

export const askedBehindProxy = defineCheck({
  id: 'asked-behind-proxy',
  step: 'user',
  title: 'the database behind the proxy asks the user for a password',
  needs: ['loginRefusal', 'database', 'ca'],
  gives: ['behindProxy'],
  aside: true,
  late: true,
  async run({ link, known, ports, patience }) {
    const target = known.database.proxy?.targets[0]
    if (target === undefined) return { state: 'ok', found: 'there is no proxy' }
    const { host, port } = target
    const connectTo = link.redirections.get(`${host}:${port}`)
    const { askLogin } = await ports.database()
    const answer = await askLogin(
      { host, port, engine: link.database.engine, ...(connectTo && { connectTo }) },
      { ...loginNameOf(link.database), ca: known.ca },
      patience,
    )
    if (answer.state === 'failed') return couldNotLook(host, answer.error)
    const { asks } = answer.value
    return {
      state: 'ok',
      found: `it asks for ${asks}`,
      facts: { asks },
      gives: { behindProxy: answer.value },
    }
  },
})
