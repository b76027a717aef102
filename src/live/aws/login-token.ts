// A login token: signed here by the SDK, shown to nobody but database drivers.

import { inspect } from 'node:util'
import type { CredentialProvider } from './credentials.ts'
import type { LoginOfToken, LoginToken } from './ports.ts'

/** "An authentication token … has a lifetime of 15 minutes." */
const lifeMs = 900_000

/** Throws what the credentials' source throws. */
export async function signToken(
  login: LoginOfToken,
  provide: CredentialProvider,
  signer: string,
): Promise<LoginToken> {
  const { Signer } = await import('./load-signer.ts')
  const { host, port, region, user } = login
  const credentials = await provide()
  const signing = new Signer({ hostname: host, port, region, username: user, credentials })
  return new SignedToken(login, await signing.getAuthToken(), credentials.expiration, signer)
}

class SignedToken implements LoginToken {
  readonly host: string
  readonly port: number
  readonly region: string
  readonly user: string
  readonly signedAt: Date
  readonly expiresAt: Date
  readonly signer: string
  readonly #token: string

  constructor(login: LoginOfToken, token: string, credentialsExpire: Date | undefined, signer: string) {
    this.host = login.host
    this.port = login.port
    this.region = login.region
    this.user = login.user
    this.signer = signer
    this.#token = token
    this.signedAt = signedAt(token)
    const ends = this.signedAt.getTime() + lifeMs
    this.expiresAt = new Date(Math.min(ends, credentialsExpire?.getTime() ?? ends))
  }

  reveal(): string {
    return this.#token
  }

  toString(): string {
    return '[token]'
  }

  toJSON(): string {
    return '[token]'
  }

  [inspect.custom](): string {
    return '[token]'
  }
}

function signedAt(token: string): Date {
  const stamp = new URL(`https://${token}`).searchParams.get('X-Amz-Date') ?? ''
  return new Date(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}
