// The id of a database in the ARN of a database user: it is given by AWS, never changes, and is not the name that
// people know the database by.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html

import { hasWildcard, patternsOverlap } from './pattern-overlap.ts'
import { starsForVariables } from './variable-text.ts'

/** Of instances, clusters and proxies; AWS does not say whether shard groups of Aurora Limitless can be named. */
const beginnings = ['db-', 'cluster-', 'prx-', 'shardgroup-'] as const

export type ResourceIdFault =
  /** A host name; ids have no dots. */
  | { readonly is: 'endpoint'; readonly impossible: true }
  /** Something without the beginning that every id has. `instead` differs in the case of the beginning only. */
  | { readonly is: 'name'; readonly impossible: true; readonly instead?: string }
  /** The beginning of an id, and then small letters: it was lower-cased, or is a name that begins like an id. */
  | { readonly is: 'lower-case'; readonly impossible: false; readonly instead: string }
  /** The beginning of an id, and then characters that no id was ever seen with. */
  | { readonly is: 'odd'; readonly impossible: false }

/** Undefined for an id, and for a pattern that can match one. */
export function resourceIdFault(id: string): ResourceIdFault | undefined {
  const pattern = starsForVariables(id)
  if (hasWildcard(pattern)) {
    const canMatch = beginnings.some(beginning => patternsOverlap(pattern, `${beginning}?*`))
    return canMatch ? undefined : { is: pattern.includes('.') ? 'endpoint' : 'name', impossible: true }
  }
  if (id.includes('.')) return { is: 'endpoint', impossible: true }
  const beginning = beginnings.find(known => id.toLowerCase().startsWith(known))
  if (beginning === undefined) return { is: 'name', impossible: true }
  const rest = id.slice(beginning.length)
  if (!id.startsWith(beginning)) return { is: 'name', impossible: true, instead: `${beginning}${rest}` }
  return restFault(beginning, rest)
}

/** Whether two resource ids are of an instance, a cluster and a proxy that are not the same kind of thing. */
export function isOfOtherKind(a: string, b: string): boolean {
  const [one, other] = [a, b].map(id => beginnings.find(beginning => id.toLowerCase().startsWith(beginning)))
  return one !== undefined && other !== undefined && one !== other
}

// Seen of real ones: 26 capitals and digits for instances and clusters, 16 or 17 small hexadecimal digits for
// proxies. AWS's own pages print capitals for all of them, so either case has to pass for proxies.
function restFault(beginning: (typeof beginnings)[number], rest: string): ResourceIdFault | undefined {
  if (!/^[A-Za-z0-9]+$/.test(rest)) return { is: 'odd', impossible: false }
  const hasCapitals = beginning === 'db-' || beginning === 'cluster-'
  if (!hasCapitals || !/[a-z]/.test(rest)) return undefined
  return { is: 'lower-case', impossible: false, instead: `${beginning}${rest.toUpperCase()}` }
}
