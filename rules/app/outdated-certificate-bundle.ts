// Bytebase checks certificates by a bundle in which every certificate authority has expired.

import {
  defineRule,
  exampleBytebaseServer,
  isBefore,
  nothing,
  serverSetting,
  sourceInWords,
} from '../../src/engine/rule-kit.ts'

const example = (version: string) => exampleBytebaseServer(`bytebase/bytebase:${version}`, {}, [{}])

export const rule = defineRule({
  id: 'outdated-certificate-bundle',
  title:
    'a data source of MySQL checks certificates, and this version of Bytebase knows only expired authorities',
  severity: 'error',
  aws: 'denies',
  subject: 'app-database',
  since: '0.1.0',
  why: 'up to 3.21.1 Bytebase loads the old combined bundle for MySQL by IAM, which lacks the authorities that sign the certificates of today, and takes no other: no connection is made',
  fix: 'Take a version after 3.21.1; until then connections go without the check.',
  sources: [
    'https://github.com/bytebase/bytebase/pull/21186',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
  ],
  covers: ['BB-13'],
  examples: { bad: [example('3.21.1')], good: [example('3.22.0')] },
  find({ app, database, apps }) {
    const { service, engine, settings } = database
    if (app.product !== 'bytebase' || (service !== 'rds' && service !== 'rdsproxy')) return nothing
    const verify = settings.get('verifyTlsCertificate')
    if (verify?.value !== true || engine === undefined || engine.value === 'POSTGRES') return nothing
    const version = serverSetting(apps, 'version')
    if (version === undefined || isBefore(version.value, '3.21.2') !== true) return nothing
    // Before it had the switch, nothing was checked.
    if (isBefore(version.value, '3.10.0') === true) return nothing
    return [
      {
        at: { pointer: verify.pointer },
        also: [{ in: version.document, at: { pointer: version.pointer }, label: 'this version' }],
        facts: { name: sourceInWords(app, database), version: version.value },
      },
    ]
  },
  say: ({ name, version }) =>
    `${name} checks the certificate of the database, which Bytebase ${version} cannot do: the authorities that it knows have expired`,
})
