// A certificate authority for one run, and the certificates of its databases, the bad ones among them. Written here
// because the libraries that make certificates take longer to load than the whole lab takes to start.
// https://www.rfc-editor.org/rfc/rfc5280

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { bits, der, integer, objectId, octets, sequence, set, utcTime, utf8, yes } from './der.ts'

/** As PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

export interface Authority {
  /** The certificate to trust, as PEM. */
  readonly ca: string
  /** A certificate for a host name, good for a year unless told otherwise. */
  issue(host: string, validity?: Validity): Certificate
}

export type Validity = 'now' | 'expired'

const dayMs = 86_400_000
const yearMs = 365 * dayMs
const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))

/** Authorities of different runs have different names, so that a client tells them apart by name and not by key. */
export function makeAuthority(now: number): Authority {
  const keys = makeKeys()
  const name = `rdsaudit lab ${randomBytes(4).toString('hex')}`
  const constraints = extension('2.5.29.19', sequence(yes), true)
  const ca = certificate({
    subject: name,
    issuer: name,
    keys,
    signer: keys,
    from: now - dayMs,
    to: now + 2 * yearMs,
    extensions: [constraints],
  })
  return {
    ca,
    issue: (host, validity = 'now') => {
      const own = makeKeys()
      const [from, to] = validity === 'now' ? [now - dayMs, now + yearMs] : [now - 3 * dayMs, now - dayMs]
      const names = extension('2.5.29.17', sequence(der(0x82, Buffer.from(host))))
      const cert = certificate({
        subject: host.slice(0, 64),
        issuer: name,
        keys: own,
        signer: keys,
        from,
        to,
        extensions: [names],
      })
      return { cert, key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
    },
  }
}

interface Keys {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

function makeKeys(): Keys {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

interface Template {
  readonly subject: string
  readonly issuer: string
  readonly keys: Keys
  readonly signer: Keys
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly extensions: readonly Buffer[]
}

function certificate({ subject, issuer, keys, signer, from, to, extensions }: Template): string {
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(12)])),
    ecdsaWithSha256,
    distinguishedName(issuer),
    sequence(utcTime(new Date(from)), utcTime(new Date(to))),
    distinguishedName(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const signature = sign('sha256', body, signer.privateKey)
  const text = sequence(body, ecdsaWithSha256, bits(signature)).toString('base64')
  return [
    '-----BEGIN CERTIFICATE-----',
    ...(text.match(/.{1,64}/g) ?? []),
    '-----END CERTIFICATE-----',
    '',
  ].join('\n')
}

function distinguishedName(commonName: string): Buffer {
  return sequence(set(sequence(objectId('2.5.4.3'), utf8(commonName))))
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(objectId(id), ...(critical ? [yes] : []), octets(value))
}
