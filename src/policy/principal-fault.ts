// Why AWS does not take a text as a principal, and what was probably meant.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html

import { closest } from '../base/closest.ts'
import { type Arn, isAccountId, parseArn } from '../model/arn.ts'
import { type PrincipalKind, principalForm } from '../model/principal.ts'
import { isPartition, partitions } from './aws/regions.ts'

export interface PrincipalFault {
  /** What is wrong, in words that go on after the text itself: `"app" is only a name`. */
  readonly says: string
  /** The text that was meant, when nothing else can have been. */
  readonly better?: string
}

/** The fault of a text under a kind; undefined for a well-formed one. Wildcards and variables are not looked at. */
export function principalFault(kind: PrincipalKind, text: string): PrincipalFault | undefined {
  const fault = principalForm(kind, text) === undefined ? faultOf[kind](text) : partitionFault(text)
  if (fault?.better === undefined || principalForm(kind, fault.better) !== undefined) return fault
  // Two slips in one text: one of them mended is no principal yet.
  const next = faultOf[kind](fault.better).better
  return next !== undefined && principalForm(kind, next) !== undefined
    ? { says: fault.says, better: next }
    : { says: fault.says }
}

const faultOf: Readonly<Record<PrincipalKind, (text: string) => PrincipalFault>> = {
  AWS: awsFault,
  Service: serviceFault,
  Federated: federatedFault,
  CanonicalUser: () => ({ says: 'is no canonical user id, which has 64 hexadecimal digits' }),
}

function partitionFault(text: string): PrincipalFault | undefined {
  const arn = parseArn(text)
  return !arn || isPartition(arn.partition) ? undefined : unknownPartition(arn)
}

function unknownPartition(arn: Arn): PrincipalFault {
  const near = closest(arn.partition, partitions)
  return {
    says: `has "${arn.partition}" where the partition stands, such as aws or aws-cn`,
    ...(near !== undefined && { better: arnText({ ...arn, partition: near }) }),
  }
}

