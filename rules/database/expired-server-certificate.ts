// A database whose certificate is over.

import {
  certificateOf,
  defineRule,
  exampleInstance,
  nothing,
  pendingAuthorityOf,
  pendingInWords,
  placeIn,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'expired-server-certificate',
  title: 'the certificate of a database that a link or a grant is for has expired',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  since: '0.1.0',
  why: 'clients that verify whom they talk to refuse the connection, and an IAM login without that would give its token away',
  fix: 'Change the certificate authority of the instance to rds-ca-rsa2048-g1 or a later one, after the clients trust it.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
  ],
  covers: ['TL-07'],
  examples: {
    bad: [exampleInstance({ CACertificateIdentifier: 'rds-ca-2019' })],
    good: [
      exampleInstance({
        CACertificateIdentifier: 'rds-ca-rsa2048-g1',
        CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: '2027-01-01T00:00:00Z' },
      }),
    ],
  },
  find({ database }, { now }) {
    const certificate = certificateOf(database)
    if (!certificate || certificate.ends > now) return nothing
    const { authority, ends, member } = certificate
    const day = ends.toISOString().slice(0, 10)
    const pending = pendingAuthorityOf(database)
    return [
      {
        ...placeIn(database, member),
        facts: { name: database.name, authority, day, ...(pending !== undefined && { pending }) },
      },
    ]
  },
  say: ({ name, authority, day, pending }) =>
    `the certificate of ${name}, of ${authority}, has expired on ${day}${pendingInWords(pending)}`,
})
