// A new session of a role: what AssumeRole and its kin have in common.

import type { JsonValue } from '../../../base/json-value.ts'
import type { RoleDetail } from '../../../model/snapshot.ts'
import type { PolicyEntry } from '../../../policy/policies.ts'
import type { RequestValue } from '../../../policy/request.ts'
import { defaultVersion } from '../../authorization.ts'
import { principalTags } from '../../identities.ts'
import { credentialsOf, type Identity } from '../../key-ring.ts'
import { AwsError } from '../aws-error.ts'
import type { Backstage, Reply } from '../operation.ts'
import type { Parameters } from '../parameters.ts'

/** Seconds. "The value can range from 900 seconds (15 minutes) up to the maximum session duration set for the role." */
const shortest = 900
const longest = 43_200
const usual = 3600

/** Seconds that were asked for. Throws for what STS refuses before it looks at anybody's policies. */
export function readDuration(parameters: Parameters, most = longest): number {
  const text = parameters.text('DurationSeconds') ?? String(usual)
  const seconds = Number(text)
  const bound = seconds < shortest ? `greater than or equal to ${shortest}` : `less than or equal to ${most}`
  if (Number.isInteger(seconds) && seconds >= shortest && seconds <= most) return seconds
  throw invalid('durationSeconds', text, `Member must have value ${bound}`)
}

/** Throws when the role, or a session that assumes another role, may not last that long. */
export function checkDuration(seconds: number, role: RoleDetail, chained: boolean): void {
  if (seconds > (role.MaxSessionDuration ?? usual)) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  }
  if (chained && seconds > 3600) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
  }
}

/** Throws unless the name of the session is one. */
export function readSessionName(parameters: Parameters): string {
  const name = parameters.text('RoleSessionName') ?? ''
  if (/^[\w+=,.@-]{2,64}$/.test(name)) return name
  throw invalid('roleSessionName', name, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')
}

/** The error of AWS's request validation. */
export function invalid(member: string, value: string, constraint: string): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}

/** "The plaintext session policies can't exceed 2,048 characters"; the packed form has a limit that AWS does not tell. */
const longestPolicy = 2048

/** Policies passed with the call, inline and by ARN; undefined when there are none. */
export function readSessionPolicies(
  parameters: Parameters,
  role: RoleDetail,
  backstage: Backstage,
): readonly PolicyEntry[] | undefined {
  const account = role.Arn.split(':')[4] ?? ''
  const text = parameters.text('Policy')
  if (text !== undefined && text.length > longestPolicy) {
    const percent = Math.ceil((100 * text.length) / longestPolicy)
    throw new AwsError(
      'PackedPolicyTooLarge',
      `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
    )
  }
  const attached = parameters.structures('PolicyArns').map(entry => {
    const arn = entry.text('arn') ?? ''
    const document = defaultVersion(account, arn, backstage.estate)
    return document === undefined
      ? { unseen: `the policy ${arn} is not in the snapshot` }
      : { name: arn, document }
  })
  if (text === undefined) return attached.length > 0 ? attached : undefined
  return [{ name: 'session', document: parsePolicy(text) }, ...attached]
}

function parsePolicy(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    throw new AwsError('MalformedPolicyDocument', 'This policy contains invalid Json')
  }
}

export interface NewSession {
  readonly role: RoleDetail
  readonly name: string
  readonly seconds: number
  readonly sourceIp: string
  readonly policies: readonly PolicyEntry[] | undefined
  /** Session tags and source identity, beyond the role's own tags. */
  readonly context: Readonly<Record<string, RequestValue>>
  readonly transitiveTags: readonly string[]
}

/** Makes the session's key and gives the reply of the call. */
export function openSession(session: NewSession, { keyRing, now }: Backstage): Reply {
  const { role, name, policies } = session
  const account = role.Arn.split(':')[4] ?? ''
  const identity: Identity = {
    arn: `arn:aws:sts::${account}:assumed-role/${role.RoleName}/${name}`,
    account,
    userId: `${role.RoleId}:${name}`,
    roleArn: role.Arn,
    ...(policies && { sessionPolicies: policies }),
    context: { ...principalTags(role.Tags), ...session.context },
    transitiveTags: session.transitiveTags,
    sourceIp: session.sourceIp,
  }
  return {
    Credentials: issueCredentials(identity, now() + session.seconds * 1000, keyRing),
    AssumedRoleUser: { AssumedRoleId: identity.userId, Arn: identity.arn },
  }
}

/** The `Credentials` of a reply. */
export function issueCredentials(
  identity: Identity,
  expiresAt: number,
  keyRing: Backstage['keyRing'],
): Reply {
  const { accessKeyId, secretAccessKey, sessionToken } = credentialsOf(keyRing.issue(identity, expiresAt))
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(expiresAt).toISOString().replace(/\.\d+/, ''),
  }
}
