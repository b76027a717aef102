// How long the certificates of the chain are good.

import { defineCheck } from '../../define-check.ts'

/** Two weeks of maintenance windows. */
const fewDays = 14

export const certificateDays = defineCheck({
  id: 'certificate-days',
  step: 'tls',
  title: 'the certificate has time left',
  needs: ['tls'],
  gives: [],
  async run({ known }) {
    const { daysLeft } = known.tls
    const state = daysLeft < 0 ? 'failed' : daysLeft < fewDays ? 'warn' : 'ok'
    return {
      state,
      found: daysLeft < 0 ? `ended ${-daysLeft} days ago` : `${daysLeft} days left`,
      facts: { daysLeft },
    }
  },
})
