// Whether the session can write, or has met a replica.

import { defineCheck } from '../../define-check.ts'

export const writable = defineCheck({
  id: 'writable',
  step: 'user',
  title: 'it is told whether the session may write',
  needs: ['login'],
  gives: [],
  aside: true,
  async run({ known }) {
    const { readOnly } = known.login
    if (readOnly.state === 'unseen') return { state: 'unknown', found: readOnly.why }
    return {
      state: 'ok',
      found: readOnly.value ? 'read-only' : 'reads and writes',
      facts: { readOnly: readOnly.value },
    }
  },
})
