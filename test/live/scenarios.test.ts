// What each probe answers to every scenario whose endpoint or login is not as it should be, and to the healthy ones.

import { describe, expect, it, onTestFinished } from 'vitest'
import { startLab } from '../../src/lab/lab.ts'
import { loadScenario, scenarioNames } from '../../src/lab/scenarios.ts'
import type { Answer } from '../../src/live/answer.ts'
import { askLogin, askPlain } from '../../src/live/database/ask-login.ts'
import { logIn } from '../../src/live/database/log-in.ts'
import { openTcp } from '../../src/live/network/open-tcp.ts'
import { openTls } from '../../src/live/network/open-tls.ts'
import type { TlsFacts } from '../../src/live/network/ports.ts'
import { linkToken } from '../helpers/open-lab.ts'
import { endpointOf, patient, secretOf, trusting } from '../helpers/probe-lab.ts'

/** In short: `ok`, what the answer is, or kind and code of the failure. */
interface Row {
  readonly tcp?: string
  readonly tls?: string
  readonly asks: string
  readonly plain: string
  /** `user` when logged in. */
  readonly login: string
}

const token = { asks: 'cleartext', plain: 'refused 28000', login: 'app' }
const tokenRefused = { ...token, login: 'refused 28000' }
const password = { asks: 'scram', plain: 'refused 28000', login: 'refused TOKEN_NOT_ASKED_FOR' }
const both = (failure: string) => ({ tls: failure, asks: failure, login: failure })

const nothing = 'timeout ETIMEDOUT'

