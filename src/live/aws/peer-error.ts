// An error of the SDK → what failed, in AWS's own words and ours. Nothing secret gets through.

import { hideSecrets } from '../../base/hide-secrets.ts'
import type { CallName } from '../allowed-calls.ts'
import type { FailureKind, PeerError } from '../answer.ts'
import { CredentialsFailed } from './credentials.ts'
import type { OwnSecrets } from './own-secrets.ts'

/** What an exception of the SDK may hold; none of it is certain. */
interface SdkError {
  readonly name?: string
  readonly message?: string
  /** Of Node's network errors. */
  readonly code?: string
  /** Of the Query protocols: the code as it came, where the SDK's name differs. */
  readonly Code?: string
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
  readonly $fault?: 'client' | 'server'
}

export interface FailedAsking {
  readonly call?: CallName
  readonly timeoutMs?: number
  /** Who ended it, if anybody did. */
  readonly ended?: 'cancelled' | 'timeout'
  /** What the call was signed with. */
  readonly secrets?: OwnSecrets
}

/** Never throws, whatever was thrown. */
export function peerErrorOf(thrown: unknown, asking: FailedAsking = {}): PeerError {
  const { call, timeoutMs = 0, ended, secrets } = asking
  const error = (thrown ?? {}) as SdkError
  const hide = (text: string) => hideSecrets(secrets?.hide(text) ?? text)
  const { requestId: givenId } = error.$metadata ?? {}
  const requestId = givenId === undefined ? undefined : hide(givenId)
  const about = { ...(call !== undefined && { call }), ...(requestId !== undefined && { requestId }) }
  if (ended === 'cancelled') return { ...about, kind: 'cancelled', code: 'Cancelled', message: 'cancelled' }
  if (ended === 'timeout') {
    return { ...about, kind: 'timeout', code: 'Timeout', message: `no answer within ${timeoutMs / 1000} s` }
  }
  if (thrown instanceof CredentialsFailed) {
    return { ...about, kind: 'credentials', code: hide(thrown.code), message: hide(thrown.message) }
  }
  const code = codeOf(error)
  return { ...about, kind: kindOf(code, error), code: hide(code), message: messageOf(error, hide) }
}

function codeOf(error: SdkError): string {
  const status = error.$metadata?.httpStatusCode
  if (isUnreadable(error)) return `UnreadableReply${status === undefined || status < 300 ? '' : status}`
  if (error.name === 'Unknown' && status !== undefined) return `HTTP${status}`
  return error.code ?? error.Code ?? error.name ?? 'Error'
}

/** The SDK appends a hint for programmers when it cannot read a reply. */
function isUnreadable({ message = '' }: SdkError): boolean {
  return message.includes('Deserialization error')
}

const networkCodes =
  /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|EADDR|ETIMEDOUT|ENOTCONN|EPROTO|ERR_HTTP2|HPE_|TimeoutError|NetworkingError)/
const tlsCodes = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH)/
const throttled =
  /^(Throttl|RequestLimitExceeded|TooManyRequests|RequestThrottled|SlowDown|BandwidthLimitExceeded|PriorRequestNotComplete|LimitExceededException$|ProvisionedThroughputExceeded|TransactionInProgress|EC2ThrottledException)/
const denied =
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|NotAuthorized|AuthorizationError|OptInRequired|Forbidden)/
const badCredentials =
  /^(ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|AuthFailure|MissingAuthenticationToken|IncompleteSignature|InvalidAccessKeyId|RequestTimeTooSkewed|InvalidIdentityToken|IDPRejectedClaim|IDPCommunicationError|NotSignedUp|Blocked)/
const missing = /(^NoSuch|NotFound|NotExist|DoesNotExist|^ResourceNotFound|NotInUse)/

function kindOf(code: string, error: SdkError): FailureKind {
  const status = error.$metadata?.httpStatusCode ?? 0
  if (isUnreadable(error)) return 'peer'
  if (tlsCodes.test(code)) return 'tls'
  if (throttled.test(code) || status === 429) return 'throttled'
  if (denied.test(code)) return 'denied'
  if (badCredentials.test(code)) return 'credentials'
  // "ENOTFOUND" is the network's; codes of AWS begin otherwise.
  if (networkCodes.test(code)) return code === 'ETIMEDOUT' ? 'timeout' : 'network'
  if (missing.test(code)) return 'notFound'
  if (/^HTTP\d/.test(code) || error.$fault === 'server' || status >= 500) return 'peer'
  return error.$fault === 'client' || status >= 400 ? 'invalid' : 'network'
}

/**
 * Whatever answers may repeat what it was sent. AWS shows what should have been signed when a signature is wrong, session token and all; and EC2 encodes what it
 * decided, which only somebody with another permission can read.
 */
function messageOf(error: SdkError, hide: (text: string) => string): string {
  const { message = '' } = error
  if (isUnreadable(error)) return `the reply is not one of AWS: ${hide(message).split('\n')[0]}`
  if (error.name === 'Unknown')
    return `the reply is not one of AWS (HTTP status ${error.$metadata?.httpStatusCode})`
  return hide(message)
    .replace(/\s*The (Canonical String|String-to-Sign)[\s\S]*/, '')
    .replace(/\s*Encoded authorization failure message: \S+/, '')
    .slice(0, longestMessage)
}

/** Characters. The longest that AWS sends name a few ARNs. */
const longestMessage = 2000
