// Opens the way to AWS with the credentials that a user has. Loaded late: with it comes what the SDK needs.

import type { CallName } from '../allowed-calls.ts'
import { AwsSession } from './aws-session.ts'
import { credentialSource } from './credentials.ts'
import { makeLimiter } from './limiter.ts'
import { OwnSecrets } from './own-secrets.ts'
import type { AwsCaller } from './ports.ts'
import { makeAsk } from './question.ts'

export interface OpenAwsOptions {
  /** Of the shared files; left out, `AWS_PROFILE`, or keys in the environment, or what the SDK's chain finds. */
  readonly profile?: string
  /** Where services that are the same in all regions are asked. Left out, that of the environment or profile. */
  readonly region?: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** How often a call is tried, by whoever does not wait and ask again itself. Left out, four times. */
  readonly attempts?: number
  /** Told of every call that is made, by whomever. */
  readonly onCall?: (name: CallName) => void
}

/** Calls under way at once, over all regions and accounts. */
const mostAtOnce = 8

/** Asks nobody yet. */
export function openAws({ profile, region, env, attempts, onCall }: OpenAwsOptions): AwsCaller {
  const { name, provide } = credentialSource({ env, ...(profile !== undefined && { profile }) })
  const secrets = new OwnSecrets()
  const asked = profile ?? (env['AWS_PROFILE'] || undefined)
  return new AwsSession({
    source: name,
    provide: secrets.watched(provide),
    env,
    secrets,
    ask: makeAsk(makeLimiter(mostAtOnce), secrets, onCall),
    ...(asked !== undefined && { profile: asked }),
    ...(region !== undefined && { region }),
    ...(attempts !== undefined && { attempts }),
  })
}
