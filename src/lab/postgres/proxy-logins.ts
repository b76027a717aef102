// RDS Proxy's own rules and words: it checks the token itself, and logs in to the database with a secret.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.troubleshooting.html

import type { Duplex } from 'node:stream'
import { isInRdsIam } from '../endpoints.ts'
import type { ByteReader } from '../gate/byte-reader.ts'
import type { GateContext } from '../gate/gate.ts'
import type { PgError } from './messages.ts'
import { provesPassword } from './scram.ts'
import { askForToken, record } from './serve-postgres.ts'

export interface ProxyAttempt {
  readonly stream: Duplex
  readonly reader: ByteReader
  readonly secure: boolean
  readonly user: string
}

/** The error to refuse with, or undefined when the user may come in. */
export async function judgeProxyLogin(
  attempt: ProxyAttempt,
  context: GateContext,
): Promise<PgError | undefined> {
  const { stream, reader, secure, user } = attempt
  const { endpoint } = context
  if (!secure && endpoint.requireTls) return fatal('This RDS Proxy requires TLS connections')
  if (!secure && endpoint.iamAuth) return fatal('IAM authentication is allowed only with SSL connections')
  if (!endpoint.iamAuth) {
    const accepted = await provesPassword(stream, reader, context.passwordOf(user))
    record(context, { user, by: 'password', accepted })
    return accepted
      ? lackingSecret(user, context)
      : fatal(`The password that was provided for the role ${user} is wrong.`, '28P01')
  }
  const verdict = context.judge.judge(endpoint, user, await askForToken(stream, reader))
  const refusal = verdict.ok ? lackingSecret(user, context) : tokenRefused(user)
  const why = verdict.ok ? refusal?.message : verdict.fault
  record(context, { user, by: 'token', accepted: refusal === undefined, ...(why !== undefined && { why }) })
  return refusal
}

function tokenRefused(user: string): PgError {
  return fatal(
    `The IAM authentication failed for the role ${user}. Check the IAM token for this role and try again.`,
  )
}

/** The proxy's own login to the database: with a secret, for a user that takes a password; or with IAM throughout. */
function lackingSecret(user: string, { endpoint }: GateContext): PgError | undefined {
  const { proxy, engine } = endpoint
  const known = engine.users.find(({ name }) => name === user)
  if (proxy?.endToEndIam) return undefined
  if (!proxy?.secrets.includes(user)) {
    return fatal(
      `This RDS proxy has no credentials for the role ${user}. Check the credentials for this role and try again.`,
    )
  }
  if (known !== undefined && !isInRdsIam(known, engine.users) && known.password) return undefined
  return fatal(`The password that was provided for the role ${user} is wrong.`, '28P01')
}

function fatal(message: string, code = '28000'): PgError {
  return { code, message }
}
