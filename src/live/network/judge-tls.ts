// What a finished handshake shows: protocol, certificates, whether they are trusted, and for whom they are.

import type { TLSSocket } from 'node:tls'
import { PeerFailure } from '../ask-peer.ts'
import { chainOf, daysLeft, factsOf, isFor, namesIn } from './certificates.ts'
import type { TlsFacts } from './ports.ts'

/** `now` in milliseconds since 1970. Throws `PeerFailure` for a server that shows no certificate. */
export function judgeTls(socket: TLSSocket, host: string, now: number): TlsFacts {
  const certificates = chainOf(socket)
  const [own] = certificates
  const chain = certificates.map(factsOf)
  const [first, last] = [chain[0], chain.at(-1)]
  if (!own || !first || !last)
    throw new PeerFailure('tls', 'NO_CERTIFICATE', 'the server shows no certificate')
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    chain,
    verified: socket.authorized || { code: codeOf(socket), message: messageFor(codeOf(socket)) },
    hostMatches: isFor(host, own),
    daysLeft: daysLeft(first, now),
    names: namesIn(own),
    signedBy: last.issuer,
  }
}

/** Node puts a code there, whatever its type says. */
function codeOf({ authorizationError }: TLSSocket): string {
  return String(authorizationError ?? 'UNVERIFIED')
}

/** OpenSSL's own words, which search engines know. */
const messages: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'certificate has expired',
  CERT_NOT_YET_VALID: 'certificate is not yet valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in certificate chain',
  UNABLE_TO_GET_ISSUER_CERT: 'unable to get issuer certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unable to get local issuer certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to verify the first certificate',
  CERT_SIGNATURE_FAILURE: 'certificate signature failure',
}

function messageFor(code: string): string {
  return messages[code] ?? `the certificate is not trusted: ${code}`
}
