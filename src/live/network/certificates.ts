// What a server's certificates say of themselves.

import type { X509Certificate } from 'node:crypto'
import { checkServerIdentity, type TLSSocket } from 'node:tls'
import type { CertificateFacts } from './ports.ts'

/** Chains that anybody uses have two to four. */
const longestChain = 12

/** From the server's own upwards: what the server sent, completed from the certificates that are trusted. */
export function chainOf(socket: TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = []
  let next = socket.getPeerX509Certificate()
  while (
    next &&
    chain.length < longestChain &&
    !chain.some(seen => seen.fingerprint256 === next?.fingerprint256)
  ) {
    chain.push(next)
    next = next.issuerCertificate
  }
  return chain
}

export function factsOf(certificate: X509Certificate): CertificateFacts {
  return {
    subject: inOneLine(certificate.subject),
    issuer: inOneLine(certificate.issuer),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
    fingerprint256: certificate.fingerprint256,
  }
}

/** Node writes one part a line. An empty name is undefined, whatever its type says. */
function inOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').reverse().join(', ')
}

/** DNS names and addresses; the common name where there are none, since that is what clients then look at. */
export function namesIn(certificate: X509Certificate): readonly string[] {
  const listed = [
    ...(certificate.subjectAltName ?? '').matchAll(/(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]+)/g),
  ]
  if (listed.length > 0) return listed.map(([, name = '']) => name)
  return (certificate.subject ?? '').match(/(?<=^CN=).+$/gm) ?? []
}

/** Whether clients that check the name would take this certificate for the host's. */
export function isFor(host: string, certificate: X509Certificate): boolean {
  return checkServerIdentity(host, certificate.toLegacyObject() as never) === undefined
}

const dayMs = 86_400_000

/** Whole days from now to the end, rounded down; below zero when it has ended. */
export function daysLeft({ validTo }: CertificateFacts, now: number): number {
  return Math.floor((validTo.getTime() - now) / dayMs)
}
