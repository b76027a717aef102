// This machine's clock against AWS's: signatures and tokens carry the time.

import { defineCheck } from '../../define-check.ts'
import { clockIsFar, clockIsOff, skewInWords } from '../../skew.ts'

export const clockAgrees = defineCheck({
  id: 'clock-agrees',
  step: 'caller',
  title: "this machine's clock agrees with that of AWS",
  needs: ['clockAheadMs'],
  gives: [],
  async run({ known }) {
    const ahead = known.clockAheadMs
    const state = clockIsFar(ahead) ? 'failed' : clockIsOff(ahead) ? 'warn' : 'ok'
    return { state, found: skewInWords(ahead), facts: { skewMs: -ahead } }
  },
})
