// Whether the database is up, as RDS sees it.

import { defineCheck } from '../../define-check.ts'

/** States in which nobody can log in. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html */
const down =
  /^(stopped|stopping|starting|creating|deleting|deleted|failed|restore-error|storage-full|inaccessible-encryption-credentials|incompatible-.*|insufficient-resource-limits|suspended)/

export const databaseAvailable = defineCheck({
  id: 'database-available',
  step: 'iam-auth',
  title: 'the database is available',
  needs: ['database'],
  gives: [],
  async run({ known }) {
    const { status } = known.database
    if (status === undefined) return { state: 'ok', found: 'RDS says nothing against it' }
    return {
      state: down.test(status) ? 'failed' : status === 'available' ? 'ok' : 'warn',
      found: status,
      facts: { status },
    }
  },
})
