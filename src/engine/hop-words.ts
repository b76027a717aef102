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

/** What was written, and what the link names instead: the end of "tool may assume …" or "db trusts …". */
export function differenceInWords(written: string, meant: string, difference: ArnDifference): string {
  const [is, wanted] = [shortName(written), shortName(meant)]
  switch (difference) {
    case 'account':
      return is.startsWith('account ')
        ? `${is}, and the link names ${wanted} of account ${parseArn(meant)?.account}`
        : `${is} of account ${parseArn(written)?.account}, and the link names it of account ${parseArn(meant)?.account}`
    case 'partition':
      return `${is} of partition ${parseArn(written)?.partition}, and the link names it of ${parseArn(meant)?.partition}`
    case 'path':
      return `${is} with the path ${pathOf(written)}, and the link names it with ${pathOf(meant)}`
    case 'case':
      return `${nameWithPath(written)}, and the link names ${nameWithPath(meant)}: upper and lower case count`
    case 'name':
      return `${is}, and the link names ${wanted}`
  }
}

function nameWithPath(arn: string): string {
  const resource = parseArn(arn)?.resource ?? arn
  return resource.slice(resource.indexOf('/') + 1)
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
