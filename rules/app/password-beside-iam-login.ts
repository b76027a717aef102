// One data source of an instance logs in by IAM, another still with a password.

import {
  bytebaseFix,
  defineRule,
  exampleBytebase,
  nothing,
  sourceInWords,
} from '../../src/engine/rule-kit.ts'

const readOnly = { id: 'ro', type: 'READ_ONLY', username: 'bytebase_ro' }

export const rule = defineRule({
  id: 'password-beside-iam-login',
  title: 'a data source logs in with a password where another of the same instance logs in by IAM',
  severity: 'warning',
  aws: 'accepts',
  subject: 'app-config',
  since: '0.1.0',
  why: 'the password has to be stored and changed as before, and whoever has it needs no role; a PostgreSQL user that is a member of rds_iam is refused with one',
  fix: 'Log in by IAM with every data source of the instance.',
  sources: [
    'https://docs.bytebase.com/get-started/connect/aws',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html',
  ],
  covers: ['BB-11'],
  examples: {
    bad: [exampleBytebase([{}, { ...readOnly, authenticationType: 'PASSWORD' }])],
    good: [exampleBytebase([{}, readOnly])],
  },
  find({ app }) {
    if (app.product !== 'bytebase') return nothing
    const { databases } = app
    if (databases.every(({ service }) => service !== 'rds' && service !== 'rdsproxy')) return nothing
    return databases
      .filter(({ settings }) => settings.get('authenticationType')?.value === 'PASSWORD')
      .map(database => ({
        at: { pointer: database.settings.get('authenticationType')?.pointer ?? database.pointer },
        facts: { name: sourceInWords(app, database) },
        fix: bytebaseFix(app, 'authenticationType', 'AWS_RDS_IAM', 'Authentication'),
      }))
  },
  say: ({ name }) => `${name} logs in with a password, and another data source of the instance by IAM`,
})
