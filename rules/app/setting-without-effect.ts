// A setting of a data source that Bytebase does not look at where it logs in by IAM.

import {
  type AppDatabase,
  bytebaseField,
  defineRule,
  exampleBytebase,
  isObject,
  nothing,
  sourceInWords,
} from '../../src/engine/rule-kit.ts'

const certificates = ['sslCa', 'sslCert', 'sslKey', 'sslCaPath', 'sslCertPath', 'sslKeyPath']

export const rule = defineRule({
  id: 'setting-without-effect',
  title: 'a data source has settings that Bytebase ignores where it logs in by IAM',
  severity: 'warning',
  aws: 'accepts',
  subject: 'app-database',
  since: '0.1.0',
  why: 'a login by IAM goes a way of its own, which takes no certificates, no further parameters, for PostgreSQL no check of the certificate, and for MySQL no SSH tunnel: who set them is less protected than the screen says',
  fix: 'Take the setting out, and see that what it was for is done some other way.',
  sources: [
    'https://docs.bytebase.com/get-started/connect/aws',
    'https://github.com/bytebase/bytebase/pull/21186',
  ],
  covers: ['BB-11'],
  examples: {
    bad: [exampleBytebase([{ sshHost: 'bastion.example.com', sshPort: '22', sshUser: 'tunnel' }])],
    good: [exampleBytebase([{ sshHost: '' }])],
  },
  find({ app, database }) {
    const { service } = database
    if (app.product !== 'bytebase' || database.kind !== 'data source') return nothing
    if (service !== 'rds' && service !== 'rdsproxy') return nothing
    return ignoredIn(database).map(({ name, pointer }) => ({
      at: { pointer },
      facts: { source: sourceInWords(app, database), field: bytebaseField(app, name) },
    }))
  },
  say: ({ source, field }) => `${source} logs in by IAM, where Bytebase does not look at ${field}`,
})

function ignoredIn({ engine, settings }: AppDatabase) {
  const isPostgres = engine?.value === 'POSTGRES'
  const names = [
    ...certificates,
    ...(isPostgres ? ['verifyTlsCertificate'] : ['sshHost']),
    'extraConnectionParameters',
  ]
  return names.flatMap(name => {
    const written = settings.get(name)
    return written && saysSomething(written.value) ? [{ name, pointer: written.pointer }] : []
  })
}

function saysSomething(value: unknown): boolean {
  if (isObject(value)) return Object.keys(value).length > 0
  return value === true || (typeof value === 'string' && value !== '')
}
