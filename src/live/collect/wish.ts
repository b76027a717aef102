// What is to be read: the identities and databases of links, or whole accounts.

import { parseArn } from '../../model/arn.ts'
import { regionOfHost } from '../../model/rds-host.ts'
import type { DeclaredLink } from '../../model/setup.ts'

export interface DatabaseWish {
  /** Twelve digits: only an identity of the database's own account can log in to it. */
  readonly account: string
  readonly region: string
  readonly host?: string
  /** `db-…`, `cluster-…`, `prx-…`. */
  readonly resourceId?: string
}

export interface Wish {
  /** ARNs of roles and users. */
  readonly identities: readonly string[]
  /** Of these, the ones that call: where they run is read too. */
  readonly callers: readonly string[]
  readonly databases: readonly DatabaseWish[]
  /** Every account is read whole, and these with them. */
  readonly whole?: readonly string[]
  /** Where machines and databases are looked for beside the regions of the databases. */
  readonly regions: readonly string[]
}

/** What the links need; `more` are identities that were named by themselves. */
export function wishOf(
  links: readonly DeclaredLink[],
  more: readonly string[],
  regions: readonly string[],
): Wish {
  const callers = links.flatMap(({ caller }) => caller?.arn ?? [])
  const hops = links.flatMap(link => link.hops.map(({ arn }) => arn))
  return {
    identities: [...new Set([...callers, ...hops, ...more])].filter(isIdentity),
    callers: [...new Set(callers)].filter(isIdentity),
    databases: links.flatMap(link => databaseOf(link, regions)),
    regions,
  }
}

/** Roles and users have something to read; a root user has no policies, and a service is nobody's. */
function isIdentity(arn: string): boolean {
  return /^arn:[^:]+:iam::\d{12}:(role|user)\/./.test(arn)
}

function databaseOf(link: DeclaredLink, regions: readonly string[]): readonly DatabaseWish[] {
  const { database } = link
  const account = parseArn(link.hops.at(-1)?.arn ?? link.caller?.arn ?? '')?.account
  const region = database?.region ?? regionOfHost(database?.host ?? '') ?? regions[0]
  if (!database || account === undefined || region === undefined) return []
  const { host, resourceId } = database
  return [
    { account, region, ...(host !== undefined && { host }), ...(resourceId !== undefined && { resourceId }) },
  ]
}

export function accountOf(arn: string): string {
  return parseArn(arn)?.account ?? ''
}

/** Without its path, as IAM's calls want it. */
export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
