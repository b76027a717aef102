// Bytebase is told to log in by IAM to an engine that has no such logins.

import {
  bytebaseFix,
  defineRule,
  exampleBytebase,
  nothing,
  sourceInWords,
} from '../../src/engine/rule-kit.ts'

/** Those whose drivers look at how to log in; for the others Bytebase takes the password. */
const engines = ['MYSQL', 'MARIADB', 'OCEANBASE', 'POSTGRES', 'ELASTICSEARCH', 'DYNAMODB']

export const rule = defineRule({
  id: 'iam-login-to-other-engine',
  title: 'a data source asks for IAM logins to an engine that Bytebase logs in to with a password',
  severity: 'error',
  aws: 'never-matches',
  subject: 'app-database',
  since: '0.1.0',
  why: 'Bytebase makes tokens for MySQL, MariaDB and PostgreSQL; for other engines it takes no notice of AWS_RDS_IAM and logs in with the password, which is empty',
  fix: 'Choose the engine that the database has, or log in with a password.',
  sources: [
    'https://docs.bytebase.com/get-started/connect/aws',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  ],
  covers: ['BB-01'],
  examples: {
    bad: [exampleBytebase([{}], { engine: 'MSSQL' })],
    good: [exampleBytebase([{}], { engine: 'MARIADB' })],
  },
  find({ app, database }) {
    const method = database.settings.get('authenticationType')
    const engine = database.engine?.value
    if (app.product !== 'bytebase' || method?.value !== 'AWS_RDS_IAM' || engine === undefined) return nothing
    if (engines.includes(engine)) return nothing
    return [
      {
        at: { pointer: method.pointer },
        facts: { name: sourceInWords(app, database), engine },
        fix: bytebaseFix(app, 'authenticationType', 'PASSWORD', 'Authentication'),
      },
    ]
  },
  say: ({ name, engine }) => `${name} asks for IAM logins, and Bytebase has none for ${engine}`,
})
