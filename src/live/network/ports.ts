// What is asked of the network between here and a database, and what comes of it. Types only: they load nothing.

import type { Answer, Patience } from '../answer.ts'

export type Engine = 'postgres' | 'mysql' | 'mariadb'

/** What is dialled. `connectTo` redirects the TCP connection only; names, TLS and tokens keep `host`. */
export interface Endpoint {
  readonly host: string
  readonly port: number
  readonly engine: Engine
  readonly connectTo?: { readonly host: string; readonly port: number }
}

/** Certificate authorities to trust, each as PEM, and where they come from, in words. */
export interface CaBundle {
  readonly pem: readonly string[]
  readonly from: string
  /** What is not as wished, in a line each: a region without certificates here, a file that cannot be read. */
  readonly remarks: readonly string[]
  /** With the machine's own authorities too, of which there are often hundreds: for servers that these do not vouch for. */
  readonly wider?: () => Promise<CaBundle>
}

export interface NetworkPorts {
  resolveHost(host: string, patience: Patience): Promise<Answer<ResolvedHost>>
  openTcp(endpoint: Endpoint, patience: Patience): Promise<Answer<OpenedTcp>>
  openTls(endpoint: Endpoint, trust: { readonly ca: CaBundle }, patience: Patience): Promise<Answer<TlsFacts>>
}

export interface ResolvedHost {
  readonly host: string
  /** In the order in which they are dialled. */
  readonly addresses: readonly HostAddress[]
  /** The names that the host is an alias of, in order; empty when it is none or when no name server says. */
  readonly aliases: readonly string[]
  /** The first name of `host` and its aliases that is one of RDS. */
  readonly rdsName?: string
  /**
   * Who knows the addresses: name servers; `hosts`, something on this machine that overrules or replaces them, such as the
   * hosts file or a resolver of its own; `literal`, the host is an address; `unknown`, name servers could not be asked.
   */
  readonly by: 'dns' | 'hosts' | 'literal' | 'unknown'
  /** This machine itself, so a tunnel or a local proxy. */
  readonly isLoopback: boolean
}

export interface HostAddress {
  readonly address: string
  readonly family: 4 | 6
  readonly scope: AddressScope
}

/** `shared`: 100.64.0.0/10, between carriers; `linkLocal`: 169.254.0.0/16, fe80::/10; `private` also fc00::/7. */
export type AddressScope = 'public' | 'private' | 'loopback' | 'linkLocal' | 'shared' | 'unspecified'

export interface OpenedTcp {
  /** What was reached. */
  readonly address: string
  readonly port: number
  /** Our own side, as a security group of the peer's network would see it without address translation. */
  readonly localAddress: string
  readonly scope: AddressScope
}

export interface TlsFacts {
  /** `TLSv1.3` … */
  readonly protocol: string
  readonly cipher: string
  /** From the server's own certificate upwards, as far as the server sent it or trust completes it. */
  readonly chain: readonly CertificateFacts[]
  /** Whether the chain ends in a certificate of the bundle and is in its time. Says nothing about the name. */
  readonly verified: true | { readonly code: string; readonly message: string }
  /** Whether the certificate is for `endpoint.host`. */
  readonly hostMatches: boolean
  /** Of the server's own certificate: whole days, rounded down; below zero when it has ended. */
  readonly daysLeft: number
  /** The names in the server's certificate. */
  readonly names: readonly string[]
  /** Who signed the last certificate of the chain: the authority that is missing when it is unknown. */
  readonly signedBy: string
  /** MySQL and MariaDB tell before TLS. */
  readonly serverVersion?: string
}

export interface CertificateFacts {
  /** Distinguished names in a line: `CN=…, O=…`. */
  readonly subject: string
  readonly issuer: string
  readonly validFrom: Date
  readonly validTo: Date
  /** Upper-case hex with colons. */
  readonly fingerprint256: string
}
