// A declared link → one that can be walked: everything that a walk needs is there, and said once.

import { UsageError } from '../base/errors.ts'
import { regionOfHost } from '../model/rds-host.ts'
import type { DeclaredLink } from '../model/setup.ts'
import type { WalkedDatabase, WalkedLink } from './walked-link.ts'

/** Throws a `UsageError` that names what is missing. */
export function linkToWalk(declared: DeclaredLink, redirections: WalkedLink['redirections']): WalkedLink {
  const { name, app = 'generic', caller, hops, webIdentityTokenFile } = declared
  return {
    name,
    app,
    ...(caller?.arn !== undefined && { callerArn: caller.arn }),
    ...(webIdentityTokenFile !== undefined && { webIdentityTokenFile }),
    hops,
    database: databaseToWalk(declared, redirections),
    redirections,
    declared,
  }
}

function databaseToWalk(
  { name: link, database }: DeclaredLink,
  redirections: WalkedLink['redirections'],
): WalkedDatabase {
  const { host, user, engine, name, resourceId } = database ?? {}
  const region = database?.region ?? (host === undefined ? undefined : regionOfHost(host))
  const missing = [
    ...(host === undefined ? ['host'] : []),
    ...(user === undefined ? ['user'] : []),
    ...(engine === undefined ? ['engine'] : []),
    ...(region === undefined && host !== undefined ? ['region'] : []),
  ]
  if (host === undefined || user === undefined || engine === undefined || region === undefined) {
    throw new UsageError(`the link ${link} names no ${missing.join(', no ')}`, [
      `add ${missing.map(key => `"${key}"`).join(', ')} to its "database", or give ${missing.map(key => `--${key}`).join(' ')}`,
    ])
  }
  const family = engine === 'postgres' || engine === 'mysql' || engine === 'mariadb' ? engine : undefined
  if (family === undefined)
    throw new UsageError(`there is no engine "${engine}"; there are postgres, mysql, mariadb`)
  const port = database?.port ?? (family === 'postgres' ? 5432 : 3306)
  const connectTo = redirections.get(`${host}:${port}`)
  return {
    engine: family,
    host,
    port,
    region,
    regionBy: database?.region === undefined ? 'host' : 'link',
    user,
    ...(name !== undefined && { name }),
    ...(resourceId !== undefined && { resourceId }),
    ...(connectTo && { connectTo }),
  }
}
