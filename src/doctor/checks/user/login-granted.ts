// Whether whoever signs may connect as the user: `rds-db:connect` on the exact ARN, as far as policies were seen.

import { defineCheck } from '../../define-check.ts'

export const loginGranted = defineCheck({
  id: 'login-granted',
  step: 'user',
  title: 'the signer may log in as the user',
  needs: ['judgement'],
  gives: [],
  aside: true,
  late: true,
  async run({ known }) {
    const { login, neededArn, unseen } = known.judgement.link
    if (login === undefined || neededArn === undefined)
      return { state: 'unknown', found: [...unseen.values()][0] ?? 'not all of it is known' }
    const facts = { needs: neededArn }
    if (login.decision === 'allowed') return { state: 'ok', found: 'rds-db:connect is granted', facts }
    if (login.outcomes.includes('allowed'))
      return { state: 'unknown', found: 'not all policies were seen', facts }
    return { state: 'warn', found: `nothing allows rds-db:connect on ${neededArn}`, facts }
  },
})
