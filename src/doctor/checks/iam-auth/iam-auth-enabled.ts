// Whether the database takes tokens at all.

import { defineCheck } from '../../define-check.ts'

export const iamAuthEnabled = defineCheck({
  id: 'iam-auth-enabled',
  step: 'iam-auth',
  title: 'the database accepts IAM logins',
  needs: ['database'],
  gives: [],
  async run({ known }) {
    const { iamAuth, iamAuthPending, kind, name } = known.database
    const what = `${kind} ${name}`
    if (iamAuth === undefined) return { state: 'unknown', found: `RDS does not say of ${what}` }
    const facts = { iamAuth, ...(iamAuthPending !== undefined && { pending: iamAuthPending }) }
    if (iamAuth && iamAuthPending === false)
      return { state: 'warn', found: 'on, and about to be switched off', facts }
    if (iamAuth) return { state: 'ok', found: 'on', facts }
    return {
      state: 'failed',
      found: iamAuthPending ? `off until the next maintenance of ${name}` : `off for ${what}`,
      facts,
    }
  },
})
