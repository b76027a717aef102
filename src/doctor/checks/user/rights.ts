// Rights of the user that are more than a tool needs that reads and writes data.

import { defineCheck } from '../../define-check.ts'

export const rights = defineCheck({
  id: 'rights',
  step: 'user',
  title: 'the user has no more rights than needed',
  needs: ['login'],
  gives: [],
  aside: true,
  async run({ known }) {
    const { excess, masterUser } = known.login
    if (excess.state === 'unseen') return { state: 'unknown', found: excess.why }
    const list = excess.value.map(({ right, detail }) => (detail === '' ? right : `${right} (${detail})`))
    const master = masterUser.state === 'known' && masterUser.value ? ['it is the master user'] : []
    const all = [...list, ...master]
    return all.length === 0
      ? { state: 'ok', found: 'nothing beyond' }
      : { state: 'warn', found: `more than needed: ${all.join(', ')}`, facts: { excess: all } }
  },
})