function arnText(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`
}

const wholeArn = 'arn:aws:iam::<account>:role/<name>'

function awsFault(text: string): PrincipalFault {
  const digits = text.replace(/[- ]/g, '')
  if (/^\d+$/.test(text)) return { says: digitsFault(text) }
  if (/^[\d -]+$/.test(text) && isAccountId(digits))
    return { says: 'is an account id with separators; IAM takes the 12 digits alone', better: digits }
  if (/^A(KIA|SIA)[A-Z0-9]{12,}$/.test(text))
    return { says: `is an access key id; a principal is named by its ARN, such as ${wholeArn}` }
  if (/^A(ROA|IDA)[A-Z0-9]+:/.test(text))
    return {
      says: `is a user id as aws:userid has it; a principal is the ARN of the role or user, such as ${wholeArn}`,
    }
  if (!/^arn:/i.test(text)) return nameFault(text)
  if (!text.startsWith('arn:'))
    return { says: 'begins with "arn" in capital letters', better: `arn${text.slice(3)}` }
  const arn = parseArn(text)
  return arn ? arnFault(arn) : shortArnFault(text)
}

function digitsFault(digits: string): string {
  const count = `has ${digits.length} digit${digits.length === 1 ? '' : 's'}, and account ids have 12`
  return digits.length === 11 ? `${count}: a leading zero may be lost` : count
}

function nameFault(text: string): PrincipalFault {
  const arnTail = /^(role|user|assumed-role|federated-user)\//.test(text)
  if (arnTail || /^(\d{12}):/.test(text) || /^(aws:)?(iam|sts):/.test(text))
    return { says: `is only a part of an ARN; IAM needs all of it, such as ${wholeArn}` }
  if (/^[^@\s]+@[^@\s]+\.[a-z]+$/i.test(text))
    return { says: 'is an email address; a user is arn:aws:iam::<account>:user/<name>' }
  if (/\s/.test(text)) return { says: `is no principal; one would be ${wholeArn}, or a 12-digit account id` }
  return { says: `is only a name; IAM needs the whole ARN, such as ${wholeArn}, or a 12-digit account id` }
}

/** Fewer than six sections: usually the empty region is forgotten, since nobody sees it. */
function shortArnFault(text: string): PrincipalFault {
  const [, partition = '', service = '', account = '', resource = ''] = text.split(':')
  const says =
    'lacks a section: in arn:aws:iam::<account>:… two colons follow "iam", with the region left empty'
  if (!/^\d{12}$/.test(account)) return { says: `is no whole ARN; a role is ${wholeArn}` }
  return { says, better: arnText({ partition, service, region: '', account, resource }) }
}

function arnFault(arn: Arn): PrincipalFault {
  if (!isPartition(arn.partition)) return unknownPartition(arn)
  const service = arn.service.toLowerCase()
  if (service !== 'iam' && service !== 'sts')
    return {
      says: `is a resource of ${arn.service || 'no service'}; principals are users, roles, sessions and accounts`,
    }
  if (service !== arn.service)
    return {
      says: `has "${arn.service}" where "${service}" stands in lower case`,
      better: arnText({ ...arn, service }),
    }
  if (arn.region !== '') return regionFault(arn)
  if (arn.account === '') return emptyAccountFault(arn)
  if (/^\d+$/.test(arn.account) && !isAccountId(arn.account))
    return { says: `has the account id ${arn.account}, which ${digitsFault(arn.account)}` }
  if (!isAccountId(arn.account)) return { says: `has "${arn.account}" where the 12-digit account id stands` }
  return resourceFault(arn)
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

function serviceFault(text: string): PrincipalFault {
  const suffixed = `${text.toLowerCase()}.amazonaws.com`
  if (/^arn:/.test(text))
    return {
      says: 'is an ARN; a service is named by its host, such as ec2.amazonaws.com, and its resource by aws:SourceArn',
    }
  const host = text
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase()
  if (principalForm('Service', host) !== undefined)
    return { says: 'is not how the host of a service is written: lower case, no "https://"', better: host }
  const label = /^([a-z0-9-]+)\.(?:aws|amazon|amazonaws|amazoneaws|amzonaws|amazonws)(?:\.[a-z]{2,4})?$/.exec(
    host,
  )
  if (label) return { says: 'does not end in .amazonaws.com', better: `${label[1] ?? ''}.amazonaws.com` }
  if (/^[a-z0-9-]+$/i.test(text))
    return {
      says: 'is only a name; a service is named by its host, which ends in .amazonaws.com',
      better: suffixed,
    }
  return { says: 'is not the host of a service, such as ec2.amazonaws.com' }
}

function federatedFault(text: string): PrincipalFault {
  const arn = parseArn(text)
  const oidc = 'arn:aws:iam::<account>:oidc-provider/<host>'
  if (!arn) {
    if (/^arn:/.test(text)) return shortProviderFault(text)
    const host = text.replace(/^https?:\/\//, '')
    return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(host)
      ? {
          says: `is the address of a provider; IAM needs its ARN: arn:aws:iam::<account>:oidc-provider/${host}`,
        }
      : { says: `is no provider; one is named by its ARN, such as ${oidc}` }
  }
  if (/^cognito-/.test(arn.service))
    return { says: 'is a resource of Cognito, whose name as a provider is cognito-identity.amazonaws.com' }
  if (!isPartition(arn.partition)) return unknownPartition(arn)
  if (arn.service !== 'iam') return { says: `is no provider; one is named by its ARN, such as ${oidc}` }
  if (arn.region !== '') return regionFault(arn)
  if (arn.account === '') return emptyAccountFault(arn)
  if (/^\d+$/.test(arn.account) && !isAccountId(arn.account))
    return { says: `has the account id ${arn.account}, which ${digitsFault(arn.account)}` }
  if (!isAccountId(arn.account)) return { says: `has "${arn.account}" where the 12-digit account id stands` }
  return providerFault(arn)
}

function shortProviderFault(text: string): PrincipalFault {
  const short = shortArnFault(text)
  return short.better === undefined
    ? { says: 'is no whole ARN; a provider is arn:aws:iam::<account>:oidc-provider/<host>' }
    : short
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
