// What the link says of the database against what RDS says: port, resource id, engine.

import { defineCheck } from '../../define-check.ts'
import { disagreements } from '../../endpoint-facts.ts'

export const endpointAgrees = defineCheck({
  id: 'endpoint-agrees',
  step: 'iam-auth',
  title: 'the link and RDS agree on the endpoint',
  needs: ['database'],
  gives: [],
  async run({ link, known }) {
    const wrong = disagreements(link.database, known.database)
    if (wrong.length === 0) return { state: 'ok', found: known.database.resourceId }
    const found = wrong.map(({ what, link: said, rds }) => `${what} ${said}, and RDS says ${rds}`).join('; ')
    return { state: 'failed', found: `the link has ${found}` }
  },
})
