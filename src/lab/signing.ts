// AWS Signature Version 4: the parts that signed requests and login tokens share.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What a signature is for: `DATE/REGION/SERVICE/aws4_request` of a credential. */
export interface Scope {
  readonly keyId: string
  /** `YYYYMMDD`. */
  readonly date: string
  readonly region: string
  readonly service: string
}

/** Reads `KEY/DATE/REGION/SERVICE/aws4_request`. */
export function parseScope(credential: string): Scope | undefined {
  const [keyId, date, region, service, end, ...more] = credential.split('/')
  if (!keyId || !date || !region || !service || end !== 'aws4_request' || more.length > 0) return undefined
  return { keyId, date, region, service }
}

/** Reads `YYYYMMDDTHHMMSSZ`; milliseconds since 1970, or undefined. */
export function parseTimestamp(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** `YYYYMMDDTHHMMSSZ`. */
export function formatTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '')
}

/** Percent-encoding as SigV4 wants it: everything but letters, digits and `-._~`. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Names and values in the order that is signed. */
export function canonicalQuery(parameters: Iterable<readonly [string, string]>): string {
  return [...parameters]
    .map(([name, value]) => `${encodeRfc3986(name)}=${encodeRfc3986(value)}`)
    .sort()
    .join('&')
}

/** Whether the signature, in hexadecimal, is what the secret gives for the canonical request. */
export function isSignedBy(
  secret: string,
  scope: Scope,
  timestamp: string,
  canonicalRequest: string,
  signature: string,
): boolean {
  const { date, region, service } = scope
  let key: Buffer = Buffer.from(`AWS4${secret}`)
  for (const part of [date, region, service, 'aws4_request']) key = hmac(key, part)
  const text = [
    'AWS4-HMAC-SHA256',
    timestamp,
    `${date}/${region}/${service}/aws4_request`,
    sha256(canonicalRequest),
  ].join('\n')
  const given = Buffer.from(signature, 'hex')
  const right = hmac(key, text)
  return given.length === right.length && timingSafeEqual(given, right)
}

/** In hexadecimal. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
