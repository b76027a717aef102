// Where Bytebase's own database is, told in a way with which it does not start.

import {
  type AppConfigSubject,
  defineRule,
  exampleBytebaseServer,
  nothing,
} from '../../src/engine/rule-kit.ts'

const url = (query: string, hosts = 'bb.abcdefghijkl.eu-west-1.rds.amazonaws.com:5432') => ({
  PG_URL: `postgres://bb@${hosts}/bb?bytebase_aws_rds_iam=true&bytebase_aws_region=eu-west-1${query}`,
})
const image = 'bytebase/bytebase:3.21.1'

export const rule = defineRule({
  id: 'refused-metadata-url',
  title: 'PG_URL asks for a login by IAM in a way that Bytebase refuses',
  severity: 'error',
  aws: 'refuses',
  subject: 'app-config',
  since: '0.1.0',
  why: 'Bytebase sends a token to its own database only where the certificate is checked and there is one host to send it to, and does not start otherwise',
  fix: 'Write sslmode=verify-full and one host, and give the container the certificate authorities of RDS.',
  sources: [
    'https://github.com/bytebase/bytebase/pull/20189',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
  ],
  covers: [],
  examples: {
    bad: [exampleBytebaseServer(image, url('&sslmode=require'))],
    good: [exampleBytebaseServer(image, url('&sslmode=verify-full'))],
  },
  find({ app }) {
    if (app.product !== 'bytebase') return nothing
    const asks = app.settings.get('PG_URL.bytebase_aws_rds_iam')
    if (asks?.value !== true) return nothing
    return reasonsIn(app).map(facts => ({ at: { pointer: asks.pointer }, facts, fix: { text: facts.fix } }))
  },
  say: ({ what }) => `PG_URL asks for a login by IAM and ${what}`,
})

function reasonsIn({ settings }: AppConfigSubject['app']) {
  const mode = settings.get('PG_URL.sslmode')?.value ?? settings.get('PGSSLMODE')?.value
  return [
    ...(mode === 'verify-full'
      ? []
      : [
          {
            what: mode === undefined ? 'has no sslmode' : `has sslmode=${String(mode)}`,
            fix: 'sslmode=verify-full',
          },
        ]),
    ...(settings.has('PG_URL.fallbacks')
      ? [{ what: 'names several hosts', fix: 'one host: the endpoint of the writer' }]
      : []),
  ]
}
