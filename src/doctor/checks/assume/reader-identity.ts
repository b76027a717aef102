// The credentials that were named for reading the account of the database. They have no part in the link.

import { defineCheck } from '../../define-check.ts'
import { couldNotLook, usualRetry } from '../../refusals.ts'
import { accountOf, nameOf } from '../../walked-link.ts'

export const readerIdentity = defineCheck({
  id: 'reader-identity',
  step: 'assume',
  title: 'the account of the database can be read',
  needs: [],
  gives: ['reader', 'readerIdentity'],
  aside: true,
  retry: usualRetry,
  async run({ ports, patience }) {
    const reader = await ports.openReader?.()
    if (reader === undefined) return { state: 'unknown', found: 'nobody was named for it' }
    const answer = await reader.whoAmI(patience)
    if (answer.state === 'failed') return couldNotLook(reader.source, answer.error)
    const { arn } = answer.value
    return {
      state: 'ok',
      found: `as ${accountOf(arn)} ${nameOf(arn)}`,
      facts: { arn },
      gives: { reader, readerIdentity: answer.value },
    }
  },
})
