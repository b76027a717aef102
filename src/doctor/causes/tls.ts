// TLS and the server's certificate.

import type { TlsFacts } from '../../live/network/ports.ts'
import { isRdsName } from '../../model/rds-host.ts'
import { type Case, fromLink, said } from '../case.ts'
import { type Cause, is, ruledOut, type Verdict } from '../define-cause.ts'
import type { Fix, Proof } from '../diagnosis.ts'
import { changeLink, fix } from '../fixes.ts'
import { isLocalName } from '../walked-link.ts'

const base = { step: 'tls', side: 'link' } as const
const otherName = [
  /ERR_TLS_CERT_ALTNAME_INVALID/,
  /Hostname\/IP does not match certificate|does not match host name|name mismatch/i,
]

export const tlsCauses: readonly Cause[] = [
  {
    ...base,
    id: 'tls-not-offered',
    side: 'target',
    title: 'the server does not offer TLS',
    says: [/server does not support SSL/i, /SSL is not enabled on the server/i, /HANDSHAKE_NO_SSL_SUPPORT/],
    apart: 'the server answers the request for TLS with no; an IAM user must have it',
    judge: ({ e }) =>
      e.tlsRefusal?.code === 'NO_TLS'
        ? is(said(e.tlsRefusal, 'tls-handshake'), {
            fix: fix('target', 'Have the server offer TLS', {
              text: 'RDS always does: what answers here is something in between, or no RDS.',
            }),
          })
        : undefined,
  },
  {
    ...base,
    id: 'not-a-database',
    side: 'link',
    title: 'what listens at the port is no database of this engine',
    says: [
      /There was an error establishing an SSL connection/i,
      /received invalid response to SSL negotiation/i,
      /Got packets out of order|Packets out of order/i,
    ],
    apart: 'the first bytes of the answer are none of the protocol',
    judge: ({ e }) =>
      e.tlsRefusal?.kind === 'peer'
        ? is(said(e.tlsRefusal, 'tls-handshake'), {
            fix: fix('link', 'Compare host, port and engine with what RDS shows'),
            follows: ['other-port', 'other-engine'],
          })
        : undefined,
  },
  {
    ...base,
    id: 'tls-broken',
    side: 'network',
    title: 'the TLS handshake fails',
    says: [/EPROTO|ssl3_get_record|wrong version number|unsupported protocol/i],
    apart: 'the server speaks of TLS and does not come to an agreement with this machine',
    judge: ({ e }) =>
      e.tlsRefusal?.kind === 'tls' && e.tlsRefusal.code !== 'NO_TLS'
        ? is(said(e.tlsRefusal, 'tls-handshake'), {
            fix: fix('network', 'Look for something that ends or changes TLS on the way'),
          })
        : undefined,
  },
  {
    ...base,
    id: 'unknown-ca',
    side: 'machine',
    title: 'the certificate is of an authority that is not trusted here',
    says: [
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE|unable to verify the first certificate/i,
      /SELF_SIGNED_CERT_IN_CHAIN|self.signed certificate/i,
      /UNABLE_TO_GET_ISSUER_CERT|unable to get (local )?issuer certificate/i,
      /certificate verify failed|CERT_SIGNATURE_FAILURE/i,
    ],
    apart: 'the chain that the server shows against the authorities of RDS for the region',
    judge: c =>
      whenCertificate(
        c,
        ({ verified }) => verified !== true && !/EXPIRED|NOT_YET_VALID/.test(verified.code),
        facts => ({
          message: `the certificate is signed by ${facts.signedBy}, which is not trusted here`,
          fix: fix('machine', 'Trust the authorities of RDS for the region, or name the file of your own', {
            text: 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem holds those of all regions; rdsaudit takes another with --ca-file.',
          }),
        }),
      ),
  },
  {
    ...base,
    id: 'certificate-expired',
    side: 'target',
    title: 'the certificate of the database has expired',
    says: [/CERT_HAS_EXPIRED|certificate has expired/i],
    apart: 'the dates in the certificate that the server shows',
    judge: c =>
      whenCertificate(
        c,
        ({ verified }) => verified !== true && /CERT_HAS_EXPIRED/.test(verified.code),
        facts => ({
          message: `the certificate of the database ended ${-facts.daysLeft} days ago`,
          fix: fix('target', 'Give the database a new certificate', {
            copy: newCertificate(c),
          }),
        }),
      ),
  },
  {
    ...base,
    id: 'certificate-not-yet-valid',
    side: 'machine',
    title: 'the certificate is not valid yet, by the clock of this machine',
    says: [/CERT_NOT_YET_VALID|certificate is not yet valid/i],
    apart: 'the dates in the certificate that the server shows',
    judge: c =>
      whenCertificate(
        c,
        ({ verified }) => verified !== true && /NOT_YET_VALID/.test(verified.code),
        () => ({
          fix: fix('machine', 'Set the clock'),
        }),
      ),
  },
  {
    ...base,
    id: 'alias-host',
    title: 'the link names an alias; certificate and token are for the name that RDS gave',
    says: [...otherName, /PAM authentication failed/i],
    apart: 'the host is no name of RDS, and the certificate is for one',
    judge: c => judgeName(c, 'alias'),
  },
  {
    ...base,
    id: 'tunnel-on-localhost',
    title: 'the link names the near end of a tunnel; certificate and token are for the database',
    says: [...otherName, /HANDSHAKE_SSL_ERROR/, /PAM authentication failed/i],
    apart: 'the host is this machine, and the certificate is for an endpoint of RDS',
    judge: c => judgeName(c, 'tunnel'),
  },
  {
    ...base,
    id: 'certificate-of-other-name',
    side: 'target',
    title: 'the certificate is for another endpoint',
    says: otherName,
    apart: 'the host is a name of RDS, and the certificate is for another one',
    judge: c => judgeName(c, 'other'),
  },
]

