// What was read from AWS, put in the place of the files that a configuration would name, so that both are judged alike.
// What AWS says counts; where it was not read, the file of the link; where there is none either, it was not seen.

import { regionOfHost } from '../model/rds-host.ts'
import type { DeclaredAccount, DeclaredHop, DeclaredIdentity, Setup } from '../model/setup.ts'
import type { DescribedDatabase } from './describe-database.ts'
import type { Evidence } from './evidence.ts'
import type { LiveDocument } from './judgement.ts'
import type { ReadIdentity, ReadLevels } from './live-policies.ts'
import { callerArnIn, isSession, type WalkedLink } from './walked-link.ts'

export interface LiveSetup {
  readonly documents: readonly LiveDocument[]
  readonly setup: Setup
}

type Known = Partial<Pick<Evidence, 'caller' | 'callerPolicies' | 'rolePolicies' | 'levels' | 'database'>>

/** AWS tells of a session not which path its role has; whoever may not read the role is told by the link. */
function callerOf({ callerArn }: WalkedLink, { caller, callerPolicies }: Known): string | undefined {
  if (callerPolicies?.exists) return callerPolicies.arn
  if (caller === undefined || (callerArn !== undefined && isSession(caller.arn, callerArn))) return callerArn
  return callerArnIn(caller.arn)
}

/** `base` is the configuration with its accounts; of its links only the walked one counts. */
export function liveSetup(link: WalkedLink, base: Setup, known: Known): LiveSetup {
  const { callerPolicies, rolePolicies = [], levels = new Map<string, ReadLevels>(), database } = known
  const callerArn = callerOf(link, known)
  const declared = link.declared
  const read = [...(callerPolicies ? [callerPolicies] : []), ...rolePolicies]
  return {
    documents: unique([
      ...read.flatMap(one => one.documents),
      ...[...levels.values()].flatMap(one => one.documents),
    ]),
    setup: {
      ...base,
      accounts: accountsWith(base.accounts, levels),
      links: [
        {
          ...declared,
          // Who assumes a role with a token is nobody of any account.
          ...(link.webIdentityTokenFile === undefined && callerArn !== undefined
            ? {
                caller: identityWith(
                  { pointer: declared.pointer, ...declared.caller, arn: callerArn },
                  callerPolicies,
                ),
              }
            : {}),
          hops: declared.hops.map(
            (hop, index): DeclaredHop => ({
              ...hop,
              ...identityWith(hop, rolePolicies[index]),
              arn: hop.arn,
            }),
          ),
          database: databaseWith(link, database),
        },
      ],
    },
  }
}

function identityWith<D extends DeclaredIdentity>(declared: D, read: ReadIdentity | undefined): D {
  if (read === undefined || read.gaps.some(({ part }) => part === 'identity')) return declared
  const { trust, policies, boundary } = read
  const { boundary: file, ...rest } = declared
  return {
    ...(rest as D),
    ...(trust !== undefined && { trust }),
    ...(policies && { policies }),
    ...(boundary === undefined
      ? file !== undefined && { boundary: file }
      : boundary !== 'none' && { boundary }),
  }
}

function accountsWith(
  declared: readonly DeclaredAccount[],
  levels: ReadonlyMap<string, ReadLevels>,
): readonly DeclaredAccount[] {
  const others = [...levels.keys()].filter(id => !declared.some(one => one.id === id)).map(id => ({ id }))
  return [...declared, ...others].map((account): DeclaredAccount => {
    const read = levels.get(account.id)
    return {
      ...account,
      ...(read?.organization !== undefined && { organization: read.organization }),
      ...(read?.scps && { scps: read.scps }),
      ...(read?.rcps && { rcps: read.rcps }),
    }
  })
}

/** A token is for the region of the endpoint and the id that RDS tells; what the link says of them is checked apart. */
function databaseWith({ database, declared }: WalkedLink, described: DescribedDatabase | undefined) {
  const { host, region, user, engine } = database
  const resourceId = described?.resourceId ?? database.resourceId
  return {
    ...declared.database,
    engine,
    host,
    user,
    region: described?.region ?? regionOfHost(host) ?? region,
    ...(resourceId !== undefined && { resourceId }),
    ...(described && { proxy: described.kind === 'proxy' }),
  }
}

function unique(documents: readonly LiveDocument[]): readonly LiveDocument[] {
  return [...new Map(documents.map(one => [one.path, one])).values()]
}
