// What is wrong with a value of Resource before anybody asks what it means: why IAM refuses it, fills it up, or can
// never match it. One answer for each value, so that the rules about ARNs never speak about the same one twice.

import { closest } from '../base/closest.ts'
import { isAccountId } from '../model/arn.ts'
import { isPartition, partitionOfRegion } from './aws/regions.ts'
import { hasWildcard } from './pattern-overlap.ts'
import { type DatabaseUserFault, databaseUserFault } from './rds-db-arn.ts'
import { splitAtColons, starsForVariables } from './variable-text.ts'

/** `instead` is the whole ARN as it should be, when the text alone tells. */
export type ArnFault =
  /** It does not begin with `arn:`. */
  | { readonly is: 'no-arn'; readonly instead?: string }
  | { readonly is: 'partition'; readonly partition: string }
  | ({ readonly is: 'database-user' } & DatabaseUserFault)
  /** Nothing, a wildcard, or a variable where the service has to stand. */
  | { readonly is: 'service'; readonly service: string }
  | { readonly is: 'service-case'; readonly service: string; readonly instead: string }
  /** Fewer than six sections, one of them empty or in the wrong place: IAM cannot fill up what is missing. */
  | { readonly is: 'missing-section'; readonly instead?: string }
  /** Fewer than six sections: IAM takes `*` for the others. */
  | { readonly is: 'incomplete'; readonly complete: string }
  | { readonly is: 'region'; readonly service: string; readonly region: string; readonly instead: string }
  | { readonly is: 'session'; readonly role: string; readonly instead: string; readonly exact: boolean }
  /** `near` is the type of IAM resource that looks like the one written. */
  | { readonly is: 'iam-path'; readonly type: string; readonly near: string | undefined }

/** Undefined for `*`, and for an ARN that can be stored and can match something. */
export function arnFault(text: string): ArnFault | undefined {
  // Several rules ask in turn about one text.
  if (last?.text !== text) last = { text, fault: findFault(text) }
  return last.fault
}

let last: { readonly text: string; readonly fault: ArnFault | undefined } | undefined

function findFault(text: string): ArnFault | undefined {
  if (/^\*+$/.test(text)) return undefined
  const sections = splitAtColons(text, 5)
  const [arn, partition = '', service = '', region = '', account = '', resource] = sections
  if (arn !== 'arn') return notAnArn(text)
  if (!isPartition(partition) && !hasWildcard(partition)) return { is: 'partition', partition }
  const databaseUser = databaseUserFault(text)
  if (databaseUser) return { is: 'database-user', ...databaseUser }
  if (service === '' || hasWildcard(service) || service.includes('${')) return { is: 'service', service }
  if (service !== service.toLowerCase()) {
    const instead = ['arn', partition, service.toLowerCase(), ...sections.slice(3)].join(':')
    return { is: 'service-case', service, instead }
  }
  if (resource === undefined) return fewSections(sections)
  if (service !== 'sts' && service !== 'iam') return undefined
  const session = sessionFault(partition, service, account, resource)
  if (session || region === '') return session ?? (service === 'iam' ? pathFault(resource) : undefined)
  return { is: 'region', service, region, instead: `arn:${partition}:${service}::${account}:${resource}` }
}

function notAnArn(text: string): ArnFault {
  const [first = '', ...rest] = text.split(':')
  // `ARN:`, `am:`, `aws:`: the rest is an ARN.
  const isPrefix = rest.length >= 5 && (first.toLowerCase() === 'arn' || isPartition(rest[0] ?? ''))
  if (isPrefix) return { is: 'no-arn', instead: `arn:${rest.join(':')}` }
  if (isPartition(first) && rest.length >= 4) return { is: 'no-arn', instead: `arn:${text}` }
  return { is: 'no-arn' }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html says that incomplete ARNs are completed. */
function fewSections(sections: readonly string[]): ArnFault {
  const [, partition = '', service = '', region = '*', account = '*'] = sections
  if (!sections.includes('') && canBeRegion(region) && canBeAccount(account)) {
    const stars = Array.from({ length: 6 - sections.length }, () => '*')
    return { is: 'incomplete', complete: [...sections, ...stars].join(':') }
  }
  // Buckets are the only resources with neither a region nor an account.
  if (service === 's3' && [region, account].includes('')) {
    return { is: 'missing-section', instead: `arn:${partition}:s3:::${sections.at(-1)}` }
  }
  if (service === 's3' && sections.length === 4) {
    return { is: 'missing-section', instead: `arn:${partition}:s3:::${region}` }
  }
  if (service === 'iam' && isAccountId(region) && sections.length === 5) {
    return { is: 'missing-section', instead: `arn:${partition}:iam::${region}:${account}` }
  }
  return { is: 'missing-section' }
}

function canBeRegion(text: string): boolean {
  return hasWildcard(starsForVariables(text)) || partitionOfRegion(text) !== undefined
}

function canBeAccount(text: string): boolean {
  return hasWildcard(starsForVariables(text)) || isAccountId(text) || text === 'aws'
}

/** What is written for a role, and is none. */
function sessionFault(
  partition: string,
  service: 'iam' | 'sts',
  account: string,
  resource: string,
): ArnFault | undefined {
  const [type = '', role = '', ...more] = resource.split('/')
  const arnOf = (name: string) => `arn:${partition}:iam::${account}:role/${name}`
  if (type === 'assumed-role') return { is: 'session', role, instead: arnOf(role || '*'), exact: false }
  const name = [role, ...more].join('/')
  if (service !== 'sts' || type !== 'role' || name === '') return undefined
  return { is: 'session', role: name, instead: arnOf(name), exact: true }
}

/** What an IAM resource may begin with, as the error of IAM lists it; newer types are in AWS's reference. */
const iamPaths = [
  ...['user', 'federated-user', 'role', 'group', 'instance-profile', 'mfa', 'server-certificate', 'policy'],
  ...['sms-mfa', 'saml-provider', 'oidc-provider', 'report', 'access-report', 'delegation-request'],
  ...['role-template', 'contextProvider', 'u2f', 'signing-certificate'],
]

function pathFault(resource: string): ArnFault | undefined {
  const [type = ''] = resource.split('/', 1)
  const isKnown = resource === '*' || resource === 'root' || type.startsWith('${')
  if (isKnown || (resource.includes('/') && iamPaths.includes(type))) return undefined
  return { is: 'iam-path', type, near: closest(type, iamPaths, 1) }
}
