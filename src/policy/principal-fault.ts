// Why AWS does not take a text as a principal, and what was probably meant.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html

import { isAccountId, parseArn } from '../model/arn.ts'
import { type PrincipalKind, principalForm } from '../model/principal.ts'
import { isPartition } from './aws/regions.ts'
import {
  arnFault,
  digitsFault,
  type PrincipalFault,
  providerArnFault,
  shortArnFault,
  unknownPartition,
  wholeArn,
} from './principal-arn-fault.ts'

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

function awsFault(text: string): PrincipalFault {
  if (text.startsWith('arn:')) {
    const arn = parseArn(text)
    return arn ? arnFault(arn) : shortArnFault(text)
  }
  if (/^arn:/i.test(text))
    return { says: 'begins with "arn" in capital letters', better: `arn${text.slice(3)}` }
  return buriedFault(text) ?? accountFault(text) ?? idFault(text) ?? nameFault(text)
}

/** `role_arn=arn:aws:iam::…`: pasted with what stood before it, or with quotation marks around. */
function buriedFault(text: string): PrincipalFault | undefined {
  const inside = /[^\w](arn:[^\s"']+)["']?$/.exec(text)?.[1]
  return inside === undefined ? undefined : { says: 'has something before the ARN', better: inside }
}

function accountFault(text: string): PrincipalFault | undefined {
  if (/^\d+$/.test(text)) return { says: digitsFault(text) }
  const digits = text.replace(/[- ]/g, '')
  if (/^[\d -]+$/.test(text) && isAccountId(digits))
    return { says: 'is an account id with separators; IAM takes the 12 digits alone', better: digits }
  const labelled = /^(?:aws|account|acct|account-?id|root)[:/ ]+(\d{12})$/i.exec(text)?.[1]
  if (labelled !== undefined)
    return { says: 'is an account id with a word before it; IAM takes the 12 digits alone', better: labelled }
  // YAML and spreadsheets take twelve digits for a number, and some of them write it so.
  const number = /^\d\.\d+e\+?1[01]$/i.test(text) ? Number(text).toString() : ''
  return isAccountId(number)
    ? { says: 'is an account id written as a floating-point number', better: number }
    : undefined
}

function idFault(text: string): PrincipalFault | undefined {
  if (/^A(KIA|SIA)[A-Z0-9]{12,}$/.test(text))
    return { says: `is an access key id; a principal is named by its ARN, such as ${wholeArn}` }
  if (/^A(ROA|IDA)[A-Z0-9]+:/.test(text))
    return {
      says: `is a user id as aws:userid has it; a principal is the ARN of the role or user, such as ${wholeArn}`,
    }
  return /^(o|ou|r)-[a-z0-9-]{4,}$/.test(text)
    ? {
        says: 'is an id of an organization, which no principal names; a condition on aws:PrincipalOrgID does',
      }
    : undefined
}

function nameFault(text: string): PrincipalFault {
  const arnTail = /^(role|user|assumed-role|federated-user)\//.test(text)
  if (arnTail || /^\d{12}:/.test(text) || /^(aws:)?(iam|sts):/.test(text))
    return { says: `is only a part of an ARN; IAM needs all of it, such as ${wholeArn}` }
  if (/^[^@\s]+@[^@\s]+\.[a-z]+$/i.test(text))
    return { says: 'is an email address; a user is arn:aws:iam::<account>:user/<name>' }
  if (/\s/.test(text)) return { says: `is no principal; one would be ${wholeArn}, or a 12-digit account id` }
  const whole = /^[\w+=,.@-]{1,64}$/.test(text) ? wholeArn.replace('<name>', text) : wholeArn
  return { says: `is only a name; IAM needs the whole ARN, such as ${whole}, or a 12-digit account id` }
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
  if (arn) return providerArnFault(arn)
  const example = 'arn:aws:iam::<account>:oidc-provider/<host>'
  if (text.startsWith('arn:')) {
    const short = shortArnFault(text)
    return short.better === undefined ? { says: `is no whole ARN; a provider is ${example}` } : short
  }
  const host = text.replace(/^https?:\/\//, '')
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(host)
    ? { says: `is the address of a provider; IAM needs its ARN: ${example.replace('<host>', host)}` }
    : { says: `is no provider; one is named by its ARN, such as ${example}` }
}
