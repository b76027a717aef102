// The credentials that were named for reading accounts. They have no part in the link.

import { defineCheck } from '../../define-check.ts'
import { couldNotLook, usualRetry } from '../../refusals.ts'
import { accountOf, nameOf } from '../../walked-link.ts'

export const readerIdentities = defineCheck({
  id: 'reader-identities',
  step: 'assume',
  title: 'the accounts of the link can be read',
  needs: [],
  gives: ['readers'],
  aside: true,
  retry: usualRetry,
  async run({ ports, patience }) {
    const opened = (await ports.openReaders?.()) ?? []
    const answers = await Promise.all(opened.map(caller => caller.whoAmI(patience)))
    const readers = answers.flatMap((answer, index) => {
      const caller = opened[index]
      return answer.state === 'answered' && caller ? [{ caller, account: answer.value.account }] : []
    })
    const arns = answers.flatMap(answer => (answer.state === 'answered' ? [answer.value.arn] : []))
    const refused = answers.findIndex(answer => answer.state === 'failed')
    const answer = answers[refused]
    if (answer?.state === 'failed') {
      return { ...couldNotLook(opened[refused]?.source ?? '', answer.error), gives: { readers } }
    }
    return {
      state: 'ok',
      found: `as ${arns.map(arn => `${accountOf(arn)} ${nameOf(arn)}`).join(', ')}`,
      facts: { arns },
      gives: { readers },
    }
  },
})
