// How the user came to take tokens: by itself, through other roles, or by a plugin.

import { defineCheck } from '../../define-check.ts'

export const takesTokens = defineCheck({
  id: 'takes-tokens',
  step: 'user',
  title: 'the user itself is one for tokens',
  needs: ['login'],
  gives: [],
  aside: true,
  async run({ known }) {
    const { iam } = known.login
    if (iam.state === 'unseen') return { state: 'unknown', found: iam.why }
    switch (iam.value.by) {
      case 'direct':
        return { state: 'ok', found: 'rds_iam' }
      case 'plugin':
        return { state: 'ok', found: iam.value.plugin }
      case 'nested':
        return {
          state: 'ok',
          found: `rds_iam through ${iam.value.through.join(', ')}`,
          facts: { through: iam.value.through },
        }
      case 'none':
        // Behind a proxy the user logs in with the proxy's secret.
        return { state: 'ok', found: 'by the proxy' }
    }
  },
})
