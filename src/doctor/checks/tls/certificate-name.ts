// Whether the certificate is for the endpoint's own name. With the authority this is what makes it safe to send a secret.

import { defineCheck } from '../../define-check.ts'

export const certificateName = defineCheck({
  id: 'certificate-name',
  step: 'tls',
  title: 'the certificate is for the endpoint',
  needs: ['tls'],
  gives: ['safe'],
  async run({ link, known }) {
    const { hostMatches, names, verified } = known.tls
    const facts = { names }
    if (!hostMatches)
      return { state: 'failed', found: `it is for ${names.join(', ')}, not for ${link.database.host}`, facts }
    return { state: 'ok', found: 'name ok', facts, ...(verified === true && { gives: { safe: true } }) }
  },
})
