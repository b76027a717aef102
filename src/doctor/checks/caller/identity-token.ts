// For links whose first role is assumed with the token of an OIDC provider: what the token claims, and until when. The
// token stays in its file.

import { defineCheck } from '../../define-check.ts'

export const identityToken = defineCheck({
  id: 'identity-token',
  step: 'caller',
  title: 'the identity token is there and in its time',
  needs: [],
  gives: ['asker', 'identityToken'],
  async run({ link, ports, now }) {
    const file = link.webIdentityTokenFile ?? ''
    const asker = await ports.openCaller()
    let claims: Awaited<ReturnType<typeof ports.readIdentityToken>>
    try {
      claims = await ports.readIdentityToken(file)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      return { state: 'failed', found: message, gives: { asker } }
    }
    const { issuer, subject, audiences, expires } = claims
    const over = expires !== undefined && expires.getTime() <= now()
    return {
      state: over ? 'failed' : 'ok',
      found: over ? `the token ended at ${expires.toISOString()}` : subject,
      facts: { issuer, subject, audiences, ...(expires && { expires: expires.toISOString() }) },
      gives: { asker, identityToken: over ? { ...claims, isOver: true } : claims },
    }
  },
})
