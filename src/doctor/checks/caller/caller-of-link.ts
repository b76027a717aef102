// The credentials are those of the caller that the link names.

import { defineCheck } from '../../define-check.ts'
import { isSession } from '../../walked-link.ts'

export const callerOfLink = defineCheck({
  id: 'caller-of-link',
  step: 'caller',
  title: 'the caller is the one that the link names',
  needs: ['caller'],
  gives: [],
  aside: true,
  async run({ link, known }) {
    const { arn } = known.caller
    if (link.callerArn === undefined) return { state: 'ok', found: 'the link names none' }
    if (isSession(arn, link.callerArn)) return { state: 'ok', found: 'as the link says' }
    return {
      state: 'warn',
      found: `not the caller of the link, which is ${link.callerArn}`,
      facts: { expected: link.callerArn, found: arn },
    }
  },
})
