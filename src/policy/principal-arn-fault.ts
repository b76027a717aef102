// Why AWS does not take an ARN as a principal: its sections one by one, from left to right.

import { closest } from '../base/closest.ts'
import { type Arn, isAccountId } from '../model/arn.ts'
import { isPartition, partitions } from './aws/regions.ts'

export interface PrincipalFault {
  /** What is wrong, in words that go on after the text itself: `"app" is only a name`. */
  readonly says: string
  /** The text that was meant, when nothing else can have been. */
  readonly better?: string
}

/** A partition that does not exist, and perhaps the one that was meant. */
export function unknownPartition(arn: Arn): PrincipalFault {
  const near = closest(arn.partition, partitions)
  return {
    says: `has "${arn.partition}" where the partition stands, such as aws or aws-cn`,
    ...(near !== undefined && { better: arnText({ ...arn, partition: near }) }),
  }
}

export function arnText(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`
}

/** A role, as it is shown to people who wrote something else. */
export const wholeArn = 'arn:aws:iam::<account>:role/<name>'

/** What is wrong with a number of digits that is not twelve. */
export function digitsFault(digits: string): string {
  const count = `has ${digits.length} digit${digits.length === 1 ? '' : 's'}, and account ids have 12`
  return digits.length === 11 ? `${count}: a leading zero may be lost` : count
}

/** Fewer than six sections: usually the empty region is forgotten, since nobody sees it. */
export function shortArnFault(text: string): PrincipalFault {
  const [, partition = '', service = '', account = '', resource = ''] = text.split(':')
  if (!isAccountId(account)) return { says: `is no whole ARN; a role is ${wholeArn}` }
  return {
    says: 'lacks a section: in arn:aws:iam::<account>:… two colons follow "iam", with the region left empty',
    better: arnText({ partition, service, region: '', account, resource }),
  }
}

/** Of an ARN that should be that of an account, a user, a role or a session. */
export function arnFault(arn: Arn): PrincipalFault {
  return sectionFault(arn) ?? resourceFault(arn)
}

/** Of an ARN that should be that of an identity provider. */
export function providerArnFault(arn: Arn): PrincipalFault {
  if (/^cognito-/.test(arn.service))
    return { says: 'is a resource of Cognito, whose name as a provider is cognito-identity.amazonaws.com' }
  return sectionFault(arn) ?? providerFault(arn)
}

/** The sections before the resource: all of them are the same for everything in IAM. */
function sectionFault(arn: Arn): PrincipalFault | undefined {
  if (!isPartition(arn.partition)) return unknownPartition(arn)
  if (arn.service === '' && (arn.region === 'iam' || arn.region === 'sts')) return doubleColonFault(arn)
  const service = arn.service.toLowerCase()
  if (service !== 'iam' && service !== 'sts') return { says: foreignFault(arn.service) }
  if (service !== arn.service)
    return {
      says: `has "${arn.service}" where "${service}" stands in lower case`,
      better: arnText({ ...arn, service }),
    }
  if (arn.region !== '') return regionFault(arn)
  if (arn.account === '') return emptyAccountFault(arn)
  if (isAccountId(arn.account)) return undefined
  return {
    says: /^\d+$/.test(arn.account)
      ? `has the account id ${arn.account}, which ${digitsFault(arn.account)}`
      : `has "${arn.account}" where the 12-digit account id stands`,
  }
}

function doubleColonFault({ partition, region: service, account, resource }: Arn): PrincipalFault {
  const rest = account === '' ? resource : `${account}:${resource}`
  return { says: `has a colon too many before "${service}"`, better: `arn:${partition}:${service}::${rest}` }
}

function foreignFault(service: string): string {
  if (service === 'organizations')
    return 'is of an organization, which no principal names; a condition on aws:PrincipalOrgID does'
  if (service === '') return `names no service: a role is ${wholeArn}`
  return `is a resource of ${service}, and resources make no requests: name the role that it works with`
}

function regionFault(arn: Arn): PrincipalFault {
  const swapped = isAccountId(arn.region)
  return {
    says: swapped
      ? 'has the account id where the region stands, which is empty in the ARNs of IAM and STS'
      : `names the region ${arn.region}; in the ARNs of IAM and STS that section is empty`,
    better: arnText({ ...arn, region: '', ...(swapped && arn.account === '' && { account: arn.region }) }),
  }
}

function emptyAccountFault(arn: Arn): PrincipalFault {
  const [account = '', ...rest] = arn.resource.split(':')
  return isAccountId(account)
    ? {
        says: 'has a colon too many before the account id',
        better: arnText({ ...arn, account, resource: rest.join(':') }),
      }
    : { says: `names no account: a role is ${wholeArn}` }
}

// What people write for the types, in lower case, and where each type is at home.
const resourceTypes: ReadonlyMap<string, readonly [service: string, type: string]> = new Map([
  ['root', ['iam', 'root']],
  ['user', ['iam', 'user']],
  ['users', ['iam', 'user']],
  ['role', ['iam', 'role']],
  ['roles', ['iam', 'role']],
  ['assumed-role', ['sts', 'assumed-role']],
  ['assumed_role', ['sts', 'assumed-role']],
  ['federated-user', ['sts', 'federated-user']],
])

function resourceFault(arn: Arn): PrincipalFault {
  if (arn.resource.includes('arn:'))
    return { says: 'holds more than one ARN; write a list, with a text for each' }
  const [written = '', ...names] = arn.resource.split(/[/:]/)
  const [service, type] = resourceTypes.get(written.toLowerCase()) ?? []
  if (service === undefined || type === undefined) return { says: typeFault(written) }
  if (type === 'root')
    return {
      says: 'is not how an account is written, which ends in ":root"',
      better: arnText({ ...arn, service: 'iam', resource: 'root' }),
    }
  const resource = [type, ...names].join('/')
  if (resource !== arn.resource || service !== arn.service)
    return {
      says:
        service === arn.service
          ? `has "${arn.resource}" where "${resource}" is meant`
          : `has "${arn.service}" for a service, and ${type} ARNs have "${service}"`,
      better: arnText({ ...arn, service, resource }),
    }
  return { says: namesFault(type, names) }
}

function typeFault(type: string): string {
  if (type === 'policy')
    return 'is a policy; a principal is who makes the request: a user, a role, an account'
  if (type === 'mfa' || type === 'server-certificate' || type === 'access-key')
    return `is of type "${type}"; a principal is a user, a role, a session or an account`
  const what = type === '' ? 'names nothing after the account' : `is of type "${type}"`
  return `${what}; principals end in :root, :user/<name>, :role/<name> or :assumed-role/<role>/<session>`
}

function namesFault(type: string, names: readonly string[]): string {
  const name = names.at(-1) ?? ''
  if (name === '') return `names no ${type === 'user' ? 'user' : 'role'} after "${type}/"`
  if (type === 'assumed-role' && names.length === 1)
    return 'names no session; a session is assumed-role/<role>/<session>, and the role itself is role/<role>'
  if (type === 'assumed-role' && names.length > 2)
    return "has a path in it, and the ARNs of sessions leave the role's path out"
  if (names.some(part => part.length > 64)) return 'has a name of more than 64 characters'
  return 'has a character in its name that names cannot have: letters, digits and _+=,.@- are allowed'
}

function providerFault(arn: Arn): PrincipalFault {
  const url = /^oidc-provider\/https?:\/\/(.+?)$/.exec(arn.resource)
  if (url)
    return {
      says: 'has "https://" in it; the ARN of an OIDC provider has the address without it',
      better: arnText({ ...arn, resource: `oidc-provider/${url[1] ?? ''}` }),
    }
  const typed = /^(oidc|saml)[_-]?providers?[/:](.+)$/i.exec(arn.resource)
  const resource = typed ? `${(typed[1] ?? '').toLowerCase()}-provider/${typed[2] ?? ''}` : arn.resource
  if (resource !== arn.resource)
    return {
      says: `has "${arn.resource}" where "${resource}" is meant`,
      better: arnText({ ...arn, resource }),
    }
  if (/^oidc-provider\//.test(arn.resource))
    return { says: "does not name the provider's host after oidc-provider/" }
  if (/^saml-provider\//.test(arn.resource))
    return { says: 'has a name after saml-provider/ that no SAML provider can have' }
  return { says: 'is no provider: its ARN ends in :oidc-provider/<host> or :saml-provider/<name>' }
}