const rows: Readonly<Record<string, Row>> = {
  healthy: token,
  'healthy-aurora': token,
  'healthy-but-slow': token,
  'healthy-two-hops': token,
  'healthy-mysql': { asks: 'mysql_clear_password', plain: 'refused 1045', login: 'app@%' },
  'healthy-proxy': { ...token, plain: 'refused 28000' },
  // Reaching it.
  'connection-refused': {
    tcp: 'network ECONNREFUSED',
    ...both('network ECONNREFUSED'),
    plain: 'network ECONNREFUSED',
  },
  'black-hole': { tcp: 'timeout ETIMEDOUT', ...both('timeout ETIMEDOUT'), plain: 'timeout ETIMEDOUT' },
  'database-stopped': { tcp: 'timeout ETIMEDOUT', ...both('timeout ETIMEDOUT'), plain: 'timeout ETIMEDOUT' },
  'answers-dropped': { tcp: nothing, ...both(nothing), plain: nothing },
  'black-hole-in-open-network': { tcp: nothing, ...both(nothing), plain: nothing },
  'silent-server': { ...both('timeout ETIMEDOUT'), plain: 'timeout ETIMEDOUT' },
  'closes-early': { ...both('network CONNECTION_CLOSED'), plain: 'network CONNECTION_CLOSED' },
  'not-a-database': { ...both('peer NOT_A_DATABASE'), plain: 'peer NOT_A_DATABASE' },
  // TLS.
  'tls-not-offered': { ...both('tls NO_TLS'), plain: 'refused 28000' },
  'certificate-expired': {
    ...both('tls CERT_HAS_EXPIRED'),
    tls: 'CERT_HAS_EXPIRED, name ok',
    plain: 'refused 28000',
  },
  'unknown-ca': {
    ...both('tls UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    tls: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE, name ok',
    plain: 'refused 28000',
  },
  'certificate-of-other-name': {
    ...both('tls ERR_TLS_CERT_ALTNAME_INVALID'),
    tls: 'trusted, other name',
    plain: 'refused 28000',
  },
  'alias-host': {
    ...both('tls ERR_TLS_CERT_ALTNAME_INVALID'),
    tls: 'trusted, other name',
    plain: 'refused 28000',
  },
  'tunnel-on-localhost': {
    ...both('tls ERR_TLS_CERT_ALTNAME_INVALID'),
    tls: 'trusted, other name',
    plain: 'refused 1045',
  },
  // The user, as the server's question shows it without a token.
  'user-missing': password,
  'user-not-iam': password,
  'iam-auth-off': password,
  'iam-auth-pending': password,
  'aurora-member-without-iam': password,
  'proxy-without-iam': password,
  'user-not-iam-mysql': {
    asks: 'mysql_native_password',
    plain: 'mysql_native_password',
    login: 'refused 1045',
  },
  'iam-auth-off-mysql': { asks: 'refused 1524', plain: 'refused 1524', login: 'refused 1524' },
  // The token: the question is right, and the answer is not taken.
  'connect-not-granted': tokenRefused,
  'connect-not-granted-mysql': { asks: 'mysql_clear_password', plain: 'refused 1045', login: 'refused 1045' },
  'login-condition-unmet': tokenRefused,
  'wrong-resource-id': tokenRefused,
  'wrong-region': tokenRefused,
  'logins-throttled': tokenRefused,
  'scp-lacks-rds-db': tokenRefused,
  'boundary-blocks-login': tokenRefused,
  'login-denied': tokenRefused,
  'aurora-instance-id': tokenRefused,
  'grant-in-other-region': tokenRefused,
  'other-database-user': tokenRefused,
  'signed-by-wrong-account': tokenRefused,
  'password-user-in-rds-iam': tokenRefused,
  'proxy-needs-own-id': tokenRefused,
  'proxy-without-secret': tokenRefused,
  'proxy-user-takes-tokens': { ...token, login: 'refused 28P01' },
  // After the token.
  'user-may-not-log-in': { ...token, login: 'refused 28000' },
  'database-not-granted': { ...token, login: 'refused 42501' },
  'database-missing': { ...token, login: 'refused 3D000' },
}

const nothingComes = new Set([
  'answers-dropped',
  'black-hole-in-open-network',
  'black-hole',
  'database-stopped',
  'silent-server',
])

it('has a row for every scenario that stops between the connection and the session', () => {
  const stops = ['connect', 'tls', 'login']
  const scenarios = scenarioNames().filter(name => stops.includes(loadScenario(name).expect!.stops))
  expect(scenarios.filter(name => !(name in rows))).toEqual([])
})

describe.each(Object.entries(rows))('%s', (name, expected) => {
  it('is answered by every probe as the table says', async () => {
    const world = loadScenario(name)
    const lab = await startLab(world, { engines: 'responder' })
    onTestFinished(lab.stop)
    const link = world.link!
    const endpoint = endpointOf(lab, link)
    const ca = trusting(lab.ca)
    const patience = nothingComes.has(name) ? { timeoutMs: 200 } : patient
    const token = secretOf(await tokenFor(lab, world))
    const answers = {
      tcp: inShort(await openTcp(endpoint, patience), () => 'ok'),
      tls: inShort(await openTls(endpoint, { ca }, patience), tlsInShort),
      asks: inShort(await askLogin(endpoint, { ca, ...link }, patience), ({ asks }) => asks),
      plain: inShort(await askPlain(endpoint, link, patience), ({ asks }) => asks),
      login: inShort(
        await logIn(endpoint, { ca, ...link, token }, patience),
        ({ currentUser }) => currentUser,
      ),
    }
    expect(answers).toEqual({ tcp: 'ok', tls: 'trusted, name ok', ...expected })
    // Neither looking at TLS nor asking is a login.
    if (expected.login.includes('TOKEN_NOT_ASKED_FOR'))
      expect(lab.logins.filter(({ by }) => by === 'token')).toEqual([])
  })
})

async function tokenFor(...[lab, world]: Parameters<typeof linkToken>): Promise<string> {
  try {
    return world.link!.hops.length === 1 ? await linkToken(lab, world) : await tokenOverHops(lab, world)
  } catch {
    return 'no token could be made'
  }
}

async function tokenOverHops(...[lab, world]: Parameters<typeof linkToken>): Promise<string> {
  const { makeToken } = await import('../helpers/walk-link.ts')
  const { AssumeRoleCommand, STSClient } = await import('@aws-sdk/client-sts')
  const link = world.link!
  let credentials = lab.credentials[0]!
  for (const { roleArn, externalId } of link.hops) {
    const client = new STSClient({ endpoint: lab.endpointUrl, region: link.region, credentials })
    const { Credentials: given } = await client.send(
      new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'test', ExternalId: externalId }),
    )
    credentials = {
      accessKeyId: given!.AccessKeyId!,
      secretAccessKey: given!.SecretAccessKey!,
      sessionToken: given!.SessionToken!,
    }
  }
  return makeToken(link, credentials)
}

function inShort<T>(answer: Answer<T>, say: (value: T) => string): string {
  return answer.state === 'answered' ? say(answer.value) : `${answer.error.kind} ${answer.error.code}`
}

function tlsInShort({ verified, hostMatches }: TlsFacts): string {
  return `${verified === true ? 'trusted' : verified.code}, ${hostMatches ? 'name ok' : 'other name'}`
}
