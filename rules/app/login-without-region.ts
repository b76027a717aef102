// Bytebase is not told the region that a token is made for.

import {
  awsEndpoint,
  bytebaseField,
  bytebaseFix,
  defineRule,
  exampleBytebase,
  nothing,
  sourceInWords,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-without-region',
  title: 'a login by IAM has no region to make the token for',
  severity: 'error',
  aws: 'denies',
  subject: 'app-database',
  since: '0.1.0',
  why: 'Bytebase signs the token for the region that it is told, and with none for no region at all, which every database refuses; only the screen insists on one',
  fix: 'Write the region of the database.',
  sources: [
    'https://docs.bytebase.com/get-started/connect/aws',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html',
  ],
  covers: ['BB-02'],
  examples: { bad: [exampleBytebase([{ region: null }])], good: [exampleBytebase([{}])] },
  find({ app, database }) {
    const { service, region, host, settings } = database
    if (app.product !== 'bytebase' || service === undefined || service === 'dynamodb') return nothing
    if (region !== undefined) return nothing
    const known = host && awsEndpoint(host.value)?.region
    const isMetadata = database.kind !== 'data source'
    const field = isMetadata ? 'bytebase_aws_region' : bytebaseField(app, 'region')
    return [
      {
        at: { pointer: settings.get('authenticationType')?.pointer ?? database.pointer },
        facts: { name: sourceInWords(app, database), field },
        ...(known !== undefined && {
          fix: isMetadata
            ? { text: `bytebase_aws_region=${known}` }
            : bytebaseFix(app, 'region', known, 'Database Region'),
        }),
      },
    ]
  },
  say: ({ name, field }) => `${name} logs in by IAM and has no ${field}`,
})
