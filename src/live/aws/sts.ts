// STS: who a caller is, and becoming a role. https://docs.aws.amazon.com/STS/latest/APIReference/

import { readFile } from 'node:fs/promises'
import type { Answer, Patience } from '../answer.ts'
import type { Clients } from './clients.ts'
import { type CredentialProvider, CredentialsFailed, silent } from './credentials.ts'
import type { AssumeRequest, CallerIdentity } from './ports.ts'
import { type Ask, expected } from './question.ts'

export function askWhoAmI(
  clients: Clients,
  region: string,
  ask: Ask,
  patience: Patience,
): Promise<Answer<CallerIdentity>> {
  return ask(async call => {
    const sts = await import('./load-sts.ts')
    const client = await stsOf(clients, region)
    const command = new sts.GetCallerIdentityCommand({})
    let serverDate: Date | undefined
    command.middlewareStack.add(
      next => async args => {
        const result = await next(args)
        serverDate = dateOf(result.response) ?? serverDate
        return result
      },
      { step: 'deserialize', priority: 'low', name: 'readDate' },
    )
    const name = 'sts:GetCallerIdentity'
    const reply = await call(name, end => client.send(command, end))
    return {
      account: expected(reply.Account, 'Account', name),
      arn: expected(reply.Arn, 'Arn', name),
      userId: expected(reply.UserId, 'UserId', name),
      ...(serverDate && { serverDate }),
    }
  }, patience)
}

function dateOf(response: unknown): Date | undefined {
  const { headers } = response as { readonly headers?: Readonly<Record<string, string>> }
  const date = new Date(headers?.['date'] ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** A role's session, with credentials that only the SDK gets to see. */
export interface NewSession {
  readonly arn: string
  readonly expires: Date
  readonly provide: CredentialProvider
}

export function assumeRole(
  clients: Clients,
  hop: AssumeRequest,
  ask: Ask,
  patience: Patience,
): Promise<Answer<NewSession>> {
  return ask(async call => {
    const sts = await import('./load-sts.ts')
    const client = await stsOf(clients, hop.region)
    const { roleArn, sessionName, sessionSeconds, externalId, sourceIdentity, tags, webIdentityTokenFile } =
      hop
    const input = { RoleArn: roleArn, RoleSessionName: sessionName, DurationSeconds: sessionSeconds }
    const name = webIdentityTokenFile === undefined ? 'sts:AssumeRole' : 'sts:AssumeRoleWithWebIdentity'
    const reply = await call(name, async end =>
      webIdentityTokenFile === undefined
        ? client.send(
            new sts.AssumeRoleCommand({
              ...input,
              ExternalId: externalId,
              SourceIdentity: sourceIdentity,
              Tags: tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
            }),
            end,
          )
        : client.send(
            new sts.AssumeRoleWithWebIdentityCommand({
              ...input,
              WebIdentityToken: await readToken(webIdentityTokenFile),
            }),
            end,
          ),
    )
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = expected(
      reply.Credentials,
      'Credentials',
      name,
    )
    const expires = expected(Expiration, 'Expiration', name)
    const credentials = {
      accessKeyId: expected(AccessKeyId, 'AccessKeyId', name),
      secretAccessKey: expected(SecretAccessKey, 'SecretAccessKey', name),
      sessionToken: expected(SessionToken, 'SessionToken', name),
      expiration: expires,
    }
    const arn = expected(reply.AssumedRoleUser?.Arn, 'AssumedRoleUser', name)
    return { arn, expires, provide: async () => credentials }
  }, patience)
}

async function readToken(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    const { code = 'error' } = error as NodeJS.ErrnoException
    throw new CredentialsFailed('NoIdentityToken', `the identity token file ${file} cannot be read (${code})`)
  }
}

function stsOf(clients: Clients, region: string) {
  return clients.get('STS', region, async config => new (await import('./load-sts.ts')).STSClient(config))
}

/** Of the profile in the shared files, or of the environment; undefined when nobody says. */
export async function regionOfProfile(profile: string | undefined): Promise<string | undefined> {
  const { STSClient } = await import('./load-sts.ts')
  const client = new STSClient({ logger: silent, ...(profile !== undefined && { profile }) })
  try {
    return await client.config.region()
  } catch {
    return undefined
  } finally {
    client.destroy()
  }
}
