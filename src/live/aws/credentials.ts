// Where credentials come from. They are handed to the SDK's clients and to nobody else.

/** As the SDK's clients take them. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

/** `properties` are the SDK's own. */
export type CredentialProvider = (properties?: Record<string, unknown>) => Promise<Credentials>

export interface CredentialOptions {
  /** Of the shared files. */
  readonly profile?: string
  /** The SDK looks at the environment of the process; what stands here wins. */
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface CredentialSource {
  /** In words. */
  readonly name: string
  readonly provide: CredentialProvider
}

/** Why there are no credentials, and what to do. */
export class CredentialsFailed extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The order of the SDK: a profile that was asked for, keys in the environment, then its chain. Asks nobody yet. */
export function credentialSource({ profile, env }: CredentialOptions): CredentialSource {
  const asked = profile ?? (env['AWS_PROFILE'] || undefined)
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env
  if (asked === undefined && accessKeyId && secretAccessKey) {
    const sessionToken = env['AWS_SESSION_TOKEN'] || undefined
    const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) }
    return { name: 'the environment variable AWS_ACCESS_KEY_ID', provide: async () => credentials }
  }
  const name = asked === undefined ? "the SDK's default credentials" : `profile ${asked}`
  return { name, provide: remembered(() => fromChain(asked, env), asked) }
}

async function fromChain(
  profile: string | undefined,
  env: CredentialOptions['env'],
): Promise<CredentialProvider> {
  const { fromNodeProviderChain } = await import('./load-credentials.ts')
  const text = (name: string) => env[name] || undefined
  const init = {
    profile,
    filepath: text('AWS_SHARED_CREDENTIALS_FILE'),
    configFilepath: text('AWS_CONFIG_FILE'),
    webIdentityTokenFile: text('AWS_WEB_IDENTITY_TOKEN_FILE'),
    roleArn: text('AWS_ROLE_ARN'),
    roleSessionName: text('AWS_ROLE_SESSION_NAME'),
    logger: silent,
  }
  const given = Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined))
  const endpoint =
    env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true' ? undefined : text('AWS_ENDPOINT_URL')
  return fromNodeProviderChain({ ...given, ...(endpoint && { clientConfig: { endpoint } }) })
}

/** Makes the chain once, and turns its errors into ones that say what to do. */
function remembered(
  make: () => Promise<CredentialProvider>,
  profile: string | undefined,
): CredentialProvider {
  let chain: Promise<CredentialProvider> | undefined
  return async properties => {
    try {
      chain ??= make()
      return await (await chain)(properties)
    } catch (error) {
      throw credentialsFailed(error, profile)
    }
  }
}

export function credentialsFailed(error: unknown, profile: string | undefined): CredentialsFailed {
  const { name = 'Error', message = String(error), Code } = error as Error & { readonly Code?: string }
  const [first = ''] = message.split('\n')
  if (message.includes('aws sso login')) {
    const login = `aws sso login${profile === undefined ? '' : ` --profile ${profile}`}`
    return new CredentialsFailed(
      'SsoSessionExpired',
      `the SSO session is not valid (any more); run: ${login}`,
    )
  }
  if (/any providers/.test(message)) {
    return new CredentialsFailed(
      'NoCredentials',
      profile === undefined
        ? 'there are no AWS credentials: no profile, no environment variables, no container or instance role'
        : `the shared AWS files hold no credentials for the profile ${profile}`,
    )
  }
  return new CredentialsFailed(Code ?? name, first)
}

/** The SDK warns on the console otherwise; what matters is said in our own words. */
export const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} }
