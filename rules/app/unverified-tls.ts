// Bytebase does not check whose certificate the database shows before it sends the token.

import {
  bytebaseFix,
  defineRule,
  exampleBytebase,
  nothing,
  sourceInWords,
} from '../../src/engine/rule-kit.ts'

const engines = ['MYSQL', 'MARIADB', 'OCEANBASE']

export const rule = defineRule({
  id: 'unverified-tls',
  title: 'a data source sends tokens to whoever answers: the certificate of the database is not checked',
  severity: 'warning',
  aws: 'opens',
  subject: 'app-database',
  since: '0.1.0',
  why: 'the token is sent in the clear inside TLS, and without a check of the certificate whoever stands in between gets it and is the database user for fifteen minutes',
  fix: 'Set verifyTlsCertificate; the versions up to 3.21.1 know only certificate authorities that have expired, so take a later one.',
  sources: [
    'https://docs.bytebase.com/get-started/connect/aws',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
  ],
  covers: ['BB-12'],
  examples: {
    bad: [exampleBytebase([{ verifyTlsCertificate: false }])],
    good: [exampleBytebase([{ verifyTlsCertificate: true }])],
  },
  find({ app, database }) {
    const { engine, service, settings } = database
    if (app.product !== 'bytebase' || (service !== 'rds' && service !== 'rdsproxy')) return nothing
    if (!engines.includes(engine?.value ?? '')) return nothing
    const written = settings.get('verifyTlsCertificate')
    if (written?.value === true) return nothing
    return [
      {
        at: { pointer: written?.pointer ?? settings.get('host')?.pointer ?? database.pointer },
        facts: { name: sourceInWords(app, database) },
        fix: bytebaseFix(app, 'verifyTlsCertificate', true, 'SSL Connection'),
      },
    ]
  },
  say: ({ name }) => `${name} does not check the certificate of the database before it sends the token`,
})
