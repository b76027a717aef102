// sts:AssumeRoleWithWebIdentity: unsigned; the token of an OIDC provider says who asks.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html

import { parseArn } from '../../../model/arn.ts'
import { itemsOf } from '../../../model/snapshot-part.ts'
import { compilePolicies } from '../../../policy/compile.ts'
import { evaluate } from '../../../policy/evaluate.ts'
import { callKeys, rcpOf } from '../../authorization.ts'
import { someAddress } from '../../identities.ts'
import { AwsError } from '../aws-error.ts'
import type { Claims } from '../identity-token.ts'
import type { Backstage, Reply, UnsignedOperation } from '../operation.ts'
import type { Parameters } from '../parameters.ts'
import { readRoleArn } from './assume-role.ts'
import { checkDuration, openSession, readDuration, readSessionName, readSessionPolicies } from './session.ts'

export const assumeRoleWithWebIdentity: UnsignedOperation = { action: 'sts:AssumeRoleWithWebIdentity', run }

function run(parameters: Parameters, backstage: Backstage): Reply {
  const arn = readRoleArn(parameters)
  const name = readSessionName(parameters)
  const seconds = readDuration(parameters)
  const claims = readClaims(parameters, backstage)
  const account = parseArn(arn)?.account ?? ''
  const provider = findProvider(account, claims, backstage)
  const role = backstage.estate.role(arn)
  const issuer = withoutScheme(claims.issuer)
  const decision =
    role &&
    evaluate(
      {
        principal: provider,
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: arn,
        context: {
          ...callKeys(someAddress, backstage.now()),
          [`${issuer}:sub`]: claims.subject,
          [`${issuer}:aud`]: claims.audience,
          'sts:RoleSessionName': name,
          'aws:FederatedProvider': provider,
        },
      },
      // Nobody's account asks, so no SCP has a say; the role is a resource, so RCPs do.
      compilePolicies({ resource: role.AssumeRolePolicyDocument, ...rcpOf(account, backstage.estate) }),
    )
  if (!role || decision?.decision !== 'allowed') {
    throw new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403)
  }
  checkDuration(seconds, role, false)
  const policies = readSessionPolicies(parameters, role, backstage)
  const context = { 'aws:FederatedProvider': provider }
  const session = openSession(
    { role, name, seconds, policies, context, transitiveTags: [], sourceIp: someAddress },
    backstage,
  )
  return {
    ...session,
    SubjectFromWebIdentityToken: claims.subject,
    Provider: provider,
    Audience: claims.audience,
  }
}

function readClaims(parameters: Parameters, { issuer, now }: Backstage): Claims {
  const claims = issuer?.read(parameters.text('WebIdentityToken') ?? '')
  if (!claims) {
    throw new AwsError(
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    )
  }
  if (claims.expiresAt > now()) return claims
  const [current, expiry] = [now(), claims.expiresAt].map(ms => Math.floor(ms / 1000))
  throw new AwsError(
    'ExpiredTokenException',
    `Token expired: current date/time ${current} must be before the expiration date/time ${expiry}`,
  )
}

/** The provider's ARN in the account of the role. Throws when it is not there, or not meant for this audience. */
function findProvider(account: string, claims: Claims, { estate }: Backstage): string {
  const provider = itemsOf(estate.account(account)?.iam?.OpenIDConnectProviderList).find(
    ({ Url }) => Url === withoutScheme(claims.issuer),
  )
  if (!provider) {
    throw new AwsError(
      'InvalidIdentityToken',
      `No OpenIDConnect provider found in your account for ${claims.issuer}`,
    )
  }
  if (provider.ClientIDList.includes(claims.audience)) return provider.Arn
  throw new AwsError('InvalidIdentityToken', 'Incorrect token audience')
}

function withoutScheme(url: string): string {
  return url.replace(/^https:\/\//, '')
}
