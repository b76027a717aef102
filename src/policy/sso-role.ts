// The roles that IAM Identity Center makes for permission sets, and how their ARNs are built.
// https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html

import type { Arn } from '../model/arn.ts'
import { partitionOfRegion, regions } from './aws/regions.ts'
import { matchesWildcard } from './wildcard.ts'

const marker = 'AWSReservedSSO_'
const reserved = 'aws-reserved/sso.amazonaws.com/'
// The region is left out when Identity Center lives in us-east-1.
const paths = [
  reserved,
  ...regions.filter(region => region !== 'us-east-1').map(region => `${reserved}${region}/`),
]

/**
 * What an ARN, or a pattern for ARNs, lacks to be, or to match, that of a role of Identity Center; undefined when nothing
 * does, or when it is about something else. The ARNs of sessions have no path.
 */
export function reservedSsoRoleFault({
  service,
  resource,
}: Arn): 'no-path' | 'no-suffix' | 'wrong-path' | undefined {
  const isSession = service === 'sts' && resource.startsWith('assumed-role/')
  if (!isSession && !(service === 'iam' && resource.startsWith('role/'))) return undefined
  const rest = resource.slice(resource.indexOf('/') + 1)
  const start = rest.indexOf(marker)
  if (start < 0) return undefined
  const path = rest.slice(0, start)
  const [name = ''] = rest.slice(start + marker.length).split('/')
  if (!isSession && !isPath(path)) return path.startsWith('aws-reserved/') ? 'wrong-path' : 'no-path'
  return isName(name) ? undefined : 'no-suffix'
}

function isPath(path: string): boolean {
  if (paths.some(real => matchesWildcard(path, real))) return true
  // A region that is newer than the table.
  const region = path.startsWith(reserved) ? path.slice(reserved.length, -1) : ''
  return region !== 'us-east-1' && path.endsWith('/') && partitionOfRegion(region) !== undefined
}

/** `<permission set>_<16 hexadecimal digits>`; a wildcard may stand for any of it. */
function isName(name: string): boolean {
  return /[*?]/.test(name) || /^.+_[0-9a-f]{16}$/.test(name)
}
