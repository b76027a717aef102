// What Node's errors of names, sockets and TLS mean.
// https://nodejs.org/docs/latest-v20.x/api/errors.html#nodejs-error-codes

import type { FailureKind, PeerError } from './answer.ts'

/** An error of Node as an answer. Only its code and its text are taken: other members may hold configuration. */
export function systemError(error: unknown): PeerError {
  const { code, message, errors } = innermost(error)
  // Of several addresses none could be reached; each has its own error, and the first tells the code.
  const said = errors?.length ? errors.map(one => innermost(one).message).join('; ') : message
  return { kind: kindOf(code), code, message: said || code }
}

function innermost(error: unknown): {
  readonly code: string
  readonly message: string
  readonly errors?: readonly unknown[]
} {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', message: String(error) }
  const { code = error.name } = error as Error & { readonly code?: unknown }
  return {
    code: String(code),
    message: error.message,
    ...(error instanceof AggregateError && { errors: error.errors as readonly unknown[] }),
  }
}

const ofNetwork =
  /^(ENOTFOUND|ENODATA|EAI_\w+|ESERVFAIL|EREFUSED|ECONN\w+|EHOST\w+|ENET\w+|EPIPE|EADDR\w+|EACCES|EPERM)$/

function kindOf(code: string): FailureKind {
  if (/^E(SOCKET|CONNECT)?TIME(D)?OUT$/.test(code)) return 'timeout'
  if (ofNetwork.test(code)) return 'network'
  if (/^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code))
    return 'tls'
  return 'peer'
}
