// OIDC tokens that the lab signs itself, as an identity provider would, and reads again.

import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import type { WorldIdentityToken } from '../world.ts'

export interface Claims {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export interface TokenIssuer {
  /** The token of the world. */
  readonly token: string
  /** The claims of a token that this issuer signed; undefined for any other text. */
  read(token: string): Claims | undefined
}

export function makeTokenIssuer(world: WorldIdentityToken, now: number): TokenIssuer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const expiresAt = now + (world.expired ? -60_000 : 3_600_000)
  return { token: signToken(world, expiresAt, privateKey), read: token => readToken(token, publicKey) }
}

function signToken(
  { issuer, subject, audience }: WorldIdentityToken,
  expiresAt: number,
  key: KeyObject,
): string {
  const seconds = Math.floor(expiresAt / 1000)
  const claims = { iss: issuer, sub: subject, aud: audience, iat: seconds - 3600, exp: seconds }
  const text = [{ alg: 'ES256', typ: 'JWT' }, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
  return `${text}.${signature.toString('base64url')}`
}

function readToken(token: string, key: KeyObject): Claims | undefined {
  const [header, claims, signature, ...more] = token.split('.')
  if (!header || !claims || !signature || more.length > 0) return undefined
  const signed = Buffer.from(`${header}.${claims}`)
  if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')))
    return undefined
  const { iss, sub, aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
    string,
    string
  >
  return { issuer: String(iss), subject: String(sub), audience: String(aud), expiresAt: Number(exp) * 1000 }
}
