// All checks of a link, in the order in which views list them.

import type { Setup } from '../../model/setup.ts'
import type { Check } from '../define-check.ts'
import type { WalkedLink } from '../walked-link.ts'
import { bothSides } from './assume/both-sides.ts'
import { callerPolicies } from './assume/caller-policies.ts'
import { controlPolicies } from './assume/control-policies.ts'
import { readerIdentities } from './assume/reader-identities.ts'
import { roleAssumed } from './assume/role-assumed.ts'
import { rolePolicies } from './assume/role-policies.ts'
import { sessionIdentity } from './assume/session-identity.ts'
import { callerIdentity } from './caller/caller-identity.ts'
import { callerOfLink } from './caller/caller-of-link.ts'
import { clockAgrees } from './caller/clock-agrees.ts'
import { identityToken } from './caller/identity-token.ts'
import { closedDoors } from './closed/closed-doors.ts'
import { databaseAvailable } from './iam-auth/database-available.ts'
import { databaseDescribed } from './iam-auth/database-described.ts'
import { endpointAgrees } from './iam-auth/endpoint-agrees.ts'
import { iamAuthEnabled } from './iam-auth/iam-auth-enabled.ts'
import { certificateDays } from './tls/certificate-days.ts'
import { certificateName } from './tls/certificate-name.ts'
import { certificateTrusted } from './tls/certificate-trusted.ts'
import { nameResolves } from './tls/name-resolves.ts'
import { networkDescribed } from './tls/network-described.ts'
import { portOpen } from './tls/port-open.ts'
import { tlsHandshake } from './tls/tls-handshake.ts'
import { wayBetween } from './tls/way-between.ts'
import { tokenFits } from './token/token-fits.ts'
import { tokenMade } from './token/token-made.ts'
import { askedBehindProxy } from './user/asked-behind-proxy.ts'
import { loggedIn } from './user/logged-in.ts'
import { loginGranted } from './user/login-granted.ts'
import { loginQuestion } from './user/login-question.ts'
import { rights } from './user/rights.ts'
import { sessionSecured } from './user/session-secured.ts'
import { takesTokens } from './user/takes-tokens.ts'
import { writable } from './user/writable.ts'

export interface ChecksWanted {
  /** What the configuration says besides the link. */
  readonly base: Setup
  /** Credentials were named for reading accounts of the link. */
  readonly readers: boolean
  /** It is tried whether doors that should be closed are. */
  readonly probeClosed: boolean
}

export function checksFor(link: WalkedLink, { base, readers, probeClosed }: ChecksWanted): readonly Check[] {
  const byToken = link.webIdentityTokenFile !== undefined
  return [
    ...(byToken ? [identityToken] : [callerIdentity, clockAgrees, callerOfLink]),
    ...link.hops.map((hop, index) => roleAssumed(hop, index, link)),
    sessionIdentity(link),
    ...(readers ? [readerIdentities] : []),
    ...(byToken ? [] : [callerPolicies]),
    rolePolicies(link),
    controlPolicies(link),
    bothSides(link, base),
    databaseDescribed(readers),
    iamAuthEnabled,
    databaseAvailable,
    endpointAgrees,
    tokenMade,
    tokenFits,
    ...nameResolves(link),
    portOpen(link),
    tlsHandshake,
    certificateTrusted,
    certificateName,
    certificateDays,
    networkDescribed,
    wayBetween(base),
    loginQuestion,
    loginGranted,
    loggedIn,
    askedBehindProxy,
    takesTokens,
    rights,
    sessionSecured,
    writable,
    ...(probeClosed ? closedDoors(link) : []),
  ]
}