/** Certificates are those of instances, also of the instances of a cluster. */
function newCertificate({ e: { database }, link }: Case): string {
  const instance = database?.kind === 'instance' ? database.name : '<name of the instance>'
  const region = database?.region ?? link.database.region
  return `aws rds modify-db-instance --db-instance-identifier ${instance} --ca-certificate-identifier rds-ca-rsa2048-g1 --apply-immediately --region ${region}`
}

/** Of a chain that is wrong; the name has causes of its own. */
function whenCertificate(
  { e }: Case,
  isIt: (facts: TlsFacts) => boolean,
  more: (facts: TlsFacts) => Parameters<typeof is>[1],
): Verdict | undefined {
  if (e.tls === undefined || e.tls.verified === true) return undefined
  const proof: Proof = {
    by: 'answer',
    text: `${e.tls.verified.code}: ${e.tls.verified.message}`,
    check: 'certificate-trusted',
  }
  return isIt(e.tls) ? is(proof, more(e.tls)) : ruledOut(proof)
}

function judgeName(c: Case, which: 'alias' | 'tunnel' | 'other'): Verdict | undefined {
  const { tls } = c.e
  const { host } = c.link.database
  const kind = isLocalName(host) ? 'tunnel' : isRdsName(host) ? 'other' : 'alias'
  if (tls === undefined) return undefined
  if (tls.hostMatches)
    return c.tokenRefused
      ? ruledOut({ by: 'answer', text: `the certificate is for ${host}`, check: 'certificate-name' })
      : undefined
  const proof: Proof = {
    by: 'answer',
    text: `the certificate is for ${tls.names.join(', ')}`,
    check: 'certificate-name',
  }
  if (kind !== which) return ruledOut(fromLink(`the link names ${host}`))
  const name = tls.names.find(isRdsName)
  const right = name ?? '<the endpoint that RDS shows>'
  const byTunnel = name !== undefined && which === 'tunnel'
  const message = messages[which](host, tls.names.join(', '))
  if (which === 'other' && c.e.database !== undefined) return is(proof, { message, fix: misled(host) })
  return is(proof, {
    message,
    fix: {
      ...changeLink(c.link, 'host', 'host', right),
      ...(byTunnel && {
        text: `Keep the tunnel, and send the connection through it: --connect-to ${name}:<port>:${host}:${c.link.database.port}`,
      }),
    },
  })
}

/** RDS knows the endpoint, so the link is right about it. */
function misled(host: string): Fix {
  return fix('network', `Find out what leads ${host} to another server`, {
    text: 'RDS knows this endpoint: a name server, a hosts file, a tunnel or a proxy on the way answers in its place.',
  })
}

const messages = {
  alias: (host: string, names: string) =>
    `${host} is an alias; the certificate, and so the token, is for ${names}`,
  tunnel: (host: string, names: string) =>
    `${host} is the near end of a tunnel; the certificate, and so the token, is for ${names}`,
  other: (host: string, names: string) => `what answers at ${host} has a certificate for ${names}`,
} as const
