// Who asks: the text of a principal, understood.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html

import { isAccountId, parseArn } from '../model/arn.ts'

/** The account's root user, an IAM user, a role, a session of a role, or a session of `GetFederationToken`. */
export type AccountPrincipalKind = 'root' | 'user' | 'role' | 'session' | 'federatedUser'

export interface AccountPrincipal {
  readonly kind: AccountPrincipalKind
  /** As given. */
  readonly arn: string
  readonly account: string
  /** Last part of the path: the name of the user, the role, or the federated user; empty for root. */
  readonly name: string
  /** Of a session: its role's ARN without the path, which a session's ARN does not tell. Of a role: the ARN. */
  readonly roleArn?: string
  /** Of roles and sessions: `account/name`. Names of roles are unique in an account, whatever their paths. */
  readonly roleName?: string
}

/** An identity provider whose token or assertion is exchanged for a session. */
export interface ProviderPrincipal {
  readonly kind: 'provider'
  /** The provider's ARN, or the host of one built into AWS. */
  readonly id: string
  /** Providers built into AWS belong to no account. */
  readonly account?: string
}

export interface ServicePrincipal {
  readonly kind: 'service'
  readonly id: string
}

export interface CanonicalPrincipal {
  readonly kind: 'canonicalUser'
  readonly id: string
}

export interface AnonymousPrincipal {
  readonly kind: 'anonymous'
}

export type Principal =
  | AccountPrincipal
  | ProviderPrincipal
  | ServicePrincipal
  | CanonicalPrincipal
  | AnonymousPrincipal

/** Identity providers without an ARN. */
const builtInProviders: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
])

const anonymous: AnonymousPrincipal = { kind: 'anonymous' }

const read = new Map<string, Principal>()

/** The principal a text names, or undefined when it names none. Requests repeat principals, so readings are kept. */
export function readPrincipal(text: string): Principal | undefined {
  const known = read.get(text)
  if (known !== undefined) return known
  const principal = readNew(text)
  if (principal === undefined) return undefined
  if (read.size >= 1000) read.clear()
  read.set(text, principal)
  return principal
}

function readNew(text: string): Principal | undefined {
  if (text === 'anonymous' || text === '*') return anonymous
  if (isAccountId(text)) return { kind: 'root', arn: `arn:aws:iam::${text}:root`, account: text, name: '' }
  if (builtInProviders.has(text)) return { kind: 'provider', id: text }
  if (/^[0-9a-f]{64}$/.test(text)) return { kind: 'canonicalUser', id: text }
  if (/^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/.test(text)) {
    return { kind: 'service', id: text }
  }
  return readArn(text)
}

function readArn(text: string): Principal | undefined {
  const arn = parseArn(text)
  if (!arn || !isAccountId(arn.account)) return undefined
  const { account, resource, service, partition } = arn
  const slash = resource.indexOf('/')
  const type = slash < 0 ? resource : resource.slice(0, slash)
  const rest = slash < 0 ? '' : resource.slice(slash + 1)
  const name = rest.slice(rest.lastIndexOf('/') + 1)
  if (service === 'iam' && resource === 'root') return { kind: 'root', arn: text, account, name: '' }
  if (rest === '' || name === '') return undefined
  switch (`${service}:${type}`) {
    case 'iam:user':
      return { kind: 'user', arn: text, account, name }
    case 'iam:role':
      return { kind: 'role', arn: text, account, name, roleArn: text, roleName: `${account}/${name}` }
    case 'iam:saml-provider':
    case 'iam:oidc-provider':
      return { kind: 'provider', id: text, account }
    case 'sts:federated-user':
      return { kind: 'federatedUser', arn: text, account, name: rest }
    case 'sts:assumed-role': {
      const [role = '', ...session] = rest.split('/')
      if (role === '' || session.length === 0) return undefined
      return {
        kind: 'session',
        arn: text,
        account,
        name: role,
        roleArn: `arn:${partition}:iam::${account}:role/${role}`,
        roleName: `${account}/${role}`,
      }
    }
    default:
      return undefined
  }
}

/** True for principals that belong to an account and can have policies of their own or of that account. */
export function isAccountPrincipal(principal: Principal): principal is AccountPrincipal {
  return 'arn' in principal
}
