// Until when the certificate of a database holds.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html

import { partOf, textOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'

/** Certificate authorities that are over, with their last moment. */
const ended: Readonly<Record<string, string>> = {
  'rds-ca-2015': '2020-03-05T22:03:31Z',
  'rds-ca-2019': '2024-08-22T17:08:50Z',
}

export interface ServerCertificate {
  readonly authority: string
  readonly ends: Date
  /** The member of AWS's description that says so. */
  readonly member: string
}

/**
 * The authority that the next certificate is to be of, where the change waits for a restart or the maintenance window.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_PendingModifiedValues.html
 */
export function pendingAuthorityOf(database: DescribedDatabase): string | undefined {
  const pending = partOf(database, 'PendingModifiedValues')
  return pending && textOf(pending, 'CACertificateIdentifier')
}

export function pendingInWords(authority: string | undefined): string {
  return authority === undefined
    ? ''
    : `; one of ${authority} waits for the next restart or maintenance window`
}

/** The end of the certificate, or of its authority, whichever is first; undefined where AWS did not say. */
export function certificateOf(database: DescribedDatabase): ServerCertificate | undefined {
  const details = partOf(database, 'CertificateDetails')
  const named = textOf(database, 'CACertificateIdentifier')
  const authority = named ?? (details && textOf(details, 'CAIdentifier')) ?? 'its authority'
  const moments = [
    { text: details && textOf(details, 'ValidTill'), member: 'CertificateDetails' },
    {
      text: ended[authority],
      member: named === undefined ? 'CertificateDetails' : 'CACertificateIdentifier',
    },
  ].flatMap(({ text, member }) => {
    const ends = new Date(text ?? Number.NaN)
    return Number.isNaN(ends.getTime()) ? [] : [{ authority, ends, member }]
  })
  return moments.sort((a, b) => a.ends.getTime() - b.ends.getTime())[0]
}
