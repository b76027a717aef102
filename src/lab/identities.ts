// The identity behind an ARN of the world: what AWS knows of it when its key is used.

import { UsageError } from '../base/errors.ts'
import { parseArn } from '../model/arn.ts'
import type { RequestValue } from '../policy/request.ts'
import { type Estate, sessionParts } from './estate.ts'
import type { Identity } from './key-ring.ts'
import type { WorldKey } from './world.ts'

/** From RFC 5737: an address that nobody has. */
export const someAddress = '203.0.113.10'

/** Throws a `UsageError` when the world has no such principal: a key of nobody would answer questions about nothing. */
export function identityOf({ principal, sourceIp = someAddress }: WorldKey, estate: Estate): Identity {
  const session = sessionParts(principal)
  if (session) {
    const role = estate.roleNamed(session.account, session.role)
    if (!role) throw new UsageError(`the key of ${principal}: account ${session.account} has no such role`)
    return {
      arn: principal,
      account: session.account,
      userId: `${role.RoleId}:${session.session}`,
      roleArn: role.Arn,
      context: principalTags(role.Tags),
      sourceIp,
    }
  }
  const account = parseArn(principal)?.account ?? ''
  if (principal.endsWith(':root')) return { arn: principal, account, userId: account, context: {}, sourceIp }
  const user = estate.user(principal)
  if (!user) throw new UsageError(`the key of ${principal}: account ${account} has no such user`)
  return { arn: principal, account, userId: user.UserId, context: principalTags(user.Tags), sourceIp }
}

/** `aws:PrincipalTag/…` of a user's or role's tags. */
export function principalTags(
  tags: readonly { readonly Key: string; readonly Value: string }[] = [],
): Record<string, RequestValue> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value]))
}
