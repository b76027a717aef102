// Who sent a request: the Signature Version 4 of its headers, checked as AWS checks it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html

import type { IncomingHttpHeaders } from 'node:http'
import type { AccessKey, KeyRing } from '../key-ring.ts'
import {
  canonicalQuery,
  formatTimestamp,
  isSignedBy,
  parseScope,
  parseTimestamp,
  type Scope,
  sha256,
} from '../signing.ts'
import { AwsError } from './aws-error.ts'

export interface SignedRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

export interface VerifiedRequest {
  readonly key: AccessKey
  readonly scope: Scope
}

/** Clocks may differ by five minutes. */
const maxSkewMs = 300_000

/** The scope that the request claims, before anything is checked; undefined when it is not signed. */
export function claimedScope(headers: IncomingHttpHeaders): Scope | undefined {
  const credential = /\bCredential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1]
  return credential === undefined ? undefined : parseScope(credential)
}

/** Throws an `AwsError` with STS's own codes; services that have other words for them translate. */
export function verifyRequest(request: SignedRequest, keyRing: KeyRing, now: number): VerifiedRequest {
  const authorization = request.headers.authorization
  if (authorization === undefined) {
    throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
  }
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
      authorization,
    )
  const scope = parseScope(match?.[1] ?? '')
  const timestamp = String(request.headers['x-amz-date'] ?? '')
  const at = parseTimestamp(timestamp)
  if (!match || !scope || at === undefined || !timestamp.startsWith(scope.date)) {
    throw new AwsError('IncompleteSignature', 'The request does not conform to AWS standards.', 400)
  }
  const key = keyRing.find(scope.keyId)
  const token = request.headers['x-amz-security-token']
  if (!key?.active || key.sessionToken !== token) {
    throw new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403)
  }
  const [, , signedHeaders = '', signature = ''] = match
  if (
    !isSignedBy(key.secret, scope, timestamp, canonicalRequest(request, signedHeaders.split(';')), signature)
  ) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      403,
    )
  }
  checkTime(at, timestamp, now)
  if (key.expiresAt !== undefined && now > key.expiresAt) {
    throw new AwsError('ExpiredToken', 'The security token included in the request is expired', 403)
  }
  return { key, scope }
}

function canonicalRequest({ method, url, headers, body }: SignedRequest, signed: readonly string[]): string {
  const { pathname, searchParams } = new URL(url, 'http://lab')
  const lines = signed.map(
    name =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/\s+/g, ' ')}`,
  )
  return [method, pathname, canonicalQuery(searchParams), ...lines, '', signed.join(';'), sha256(body)].join(
    '\n',
  )
}

function checkTime(at: number, timestamp: string, now: number): void {
  const [here, bound] = [formatTimestamp(now), (ms: number) => formatTimestamp(now + ms)]
  if (at < now - maxSkewMs) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      `Signature expired: ${timestamp} is now earlier than ${bound(-maxSkewMs)} (${here} - 5 min.)`,
      403,
    )
  }
  if (at > now + maxSkewMs) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      `Signature not yet current: ${timestamp} is still later than ${bound(maxSkewMs)} (${here} + 5 min.)`,
      403,
    )
  }
}
