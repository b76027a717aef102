// Bytebase is not told the port that a token is made for.

import {
  bytebaseField,
  defineRule,
  exampleBytebase,
  nothing,
  sourceInWords,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-without-port',
  title: 'a login by IAM has no port to make the token for',
  severity: 'error',
  aws: 'denies',
  subject: 'app-database',
  since: '0.1.0',
  why: 'the port is part of what the token is made for, and Bytebase fills none in: the token is refused, if the connection is made at all',
  fix: 'Write the port of the endpoint; on the screen, Instances > the instance > Port.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html',
    'https://docs.bytebase.com/get-started/connect/aws',
  ],
  covers: ['BB-04'],
  examples: { bad: [exampleBytebase([{ port: '' }])], good: [exampleBytebase([{}])] },
  find({ app, database }) {
    const { service, port, settings } = database
    // The driver of the metadata database fills in 5432.
    if (app.product !== 'bytebase' || database.kind !== 'data source' || port !== undefined) return nothing
    if (service !== 'rds' && service !== 'rdsproxy') return nothing
    const written = settings.get('port') ?? settings.get('host')
    return [
      {
        at: { pointer: written?.pointer ?? database.pointer },
        facts: { name: sourceInWords(app, database), field: bytebaseField(app, 'port') },
      },
    ]
  },
  say: ({ name, field }) => `${name} logs in by IAM and has no ${field}`,
})
