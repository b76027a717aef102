// A database that does not say why it refuses a token.

import { defineRule, exampleInstance, nothing, placeIn, textOf, textsOf } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-errors-not-exported',
  title: 'the database of a link does not export the reasons for which it refuses tokens',
  severity: 'info',
  aws: 'accepts',
  subject: 'database',
  since: '0.1.0',
  why: 'clients are only told that authentication failed; whether the token, the permission or a limit is to blame stands in the log iam-db-auth-error alone',
  fix: 'Export the log iam-db-auth-error to CloudWatch Logs; that needs no restart.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Troubleshooting.html',
  ],
  covers: ['RC-33'],
  examples: {
    bad: [exampleInstance({ EnabledCloudwatchLogsExports: ['postgresql'] })],
    good: [exampleInstance({ EnabledCloudwatchLogsExports: ['postgresql', 'iam-db-auth-error'] })],
  },
  find({ database, links }) {
    const exported = database.value['EnabledCloudwatchLogsExports']
    if (links.length === 0 || exported === undefined || database.kind === 'proxy') return nothing
    if (textsOf(database, 'EnabledCloudwatchLogsExports').includes('iam-db-auth-error')) return nothing
    const facts = { name: database.name, engine: textOf(database, 'Engine') ?? '' }
    return [{ ...placeIn(database, 'EnabledCloudwatchLogsExports'), facts }]
  },
  say: ({ name }) => `${name} does not export iam-db-auth-error, where it says why it refuses a token`,
})
