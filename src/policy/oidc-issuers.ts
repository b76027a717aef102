// The identity providers that issue tokens to everybody: their address says nothing of whose token it is, so a claim
// has to. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html

import { parseArn } from '../model/arn.ts'

export interface SharedIssuer {
  /** What the provider is called. */
  readonly name: string
  /** The claim that tells its customers apart. */
  readonly claim: string
  /** Who gets in where that claim is not asked about. */
  readonly anyone: string
}

/** Without `https://`, in lower case, without a slash at the end; undefined for what is no OIDC provider. */
export function issuerOfProvider(principal: string): string | undefined {
  const arn = parseArn(principal)
  const address = arn ? /^oidc-provider\/(.+)$/.exec(arn.resource)?.[1] : principal
  return address?.toLowerCase().replace(/\/$/, '')
}

/** Undefined for an issuer that belongs to one organization, or of which that is not known. */
export function sharedIssuer(issuer: string): SharedIssuer | undefined {
  if (isCognito(issuer)) return cognito
  return (
    shared.get(issuer) ?? (issuer.startsWith('rh-oidc.s3.us-east-1.amazonaws.com/') ? turbonomic : undefined)
  )
}

/** The issuer of one EKS cluster. */
export function isClusterIssuer(issuer: string): boolean {
  return /^oidc\.eks\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|api\.aws)\/id\/[0-9a-z]+$/.test(issuer)
}

/** Cognito identity pools; they have a host in each partition. */
export function isCognito(issuer: string): boolean {
  return /^cognito-identity(-us-gov)?(\.[a-z0-9-]+)?\.amazonaws\.(com|com\.cn|eu)$/.test(issuer)
}

const cognito: SharedIssuer = {
  name: 'Amazon Cognito',
  claim: 'aud',
  anyone: 'every identity pool of every AWS account',
}

const turbonomic: SharedIssuer = {
  name: 'IBM Turbonomic',
  claim: 'sub',
  anyone: 'every customer of IBM Turbonomic',
}

function bySubject(name: string, anyone = `every customer of ${name}`): SharedIssuer {
  return { name, claim: 'sub', anyone }
}

function byAudience(name: string, anyone = `every customer of ${name}`): SharedIssuer {
  return { name, claim: 'aud', anyone }
}

const repositories = 'every repository on GitHub'

const shared: ReadonlyMap<string, SharedIssuer> = new Map([
  ['token.actions.githubusercontent.com', bySubject('GitHub Actions', repositories)],
  ['vstoken.actions.githubusercontent.com', bySubject('GitHub Actions', repositories)],
  ['oidc-configuration.audit-log.githubusercontent.com', bySubject('the audit log of GitHub')],
  ['gitlab.com', bySubject('GitLab', 'every project on gitlab.com')],
  ['app.terraform.io', bySubject('HCP Terraform', 'every organization on HCP Terraform')],
  ['agent.buildkite.com', bySubject('Buildkite', 'every organization on Buildkite')],
  ['oidc.codefresh.io', bySubject('Codefresh')],
  ['studio.datachain.ai/api', bySubject('DVC Studio')],
  ['scalr.io', bySubject('Scalr')],
  ['tokens.cloud.shisho.dev', bySubject('Shisho Cloud')],
  ['proidc.upbound.io', bySubject('Upbound')],
  ['api.pulumi.com/oidc', byAudience('Pulumi Cloud', 'every organization on Pulumi Cloud')],
  ['oidc.vercel.com', byAudience('Vercel', 'every team on Vercel')],
  ['sandboxes.cloud', byAudience('sandboxes.cloud')],
  // Built into AWS: they sign in users of every app that is registered with them.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
  ['accounts.google.com', byAudience('Google', 'every app that signs in with Google')],
  [
    'www.amazon.com',
    { name: 'Login with Amazon', claim: 'app_id', anyone: 'every app that uses Login with Amazon' },
  ],
  [
    'graph.facebook.com',
    { name: 'Facebook', claim: 'app_id', anyone: 'every app that signs in with Facebook' },
  ],
])
