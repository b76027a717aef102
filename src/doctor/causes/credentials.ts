// Before anything else: credentials, and the way to AWS.

import type { PeerError } from '../../live/answer.ts'
import { type Case, said } from '../case.ts'
import { type Cause, is, type Verdict } from '../define-cause.ts'
import { fix } from '../fixes.ts'

const base = { step: 'caller', side: 'caller' } as const

/** AWS's answer to the caller, when it is this one. */
function whenAnswered(
  c: Case,
  isIt: (error: PeerError) => boolean,
  more: Parameters<typeof is>[1],
): Verdict | undefined {
  const error = c.e.callerRefusal
  if (error === undefined || !isIt(error)) return undefined
  return is(said(error, 'caller-identity'), more)
}

/** Signatures that are refused for their time. */
export const ofClock = /Signature (expired|not yet current)|RequestTimeTooSkewed/

const fromAws =
  /^(InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|AuthFailure|MissingAuthentication|IncompleteSignature|InvalidAccessKeyId|RequestTimeTooSkewed|RequestExpired)/

export const credentialCauses: readonly Cause[] = [
  {
    ...base,
    id: 'credentials-missing',
    title: 'no credentials were found for the caller',
    says: [
      /Unable to locate credentials/i,
      /NoCredentialProviders|no valid providers in chain/i,
      /Could not load credentials from any providers/i,
      /CredentialsProviderError/,
    ],
    apart:
      'AWS was not even asked: no environment variable, profile, container or instance gives credentials',
    judge: c =>
      whenAnswered(
        c,
        ({ kind, code }) => kind === 'credentials' && !fromAws.test(code) && !/Expired/i.test(code),
        {
          fix: fix('caller', 'Give the caller credentials', {
            text: 'Name a profile with --profile, or run where the tool runs, with its role.',
          }),
        },
      ),
  },
  {
    ...base,
    id: 'credentials-expired',
    title: 'the session of the caller has expired',
    says: [
      /security token included in the request is expired/i,
      /\bExpiredToken\b/,
      /token (has )?expired.*sso|sso.*expired/i,
    ],
    apart: 'GetCallerIdentity, which nobody can be denied, answers ExpiredToken',
    judge: c =>
      whenAnswered(c, ({ code }) => /Expired/i.test(code) && code !== 'RequestExpired', {
        fix: fix('caller', 'Get a new session', { text: 'aws sso login, or whatever gave the old one.' }),
      }),
  },
  {
    ...base,
    id: 'key-deleted',
    title: 'AWS does not know the access key',
    says: [
      /\bInvalidClientTokenId\b/,
      /security token included in the request is invalid/i,
      /\bUnrecognizedClientException\b/,
    ],
    apart:
      'GetCallerIdentity answers InvalidClientTokenId: the key was deleted, switched off or belongs to another partition, or its session token is missing',
    judge: c =>
      whenAnswered(
        c,
        ({ code }) => /^(InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId)/.test(code),
        {
          fix: fix('caller', 'Use a key that exists', {
            text: 'The key was deleted or switched off, or its session token is missing. A role needs no key at all.',
          }),
        },
      ),
  },
  {
    ...base,
    id: 'secret-key-mistyped',
    title: 'the secret access key is not the one of the key id',
    says: [/\bSignatureDoesNotMatch\b/, /signature we calculated does not match/i],
    apart: 'AWS knows the key and refuses the signature, and the clocks agree',
    judge: c =>
      whenAnswered(
        c,
        ({ code, message }) =>
          /^(SignatureDoesNotMatch|InvalidSignature)/.test(code) && !ofClock.test(message),
        {
          fix: fix('caller', 'Enter both halves of the key again', {
            text: 'Blanks, line ends and + or / are lost easily.',
          }),
        },
      ),
  },
  {
    ...base,
    id: 'aws-throttles',
    title: 'AWS answers too many calls with a refusal',
    says: [/\bThrottling(Exception)?\b/, /Rate exceeded/i, /TooManyRequests|RequestLimitExceeded/],
    apart: 'the code of the answer; asked again later, AWS answers',
    judge: c => {
      const stopped = refusalsOf(c).find(({ kind }) => kind === 'throttled')
      const passed = [...c.hiccups, ...(c.e.databaseRefusal ? [c.e.databaseRefusal] : [])].find(({ code }) =>
        /Throttl|TooManyRequests|RequestLimit|SlowDown/.test(code),
      )
      const one = stopped ?? passed
      if (one === undefined) return undefined
      return is(said(one), {
        ...(stopped === undefined && { gravity: 'warning' }),
        fix: fix('caller', 'Ask less often', {
          text: 'Something in the account makes many calls; --wait 2m tries again for a while.',
        }),
      })
    },
  },
  {
    ...base,
    id: 'aws-fails',
    title: 'AWS answers with an error of its own, or something answers that is not AWS',
    says: [/\bInternalFailure\b|\bServiceUnavailable\b|\bInternalError\b/],
    apart: 'an HTTP status of 500 or more, or an answer without what every answer of AWS has',
    judge: c => {
      const error = refusalsOf(c).find(({ kind }) => kind === 'peer')
      return (
        error &&
        is(said(error), {
          fix: /^UnreadableReply/.test(error.code)
            ? fix('network', 'See what answers in the place of AWS', {
                text: 'A proxy, a filter or the sign-in page of a network stands between: let the endpoints of AWS through it.',
              })
            : fix('caller', 'Try again in some minutes', {
                text: 'The error is one of AWS. Where it stays, see the AWS Health Dashboard of the region.',
              }),
        })
      )
    },
  },
  {
    ...base,
    id: 'aws-unreachable',
    side: 'network',
    title: 'STS cannot be reached from here',
    says: [
      /Could not connect to the endpoint URL/i,
      /connect (timeout|timed out).*sts\./i,
      /getaddrinfo \w+ sts\./i,
    ],
    apart: 'the call to STS gets no connection, or no answer at all',
    judge: c => {
      const error = refusalsOf(c).find(({ kind }) => ['network', 'timeout', 'tls'].includes(kind))
      return (
        error &&
        is(said(error), {
          fix: fix('network', 'Open a way to STS', {
            text: 'A private network needs a VPC endpoint for sts in its region, a NAT gateway or a proxy.',
          }),
        })
      )
    },
  },
]

/** Of calls to STS that a link cannot do without. */
function refusalsOf({ e, hops }: Case): readonly PeerError[] {
  return [...(e.callerRefusal ? [e.callerRefusal] : []), ...hops.flatMap(({ refusal }) => refusal ?? [])]
}
