// A database whose certificate is nearly over.

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
  id: 'expiring-server-certificate',
  title: 'the certificate of a database that a link or a grant is for expires within thirty days',
  severity: 'warning',
  aws: 'accepts',
  subject: 'database',
  since: '0.1.0',
  why: 'RDS renews certificates of its present authorities by itself, long before this; one that was not renewed will break every client that verifies it',
  fix: 'See what holds the renewal up: a pending maintenance action, or a certificate authority that ends.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
  ],
  covers: ['TL-07', 'TL-08'],
  examples: {
    bad: [
      exampleInstance({
        CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: '2026-06-20T00:00:00Z' },
      }),
    ],
    good: [
      exampleInstance({
        CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: '2027-06-20T00:00:00Z' },
      }),
    ],
  },
  find({ database }, { now }) {
    const certificate = certificateOf(database)
    if (!certificate || certificate.ends <= now) return nothing
    const days = Math.floor((certificate.ends.getTime() - now.getTime()) / 86_400_000)
    if (days >= 30) return nothing
    const pending = pendingAuthorityOf(database)
    return [
      {
        ...placeIn(database, certificate.member),
        facts: { name: database.name, days, ...(pending !== undefined && { pending }) },
      },
    ]
  },
  say: ({ name, days, pending }) =>
    `the certificate of ${name} expires in ${days} days${pendingInWords(pending)}`,
})
