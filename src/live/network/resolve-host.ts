// What a host name stands for: its addresses, whose alias it is, and whether it is this machine.

import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isRdsName, regionOfHost } from '../../model/rds-host.ts'
import type { Answer, Patience } from '../answer.ts'
import { askPeer } from '../ask-peer.ts'
import { scopeOf } from './address-scope.ts'
import type { HostAddress, ResolvedHost } from './ports.ts'

/** Who is asked. Every function rejects with an error of Node that has a code: ENOTFOUND, ENODATA, ETIMEOUT … */
export interface HostResolver {
  /** As every program of this machine would: hosts file, name servers, whatever is set up. */
  lookup(host: string): Promise<readonly { readonly address: string }[]>
  /** Name servers only. */
  resolve4(host: string): Promise<readonly string[]>
  resolve6(host: string): Promise<readonly string[]>
  resolveCname(host: string): Promise<readonly string[]>
  cancel(): void
}

/** The machine's own. `servers` replaces its name servers, for all but `lookup`. */
export function systemResolver(servers?: readonly string[]): HostResolver {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (servers) resolver.setServers(servers)
  return {
    lookup: host => lookup(host, { all: true, verbatim: true }),
    resolve4: host => resolver.resolve4(host),
    resolve6: host => resolver.resolve6(host),
    resolveCname: host => resolver.resolveCname(host),
    cancel: () => resolver.cancel(),
  }
}

export function resolveHost(
  host: string,
  patience: Patience,
  resolver: HostResolver = systemResolver(),
): Promise<Answer<ResolvedHost>> {
  return askPeer(patience, async asking => {
    asking.await(`the address of ${host}`)
    asking.holds({ destroy: () => resolver.cancel(), on: () => {} })
    if (isIP(host) !== 0) return describe(host, [host], [], 'literal')
    const [found, inDns, aliases] = await Promise.all([
      resolver.lookup(host),
      addressesInDns(host, resolver),
      aliasesOf(host, resolver),
    ])
    const addresses = found.map(({ address }) => address)
    return describe(host, addresses, aliases, whoKnows(addresses, inDns))
  })
}

function describe(
  host: string,
  addresses: readonly string[],
  aliases: readonly string[],
  by: ResolvedHost['by'],
): ResolvedHost {
  const all = [...new Set(addresses)].map(
    (address): HostAddress => ({ address, family: isIP(address) === 6 ? 6 : 4, scope: scopeOf(address) }),
  )
  const names = [host, ...aliases]
  // The writer of a global database is an alias of a cluster that is somewhere.
  const rdsName = names.find(name => regionOfHost(name) !== undefined) ?? names.find(isRdsName)
  return {
    host,
    addresses: all,
    aliases,
    ...(rdsName !== undefined && { rdsName }),
    by,
    isLoopback: all.length > 0 && all.every(({ scope }) => scope === 'loopback' || scope === 'unspecified'),
  }
}

/** Undefined when name servers could not be asked; empty when they know no such name. */
async function addressesInDns(host: string, resolver: HostResolver): Promise<readonly string[] | undefined> {
  const answers = await Promise.all([orNone(resolver.resolve4(host)), orNone(resolver.resolve6(host))])
  const known = answers.filter(answer => answer !== undefined)
  return known.length === 0 ? undefined : known.flat()
}

async function orNone(answer: Promise<readonly string[]>): Promise<readonly string[] | undefined> {
  try {
    return await answer
  } catch (error) {
    return /^(ENOTFOUND|ENODATA)$/.test(String((error as { readonly code?: unknown }).code)) ? [] : undefined
  }
}

/** Longer chains do not occur, and a circle has no end. */
const mostAliases = 10

async function aliasesOf(host: string, resolver: HostResolver): Promise<readonly string[]> {
  const aliases: string[] = []
  let name = host
  while (aliases.length < mostAliases) {
    const [next] = (await orNone(resolver.resolveCname(name))) ?? []
    if (next === undefined || next === host || aliases.includes(next)) break
    aliases.push(next)
    name = next
  }
  return aliases
}

/** Servers that give another address each time prove nothing; a name that only this machine knows does. */
function whoKnows(addresses: readonly string[], inDns: readonly string[] | undefined): ResolvedHost['by'] {
  if (!inDns) return 'unknown'
  if (inDns.length === 0) return 'hosts'
  const isHere = (address: string) => scopeOf(address) === 'loopback'
  return addresses.every(isHere) && !inDns.some(isHere) ? 'hosts' : 'dns'
}
