// The logins that links name: which database user on which database, as the ARN that a grant has to cover.

import { holdsUnknown } from '../base/unknown-text.ts'
import { parseArn } from '../model/arn.ts'
import { ifKnown } from '../model/known.ts'
import { type Link, signerOf } from '../model/link.ts'
import { isOfRds } from '../policy/services.ts'

/** One login that a link is for. */
export interface KnownLogin {
  readonly link: Link
  readonly user: string
  /** `arn:PARTITION:rds-db:REGION:ACCOUNT:dbuser:ID/USER` */
  readonly arn: string
}

/** The logins of which every part is known. */
export function knownLogins(links: readonly Link[]): readonly KnownLogin[] {
  return links.flatMap(link => {
    const arn = neededArnOf(link)
    const user = ifKnown(link.user)
    return arn === undefined || user === undefined ? [] : [{ link, user, arn }]
  })
}

/**
 * The ARN that a login to RDS needs, in the partition and the account of the identity that connects: where the database is in
 * another account, no ARN helps, which has a rule of its own.
 */
export function neededArnOf(link: Link): string | undefined {
  const signer = signerOf(link)
  if (isElsewhere(link) || (link.database && !isOfRds(link.database.service))) return undefined
  const region = link.database && ifKnown(link.database.region)
  const id = link.database && ifKnown(link.database.resourceId)
  const user = ifKnown(link.user)
  if (!signer || region === undefined || id === undefined || user === undefined) return undefined
  const partition = parseArn(signer.arn)?.partition ?? 'aws'
  return `arn:${partition}:rds-db:${region}:${signer.account}:dbuser:${id}/${user}`
}

/** Whether the database is known to be in another account than the identity that connects. */
export function isElsewhere(link: Link): boolean {
  const account = link.database && ifKnown(link.database.account)
  const signer = signerOf(link)
  if (account === undefined || signer === undefined || account === signer.account) return false
  // Accounts that a template leaves open may be one.
  return !holdsUnknown(account) && !holdsUnknown(signer.account)
}
