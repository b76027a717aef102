// Access keys that exist: those of the world, made at run time, and those of sessions handed out since.

import { randomBytes, randomInt } from 'node:crypto'
import type { PolicyEntry } from '../policy/policies.ts'
import type { RequestValue } from '../policy/request.ts'
import type { WorldKey } from './world.ts'

/** Whom a key speaks for. */
export interface Identity {
  /** Of a user, a root user or a role session. */
  readonly arn: string
  readonly account: string
  /** As GetCallerIdentity gives it. */
  readonly userId: string
  /** Of a role session: the role's ARN with its path. */
  readonly roleArn?: string
  /** A user's session of its own (GetSessionToken). */
  readonly ownSession?: true
  /** Policies passed when the session was made. */
  readonly sessionPolicies?: readonly PolicyEntry[]
  /** Condition keys that the session carries: tags, source identity, MFA. */
  readonly context: Readonly<Record<string, RequestValue>>
  /** Tags that go on when the session assumes another role. */
  readonly transitiveTags?: readonly string[]
  readonly sourceIp: string
}

export interface AccessKey {
  readonly id: string
  readonly secret: string
  readonly sessionToken?: string
  readonly identity: Identity
  /** Milliseconds since 1970, by the lab's clock. */
  readonly expiresAt?: number
  readonly active: boolean
}

/** What a client configures. */
export interface ClientCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export class KeyRing {
  readonly #keys = new Map<string, AccessKey>()

  find(id: string): AccessKey | undefined {
    return this.#keys.get(id)
  }

  /** Makes a key for the identity. Keys of sessions come with a token, those of users do not. */
  issue(identity: Identity, expiresAt?: number): AccessKey {
    const isSession = expiresAt !== undefined
    const key: AccessKey = {
      id: makeId(isSession ? 'ASIA' : 'AKIA'),
      secret: randomBytes(30).toString('base64'),
      ...(isSession && { sessionToken: makeSessionToken(), expiresAt }),
      identity,
      active: true,
    }
    this.#keys.set(key.id, key)
    return key
  }

  /** A key with the fault that the world gives it; what the client gets is no secret of any real account. */
  issueWithFault(
    identity: Identity,
    fault: WorldKey['fault'],
    now: number,
    isSession: boolean,
  ): ClientCredentials {
    const lifeMs = fault === 'expired' ? -60_000 : 3_600_000
    const key = this.issue(identity, isSession || fault === 'expired' ? now + lifeMs : undefined)
    if (fault === 'unknown') this.#keys.delete(key.id)
    if (fault === 'inactive') this.#keys.set(key.id, { ...key, active: false })
    const credentials = credentialsOf(key)
    return fault === 'wrongSecret'
      ? { ...credentials, secretAccessKey: randomBytes(30).toString('base64') }
      : credentials
  }
}

export function credentialsOf({ id, secret, sessionToken }: AccessKey): ClientCredentials {
  return {
    accessKeyId: id,
    secretAccessKey: secret,
    ...(sessionToken !== undefined && { sessionToken }),
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function makeId(prefix: string): string {
  return prefix + Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** As long as the real ones are at their shortest: what cuts tokens off has to show. */
function makeSessionToken(): string {
  return `IQoJb3JpZ2luX2Vj${randomBytes(540).toString('base64')}`
}
