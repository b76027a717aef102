// sts:GetCallerIdentity and sts:GetSessionToken: what a caller can ask about itself.

import { AwsError } from '../aws-error.ts'
import type { Call, Operation } from '../operation.ts'
import { checkMfa } from './assume-role.ts'
import { issueCredentials, readDuration } from './session.ts'

/** Needs no permission, and cannot be denied. */
export const getCallerIdentity: Operation = {
  action: 'sts:GetCallerIdentity',
  run: ({ identity }) => ({ UserId: identity.userId, Account: identity.account, Arn: identity.arn }),
}

/** "No permissions are required for users to perform this operation." */
export const getSessionToken: Operation = { action: 'sts:GetSessionToken', run: openOwnSession }

function openOwnSession(call: Call) {
  const { parameters, identity, backstage } = call
  const { keyRing, now } = backstage
  if (identity.roleArn !== undefined || identity.ownSession) {
    throw new AwsError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403)
  }
  const seconds = readDuration(parameters, 129_600)
  const context = { ...identity.context, 'aws:MultiFactorAuthPresent': checkMfa(call) }
  const session = { ...identity, ownSession: true, context } as const
  return { Credentials: issueCredentials(session, now() + seconds * 1000, keyRing) }
}
