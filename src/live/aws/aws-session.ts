// A caller: credentials that nobody can read, and what they can be used for.

import type { Answer, Patience } from '../answer.ts'
import { Clients } from './clients.ts'
import type { CredentialProvider } from './credentials.ts'
import { signToken } from './login-token.ts'
import type { OwnSecrets } from './own-secrets.ts'
import { peerErrorOf } from './peer-error.ts'
import type {
  AssumedSession,
  AssumeRequest,
  AwsCaller,
  AwsReads,
  CallerIdentity,
  LoginOfToken,
  LoginToken,
} from './ports.ts'
import type { Ask } from './question.ts'
import { makeReads } from './reads.ts'
import { askWhoAmI, assumeRole, regionOfProfile } from './sts.ts'

export interface SessionOptions {
  readonly source: string
  readonly provide: CredentialProvider
  readonly env: Readonly<Record<string, string | undefined>>
  readonly ask: Ask
  /** Of all sessions of a run. */
  readonly secrets: OwnSecrets
  readonly profile?: string
  /** Of services that are the same everywhere. */
  readonly region?: string
  readonly arn?: string
  readonly attempts?: number
}

export class AwsSession implements AwsCaller {
  readonly source: string
  readonly read: AwsReads
  readonly #options: SessionOptions
  readonly #clients: Clients
  #arn: string | undefined
  #region: string | undefined

  constructor(options: SessionOptions) {
    this.source = options.source
    this.#options = options
    this.#arn = options.arn
    this.#clients = new Clients(options)
    const home = () => this.#home()
    this.read = makeReads({ ask: options.ask, clients: this.#clients, home })
  }

  async whoAmI(patience: Patience): Promise<Answer<CallerIdentity>> {
    const answer = await askWhoAmI(this.#clients, await this.#home(), this.#options.ask, patience)
    if (answer.state === 'answered') this.#arn = answer.value.arn
    return answer
  }

  async assume(hop: AssumeRequest, patience: Patience): Promise<Answer<AssumedSession>> {
    const answer = await assumeRole(this.#clients, hop, this.#options.ask, patience)
    if (answer.state === 'failed') return answer
    const { arn, expires, provide } = answer.value
    const { ask, env, attempts, secrets } = this.#options
    const caller = new AwsSession({
      source: `the session ${arn}`,
      provide: secrets.watched(provide),
      env,
      secrets,
      ask,
      region: this.#options.region ?? hop.region,
      arn,
      ...(attempts !== undefined && { attempts }),
    })
    return { ...answer, value: { caller, arn, expires, region: hop.region } }
  }

  async makeToken(login: LoginOfToken): Promise<Answer<LoginToken>> {
    const start = Date.now()
    const tookMs = () => Date.now() - start
    try {
      const value = await signToken(login, this.#options.provide, this.#arn ?? this.source)
      return { state: 'answered', value, tookMs: tookMs() }
    } catch (error) {
      return {
        state: 'failed',
        error: peerErrorOf(error, { secrets: this.#options.secrets }),
        tookMs: tookMs(),
      }
    }
  }

  close(): void {
    this.#clients.close()
  }

  async #home(): Promise<string> {
    const { region, env, profile } = this.#options
    const told = region ?? (env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined)
    this.#region ??= told ?? (await regionOfProfile(profile)) ?? 'us-east-1'
    return this.#region
  }
}
