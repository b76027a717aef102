// The way to the port of the database.

import { type Case, fromDocument, said } from '../case.ts'
import { type Cause, is, ruledOut, type Verdict } from '../define-cause.ts'
import type { Proof } from '../diagnosis.ts'
import { fix } from '../fixes.ts'
import type { NetworkFault } from '../network-reading.ts'

const base = { step: 'tls', side: 'network' } as const

export const networkCauses: readonly Cause[] = [
  {
    ...base,
    id: 'name-unknown',
    side: 'link',
    title: 'no name server knows the name of the endpoint',
    says: [/ENOTFOUND|could not translate host name|Name or service not known|Unknown MySQL server host/i],
    apart: 'the name alone is asked for, before anything is dialled',
    judge: ({ e, link }) =>
      e.nameRefusal &&
      is(said(e.nameRefusal.error, 'name-resolves'), {
        message: `no name server knows ${link.database.host}`,
        fix: fix('link', 'Compare the host with the endpoint that RDS shows', {
          text: 'A database that was deleted or renamed has no name any more; a private zone must be tied to the network of the tool.',
        }),
      }),
  },
  {
    ...base,
    id: 'black-hole',
    title: 'packets to the database vanish',
    says: [/ETIMEDOUT|timeout expired|connection timed out|connect timeout|\(110\)/i],
    apart:
      'TCP alone is tried, and nothing answers; security groups, routes and access lists tell why, where they can be read',
    judge: judgeSilence,
  },
  {
    ...base,
    id: 'connection-refused',
    title: 'nothing listens at the port',
    says: [/ECONNREFUSED|connection refused/i],
    apart: 'TCP alone is tried, and the machine answers that nobody is there',
    judge: c =>
      whenTcp(c, /ECONNREFUSED/, {
        fix: fix('link', 'Compare the port with the one that RDS shows', {
          text: 'Or start the tunnel or the database, if that is what should listen there.',
        }),
        follows: ['database-unavailable', 'other-port'],
      }),
  },
  {
    ...base,
    id: 'no-route',
    title: 'there is no route to the database from here',
    says: [/EHOSTUNREACH|ENETUNREACH|No route to host|Network is unreachable/i],
    apart: 'TCP alone is tried, and this machine or a router says so',
    judge: c =>
      whenTcp(c, /EHOSTUNREACH|ENETUNREACH/, {
        fix: fix('network', 'Connect both networks: peering, transit gateway, VPN'),
      }),
  },
  {
    ...base,
    id: 'silent-server',
    title: 'something accepts the connection and never answers',
    says: [
      /timeout expired|ETIMEDOUT/i,
      /Lost connection to MySQL server at 'reading initial communication packet'/i,
    ],
    apart: 'TCP connects, and the first word of the protocol gets no answer',
    judge: c =>
      whenTls(c, error => error.kind === 'timeout', {
        fix: fix(
          'network',
          'Look at what stands between: a load balancer, a tunnel, a host that is overloaded',
        ),
        follows: ['database-unavailable'],
      }),
  },
  {
    ...base,
    id: 'closes-early',
    title: 'something accepts the connection and closes it at once',
    says: [
      /Connection terminated unexpectedly|server closed the connection unexpectedly/i,
      /PROTOCOL_CONNECTION_LOST|ECONNRESET/,
    ],
    apart: 'TCP connects, and the connection ends before TLS',
    judge: c =>
      whenTls(c, error => error.kind === 'network', {
        fix: fix(
          'network',
          'Look at what stands between: a proxy without a target, a firewall that resets, a tunnel to nowhere',
        ),
        follows: ['database-unavailable'],
      }),
  },
]

function whenTcp({ e }: Case, code: RegExp, more: Parameters<typeof is>[1]): Verdict | undefined {
  const error = e.tcpRefusal
  if (error === undefined) return undefined
  return code.test(error.code) || code.test(error.message)
    ? is(said(error, 'port-open'), more)
    : ruledOut(said(error, 'port-open'))
}

function whenTls(
  { e }: Case,
  isIt: (error: NonNullable<Case['e']['tlsRefusal']>) => boolean,
  more: Parameters<typeof is>[1],
): Verdict | undefined {
  return e.tlsRefusal && isIt(e.tlsRefusal) ? is(said(e.tlsRefusal, 'tls-handshake'), more) : undefined
}

function ofWay({ text, rule }: NetworkFault): Proof {
  return { by: 'document', text, rule, check: 'way-between' }
}

function ofReading(text: string): Proof {
  return { by: 'document', text, check: 'network-described' }
}

const clearWay: Proof = {
  by: 'document',
  text: 'security groups, routes and access lists of both ends let the caller through',
  check: 'way-between',
}

/** That nothing answers is proof enough; what AWS says of the network is why. */
function judgeSilence(c: Case): Verdict | undefined {
  const { tcpRefusal, networkReading, database, resolved, wayFaults = [], wayIsOpen } = c.e
  if (tcpRefusal === undefined) return undefined
  if (tcpRefusal.kind !== 'timeout') return ruledOut(said(tcpRefusal, 'port-open'))
  const { host, port } = c.link.database
  const [first] = wayFaults
  const why = first ? wayFaults.map(ofWay) : (networkReading?.faults ?? []).map(ofReading)
  const fault = why[0]?.text
  const isPrivate =
    resolved?.addresses.every(({ scope }) => scope === 'private') ?? database?.public === false
  const ways = networkReading?.ways?.map(way => `${way.group} from ${way.from}`) ?? []
  const hints = [
    ...(isPrivate
      ? ['The address is private: it is reached from its own network, a peered one, or through a tunnel.']
      : []),
    ...(wayIsOpen
      ? [
          'The networks of the machine that the tool runs on let it through: try from there, and look at firewalls of machines and at what stands between.',
        ]
      : []),
    ...(ways.length > 0 ? [`Who may come in: ${ways.join(', ')}.`] : []),
    ...(networkReading === undefined
      ? ['Look whether the database runs, then at its security group, at routes and access lists.']
      : []),
  ]
  return is(
    [
      said(tcpRefusal, 'port-open'),
      ...why,
      ...(wayIsOpen ? [clearWay] : []),
      ...(isPrivate && database ? [fromDocument('it is not public', database.arn)] : []),
    ],
    {
      message:
        fault === undefined
          ? `nothing answers at ${host}:${port}`
          : `nothing answers at ${host}:${port}: ${fault}`,
      fix: fix(
        'network',
        first !== undefined
          ? first.advice.replace(/\.$/, '')
          : fault === undefined
            ? wayIsOpen
              ? 'Run the doctor where the tool runs'
              : `Let the tool through to port ${port}`
            : `Let the tool in at port ${port} of ${networkReading?.securityGroups.join(', ') || 'the database'}`,
        {
          ...(first?.command !== undefined && { copy: first.command }),
          ...(first === undefined && hints.length > 0 && { text: hints.join(' ') }),
        },
      ),
      // What is read of the network keeps everybody out of a database that runs, too.
      ...(fault === undefined && { follows: ['database-unavailable', 'other-port'] }),
    },
  )
}
