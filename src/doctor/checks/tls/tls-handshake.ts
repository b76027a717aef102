// TLS, begun as the engine's protocol begins it. It is carried through even where the certificate is wrong, so that what
// is wrong can be told; nothing is sent after it.

import type { CaBundle } from '../../../live/network/ports.ts'
import { defineCheck } from '../../define-check.ts'
import { endpointOf } from '../../endpoint.ts'
import { rawOf } from '../../refusals.ts'

export const tlsHandshake = defineCheck({
  id: 'tls-handshake',
  step: 'tls',
  title: 'the server speaks TLS',
  needs: ['tcp'],
  gives: ['tls', 'tlsRefusal', 'ca'],
  questions: 2,
  async run({ link, ports, patience }) {
    const [{ openTls }, usual] = await Promise.all([ports.network(), ports.trust(link.database.region)])
    const ask = async (ca: CaBundle) => ({
      ca,
      answer: await openTls(endpointOf(link.database), { ca }, patience),
    })
    const first = await ask(usual)
    const trusted = first.answer.state === 'failed' || first.answer.value.verified === true
    const { ca, answer } = trusted || !usual.wider ? first : await ask(await usual.wider())
    if (answer.state === 'failed') {
      const { error } = answer
      return { state: 'failed', found: error.message, raw: rawOf(error), gives: { tlsRefusal: error, ca } }
    }
    const { protocol, cipher, serverVersion } = answer.value
    return {
      state: 'ok',
      found: protocol,
      facts: { protocol, cipher, ...(serverVersion !== undefined && { serverVersion }) },
      gives: { tls: answer.value, ca },
    }
  },
})
