// Principals as policies name them: the kinds, the forms of each kind, and what a text looks like.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html

import { isUnknown } from '../base/unknown-text.ts'
import { isAccountId, parseArn, plausibleText } from './arn.ts'

/** The members that `Principal` may have. Case matters. */
export const principalKinds = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const

export type PrincipalKind = (typeof principalKinds)[number]

/** True for the name of a kind, spelled as AWS spells it. */
export function isPrincipalKind(text: string): text is PrincipalKind {
  return principalKinds.some(kind => kind === text)
}

/** A well-formed principal. Whether it exists is not known. */
export type PrincipalForm =
  | 'everyone'
  | 'account'
  | 'user'
  | 'role'
  | 'role-session'
  | 'federated-user'
  | 'unique-id'
  | 'origin-access-identity'
  | 'service'
  | 'built-in-provider'
  | 'oidc-provider'
  | 'saml-provider'
  | 'canonical-user'

/** The form of a text under a kind; undefined when it has none of that kind's. */
export function principalForm(kind: PrincipalKind, written: string): PrincipalForm | undefined {
  // What is wholly unknown may have any form.
  if (isUnknown(written)) return undefined
  const text = plausibleText(written)
  switch (kind) {
    case 'AWS':
      if (text === '*') return 'everyone'
      if (isAccountId(text)) return 'account'
      if (isPrincipalId(text)) return 'unique-id'
      return formOfArn(text, awsForms)
    case 'Service':
      return serviceHost.test(text) ? 'service' : undefined
    case 'Federated':
      return isBuiltInProvider(text) ? 'built-in-provider' : formOfArn(text, providerForms)
    case 'CanonicalUser':
      return canonicalUser.test(text) ? 'canonical-user' : undefined
  }
}

/**
 * The kind that a text is meant for, told from its beginning or end, so that a slip in the middle does not hide it;
 * undefined when it could be anything. A wildcard alone belongs to `AWS`.
 */
export function kindByLook(text: string): PrincipalKind | undefined {
  if (text === '*' || /^\d{12}$/.test(text) || isPrincipalId(text)) return 'AWS'
  if (isBuiltInProvider(text) || /^arn:[^/]*:(oidc|saml)-provider\//.test(text)) return 'Federated'
  if (/^arn:[\w-]+:(iam|sts):/.test(text)) return 'AWS'
  if (serviceHost.test(text.toLowerCase()) && !text.startsWith('oidc.')) return 'Service'
  return canonicalUser.test(text) ? 'CanonicalUser' : undefined
}

/**
 * The id of a role (`AROA…`) or a user (`AIDA…`). IAM shows it in place of an ARN whose role or user is gone, and takes
 * it back. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function isPrincipalId(text: string): boolean {
  return /^A(ROA|IDA)[A-Z0-9]{6,124}$/.test(text)
}

// The characters of a name, and those of the path before it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const name = String.raw`[\w+=,.@-]{1,64}`
const path = String.raw`(?:[\x21-\x39\x3b-\x7e]{1,510}/)?`

const awsForms: readonly (readonly [service: string, resource: RegExp, form: PrincipalForm])[] = [
  ['iam', /^root$/, 'account'],
  ['iam', new RegExp(`^user/${path}${name}$`), 'user'],
  ['iam', new RegExp(`^role/${path}${name}$`), 'role'],
  ['sts', new RegExp(`^assumed-role/${name}/${name}$`), 'role-session'],
  ['sts', new RegExp(`^federated-user/${name}$`), 'federated-user'],
]

const providerForms: typeof awsForms = [
  ['iam', /^oidc-provider\/(?!https?:)[\w.-]+\.[\w-]+(:\d+)?(\/[\x21-\x7e]*)?$/, 'oidc-provider'],
  ['iam', /^saml-provider\/[\w.-]{1,128}$/, 'saml-provider'],
]

// CloudFront's identities in bucket policies have blanks in their names and no number for an account.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
const originAccessIdentity = /^user\/CloudFront Origin Access Identity [A-Z0-9]+$/

function formOfArn(text: string, forms: typeof awsForms): PrincipalForm | undefined {
  const arn = parseArn(text)
  if (arn === undefined || /[*?]/.test(text)) return undefined
  if (arn.region !== '' || !/^aws(-[a-z]+)*$/.test(arn.partition)) return undefined
  if (arn.account === 'cloudfront' && forms === awsForms) {
    return originAccessIdentity.test(arn.resource) ? 'origin-access-identity' : undefined
  }
  if (!isAccountId(arn.account)) return undefined
  return forms.find(([service, resource]) => service === arn.service && resource.test(arn.resource))?.[2]
}

// Built into AWS, and so without a provider in the account. Cognito has a host in each partition.
const builtInProvider =
  /^(accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com|cognito-identity(-us-gov)?(\.[a-z0-9-]+)?\.amazonaws\.(com|com\.cn|eu))$/

function isBuiltInProvider(text: string): boolean {
  return builtInProvider.test(text)
}

// Usually `<service>.amazonaws.com`; some services have a region, a second word, or a domain of their own.
const serviceHost =
  /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazonaws\.eu|amazon\.com|aws\.internal|api\.aws|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/

const canonicalUser = /^[0-9a-f]{64}$/
