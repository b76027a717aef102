// Words for what rules about hops and links say, so that all of them say it alike.

import { parseArn } from '../model/arn.ts'
import type { FailedClause } from '../policy/decision.ts'
import type { ArnDifference } from '../policy/role-arn-difference.ts'
import type { Cap, DenyingKind } from './hop-cause.ts'

const kinds: Readonly<Record<DenyingKind, string>> = {
  identity: 'a policy of its own',
  boundary: 'its permissions boundary',
  scp: 'a service control policy of its account',
  resource: "the role's trust policy",
  rcp: "a resource control policy of the role's account",
}

/** The kind of policy, from the caller's point of view. */
export function policyInWords(kind: DenyingKind | Cap): string {
  return kinds[kind]
}

/** `role/path/name` → `name`; an account as `account 111122223333`; anything else as it is. */
export function shortName(arn: string): string {
  if (/^\d{12}$/.test(arn)) return `account ${arn}`
  const parsed = parseArn(arn)
  if (parsed === undefined) return arn
  if (parsed.resource === 'root') return `account ${parsed.account}`
  return parsed.resource.slice(parsed.resource.lastIndexOf('/') + 1)
}

/** How what was written differs from what was meant, as the rest of a sentence that named what was written. */
export function differenceInWords(written: string, meant: string, difference: ArnDifference): string {
  const wanted = parseArn(meant)
  switch (difference) {
    case 'account':
      return `in account ${parseArn(written)?.account ?? written}, not in ${wanted?.account}`
    case 'partition':
      return `in partition ${parseArn(written)?.partition}, not in ${wanted?.partition}`
    case 'path':
      return `with the path ${pathOf(written)}, not ${pathOf(meant)}`
    case 'case':
      return `in other letters than ${shortName(meant)}: upper and lower case differ`
    case 'name':
      return `not ${shortName(meant)}`
  }
}

function pathOf(arn: string): string {
  const resource = parseArn(arn)?.resource ?? ''
  return resource.slice(resource.indexOf('/'), resource.lastIndexOf('/') + 1)
}

/** `StringEquals aws:PrincipalOrgID "o-abc", and the call carries none`. */
export function unmetInWords({ operator, key, wanted = [], found }: FailedClause): string {
  const values = wanted.map(value => `"${value}"`).join(' or ')
  const carried = found === undefined ? 'none' : found.map(value => `"${value}"`).join(', ')
  return `${operator} ${key} ${values}, and the call carries ${carried}`
}
