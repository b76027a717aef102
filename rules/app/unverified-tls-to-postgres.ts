// Bytebase logs in to PostgreSQL by IAM, and nothing makes its driver check the certificate.

import {
  defineRule,
  exampleBytebase,
  exampleBytebaseServer,
  nothing,
  serverSetting,
} from '../../src/engine/rule-kit.ts'

const postgres = exampleBytebase([{ port: '5432', verifyTlsCertificate: null }], { engine: 'POSTGRES' })
const withServer = (environment: Readonly<Record<string, string>>) => ({
  files: {
    ...exampleBytebaseServer('bytebase/bytebase:3.21.1', environment).files,
    'instances.json': postgres.document,
  },
})

export const rule = defineRule({
  id: 'unverified-tls-to-postgres',
  title: 'the server of Bytebase is not told to check the certificates of PostgreSQL',
  severity: 'warning',
  aws: 'opens',
  subject: 'app-config',
  since: '0.1.0',
  why: 'for a login by IAM to PostgreSQL Bytebase sets no sslmode, so its driver takes TLS without a check and goes on without TLS where there is none: whoever stands in between gets the token',
  fix: 'Start the server with PGSSLMODE=verify-full and PGSSLROOTCERT, the file with the certificate authorities of RDS; and set rds.force_ssl in the parameter group.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
    'https://docs.bytebase.com/get-started/connect/aws',
  ],
  covers: ['BB-12'],
  examples: {
    bad: [withServer({ AWS_REGION: 'eu-west-1' })],
    good: [
      withServer({ PGSSLMODE: 'verify-full', PGSSLROOTCERT: '/etc/rds/global-bundle.pem' }),
      exampleBytebaseServer('bytebase/bytebase:3.21.1', { AWS_REGION: 'eu-west-1' }),
    ],
  },
  find({ app, apps }) {
    if (app.product !== 'bytebase' || app.kind !== 'container') return nothing
    const mode = serverSetting(apps, 'PGSSLMODE')
    if (mode?.value === 'verify-full' || mode?.value === 'verify-ca') return nothing
    const names = apps.flatMap(one =>
      one.app.product === 'bytebase'
        ? one.app.databases
            .filter(
              ({ kind, service, engine }) =>
                kind === 'data source' && engine?.value === 'POSTGRES' && service !== undefined,
            )
            .map(() => one.app.name)
        : [],
    )
    const [first] = names
    if (first === undefined) return nothing
    const at = app.settings.get('PGSSLMODE') ?? app.settings.get('version')
    return [
      {
        at: { pointer: at?.pointer ?? app.pointer },
        facts: { first, mode: mode?.value, others: new Set(names).size - 1 },
        fix: { text: 'PGSSLMODE=verify-full' },
      },
    ]
  },
  say: ({ first, mode, others }) =>
    `PGSSLMODE is ${mode ?? 'not set'}, so nothing checks the certificate of ${first}${others > 0 ? ` and of ${others} more` : ''} before the token is sent`,
})
