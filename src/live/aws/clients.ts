// The SDK's clients of one set of credentials: one for each service and region, made and loaded when first used.

import type { CredentialProvider } from './credentials.ts'
import { silent } from './credentials.ts'

export interface ClientOptions {
  readonly provide: CredentialProvider
  readonly env: Readonly<Record<string, string | undefined>>
  readonly profile?: string
  readonly attempts?: number
}

/** What any client is made with. */
export interface ClientConfig {
  readonly region: string
  readonly credentials: CredentialProvider
  readonly maxAttempts: number
  readonly retryMode: 'adaptive'
  readonly logger: typeof silent
  readonly endpoint?: string
  readonly profile?: string
}

interface Destroyable {
  destroy(): void
}

/** A call is tried this often: throttling and errors of the service are retried, each time after a longer while. */
const usualAttempts = 4

/** `AWS_MAX_ATTEMPTS`, as the SDKs take it. https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
function attemptsFrom({ AWS_MAX_ATTEMPTS: told = '' }: ClientOptions['env']): number {
  return /^[1-9]\d?$/.test(told) ? Number(told) : usualAttempts
}

export class Clients {
  readonly #options: ClientOptions
  readonly #made = new Map<string, Promise<Destroyable>>()

  constructor(options: ClientOptions) {
    this.#options = options
  }

  /** `service` is the SDK's name of it, as environment variables have it: `SECRETS_MANAGER`. */
  get<C extends Destroyable>(
    service: string,
    region: string,
    make: (config: ClientConfig) => Promise<C>,
  ): Promise<C> {
    const key = `${service} ${region}`
    const made = this.#made.get(key) ?? make(this.#config(service, region))
    this.#made.set(key, made)
    return made as Promise<C>
  }

  #config(service: string, region: string): ClientConfig {
    const { provide, env, profile, attempts = attemptsFrom(env) } = this.#options
    const endpoint = endpointFrom(env, service)
    return {
      region,
      credentials: provide,
      maxAttempts: attempts,
      retryMode: 'adaptive',
      logger: silent,
      ...(endpoint !== undefined && { endpoint }),
      ...(profile !== undefined && { profile }),
    }
  }

  close(): void {
    for (const client of this.#made.values()) client.then(one => one.destroy()).catch(() => {})
    this.#made.clear()
  }
}

/**
 * `AWS_ENDPOINT_URL_SERVICE`, `AWS_ENDPOINT_URL`; left out, the SDK looks into the shared files.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
function endpointFrom(env: ClientOptions['env'], service: string): string | undefined {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true') return undefined
  return env[`AWS_ENDPOINT_URL_${service}`] || env['AWS_ENDPOINT_URL'] || undefined
}
