// Whether the server's certificate is of an authority that is trusted, and in its time.

import { defineCheck } from '../../define-check.ts'

export const certificateTrusted = defineCheck({
  id: 'certificate-trusted',
  step: 'tls',
  title: 'the certificate is of a trusted authority',
  needs: ['tls', 'ca'],
  gives: [],
  async run({ known }) {
    const { verified, signedBy } = known.tls
    const { from, remarks } = known.ca
    const facts = { trust: from, signedBy, ...(remarks.length > 0 && { remarks }) }
    if (verified === true) return { state: 'ok', found: 'CA ok', facts }
    return { state: 'failed', found: verified.message, facts, raw: verified }
  },
})
