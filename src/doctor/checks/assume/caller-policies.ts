// What AWS has attached to the caller, read with the caller's own credentials.

import { defineCheck } from '../../define-check.ts'
import { gapsInWords, readInWords } from '../../policy-words.ts'
import { readIdentity } from '../../read-identity.ts'
import { rawOf } from '../../refusals.ts'

export const callerPolicies = defineCheck({
  id: 'caller-policies',
  step: 'assume',
  title: 'the policies of the caller can be read',
  needs: ['asker', 'caller'],
  gives: ['callerPolicies'],
  aside: true,
  late: true,
  questions: 4,
  async run({ known, patience }) {
    const read = await readIdentity(known.asker, known.caller.arn, patience)
    const gap = read.gaps[0]
    return {
      state: gap === undefined ? 'ok' : 'unknown',
      found: gap === undefined ? readInWords(read) : gapsInWords(read.gaps),
      ...(gap && { raw: rawOf(gap.error) }),
      gives: { callerPolicies: read },
    }
  },
})
