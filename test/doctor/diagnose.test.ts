// Worlds that no scenario has: other ids, other engines, two faults at once, doors that should be closed. Real sockets.

import { describe, expect, it } from 'vitest'
import { readWorld } from '../../src/lab/read-world.ts'
import { scenarioSource } from '../../src/lab/scenarios.ts'
import type { World } from '../../src/lab/world.ts'
import { walkWorld } from '../helpers/walk-doctor.ts'

type Change = { readonly op: 'add' | 'replace' | 'remove'; readonly path: string; readonly value?: unknown }

/** A scenario with changes, as a file would have them. */
function world(basedOn: string, ...changes: readonly Change[]): World {
  const scenario = { title: 'changed', basedOn, changes, expect: { stops: 'nowhere', causes: [] } }
  return readWorld(scenario as never, 'test', scenarioSource)
}

async function diagnosed(given: World, rights: 'full' | 'own' | 'least' = 'full') {
  const { walk } = await walkWorld(given, rights)
  const { is, ruledOut, stillPossible } = walk.state.diagnosis
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  return { is: ids(is), ruledOut: ids(ruledOut), possible: ids(stillPossible), causes: is }
}

const role = '/snapshot/accounts/1/iam/RoleDetailList/items/0'
const trust = `${role}/AssumeRolePolicyDocument/Statement/0`
const grant = `${role}/RolePolicyList/0/PolicyDocument/Statement/0/Resource`
const instance = '/snapshot/accounts/1/regions/0/rds/DBInstances/items/0'
const callerPolicy = '/snapshot/accounts/0/iam/Policies/items/0/PolicyVersionList/0/Document/Statement/0'
const arn = (region: string, id: string, user: string) =>
  `arn:aws:rds-db:${region}:444455556666:dbuser:${id}/${user}`
const set = (path: string, value: unknown): Change => ({ op: 'replace', path, value })
const add = (path: string, value: unknown): Change => ({ op: 'add', path, value })

describe('one fault', () => {
  it.each<readonly [string, string, readonly Change[]]>([
    [
      'trust-other-caller',
      'healthy',
      [set(`${trust}/Principal/AWS`, 'arn:aws:iam::111122223333:role/other-tool')],
    ],
    [
      'trust-condition-unmet',
      'healthy',
      [add(`${trust}/Condition/StringEquals/aws:PrincipalOrgID`, 'o-otherorg22')],
    ],
    [
      'role-denies-caller',
      'healthy',
      [
        add(`${role}/AssumeRolePolicyDocument/Statement/-`, {
          Effect: 'Deny',
          Principal: '*',
          Action: 'sts:AssumeRole',
        }),
      ],
    ],
    [
      'trust-condition-unmet',
      'healthy',
      [add(`${trust}/Condition/DateLessThan`, { 'aws:CurrentTime': '2025-06-30T00:00:00Z' })],
    ],
    ['missing-external-id', 'healthy-mysql', [{ op: 'remove', path: '/link/hops/0/externalId' }]],
    ['caller-may-not-assume', 'healthy-aurora', [set(`${callerPolicy}/Action`, 'sts:GetCallerIdentity')]],
    [
      'caller-denied',
      'healthy',
      [add(callerPolicy.replace(/0$/, '-'), { Effect: 'Deny', Action: 'sts:*', Resource: '*' })],
    ],
    [
      'grant-in-other-region',
      'healthy-mysql',
      [set(grant, arn('eu-west-2', 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'app'))],
    ],
    [
      'other-database-user',
      'healthy-aurora',
      [set(grant, arn('eu-west-1', 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'App'))],
    ],
    [
      'wrong-resource-id',
      'healthy-mysql',
      [set(grant, arn('eu-west-1', 'db-ZYXWVUTSRQPONMLKJIHGFEDCBA', 'app'))],
    ],
    [
      'login-denied',
      'healthy',
      [
        add(`${role}/RolePolicyList/0/PolicyDocument/Statement/-`, {
          Effect: 'Deny',
          Action: 'rds-db:*',
          Resource: '*',
        }),
      ],
    ],
    [
      'iam-auth-off',
      'healthy-aurora',
      [set('/snapshot/accounts/1/regions/0/rds/DBClusters/items/0/IAMDatabaseAuthenticationEnabled', false)],
    ],
    ['other-port', 'healthy', [set(`${instance}/Endpoint/Port`, 5433)]],
    [
      'certificate-expired',
      'healthy-mysql',
      [
        add('/endpoints', [
          { host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', fault: 'certificateExpired' },
        ]),
      ],
    ],
    ['clock-ahead', 'healthy', [add('/clockOffsetMs', -1_200_000)]],
  ])('%s on %s', async (cause, base, changes) => {
    const { is, ruledOut } = await diagnosed(world(base, ...changes))
    expect(is).toContain(cause)
    expect(ruledOut).not.toContain(cause)
    const least = await diagnosed(world(base, ...changes), 'least')
    expect(least.ruledOut).not.toContain(cause)
  })
})

it('says of MySQL that it does not tell a missing database from one that is not granted', async () => {
  const { is, possible } = await diagnosed(world('healthy-mysql', set('/link/database', 'order')))
  expect({ is, possible }).toEqual({ is: [], possible: ['database-missing', 'database-not-granted'] })
})

it('names a condition on what nobody here knows as what is left', async () => {
  const condition = { StringEquals: { 'sts:ExternalId': 'orders-7f3c', 'aws:SourceVpc': 'vpc-0b' } }
  const { is, possible, ruledOut } = await diagnosed(world('healthy', set(`${trust}/Condition`, condition)))
  expect({ is, first: possible[0] }).toEqual({ is: [], first: 'trust-condition-unmet' })
  expect(ruledOut).toEqual(
    expect.arrayContaining(['caller-not-trusted', 'other-external-id', 'role-does-not-exist']),
  )
})

describe('two faults at once', () => {
  const wrongId = set('/link/hops/0/externalId', 'orders-7F3C')

  it('on both sides of one hop are both named', async () => {
    const { is } = await diagnosed(
      world(
        'healthy',
        wrongId,
        set(`${callerPolicy}/Resource`, 'arn:aws:iam::444455556666:role/order-login'),
      ),
    )
    expect(is).toEqual(['caller-may-not-assume', 'other-external-id'])
  })

  it('in the hop and in the grant are both named before anybody gets so far', async () => {
    const { is } = await diagnosed(
      world('healthy', wrongId, set(grant, arn('us-east-1', 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'app'))),
    )
    expect(is).toEqual(['other-external-id', 'grant-in-other-region'])
  })

  it('at the caller and at the port are both named', async () => {
    const endpoint = { host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', fault: 'refused' }
    const { is } = await diagnosed(
      world('healthy', add('/keys/0/fault', 'expired'), add('/endpoints', [endpoint])),
    )
    expect(is).toEqual(['credentials-expired', 'connection-refused'])
  })

  it('of which one hides behind the other are both named', async () => {
    const { is } = await diagnosed(
      world(
        'healthy',
        set(`${instance}/IAMDatabaseAuthenticationEnabled`, false),
        set(grant, arn('eu-west-1', 'orders', 'app')),
      ),
    )
    expect(is).toEqual(['iam-auth-off', 'wrong-resource-id'])
  })
})

describe('a fix', () => {
  const fixOf = async (given: World) => (await diagnosed(given)).causes.map(({ fix }) => fix?.copy ?? '')

  it('names the role with its path, which AWS does not tell of a session', async () => {
    const [copy] = await fixOf(world('trust-other-caller'))
    expect(copy).toContain('"arn:aws:iam::111122223333:role/tools/bytebase"')
  })

  it('switches the cluster of a member, and nothing that is a proxy', async () => {
    expect(await fixOf(world('aurora-member-without-iam'))).toEqual([
      expect.stringContaining('modify-db-cluster --db-cluster-identifier orders '),
    ])
    expect(await fixOf(world('proxy-without-iam'))).toEqual([''])
  })
})

describe('where nothing answers', () => {
  const host = 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com'
  const silent = add('/endpoints', [{ host, fault: 'blackHole' }])
  const ec2 = (account: number) => `/snapshot/accounts/${account}/regions/0/ec2`
  const whyOf = async (...changes: readonly Change[]) => {
    const { causes } = await diagnosed(world('healthy', silent, ...changes))
    const [{ id, evidence, fix } = { id: '', evidence: [], fix: undefined }] = causes
    expect(id).toBe('black-hole')
    return { rules: evidence.flatMap(({ rule }) => rule ?? []), fix }
  }

  it.each<readonly [string, string, Change]>([
    [
      'the security group of the database lets others in only',
      'client-not-admitted',
      set(`${ec2(1)}/SecurityGroups/items/0/IpPermissions/0/UserIdGroupPairs/0/GroupId`, 'sg-0c'),
    ],
    [
      'the security group of the caller lets nothing out',
      'client-without-way-out',
      set(`${ec2(0)}/SecurityGroups/items/0/IpPermissionsEgress`, []),
    ],
    [
      'there is no way back to the caller',
      'missing-route-to-caller',
      { op: 'remove', path: `${ec2(1)}/RouteTables/items/0/Routes/1` },
    ],
  ])('%s', async (_, rule, change) => {
    const { rules, fix } = await whyOf(change)
    expect(rules).toContain(rule)
    expect(fix).toMatchObject({ side: 'network' })
  })

  it('and AWS says nothing against it, no network is blamed, and what was read is told', async () => {
    const { rules, fix } = await whyOf()
    expect(rules).toEqual([])
    expect(fix).toMatchObject({ title: 'Run the doctor where the tool runs' })
  })

  it('and not all could be read, nobody is sent elsewhere', async () => {
    const unread = set(`${ec2(1)}/RouteTables`, { state: 'unseen', why: 'not asked for' })
    expect((await whyOf(unread)).fix).toMatchObject({ title: 'Let the tool through to port 5432' })
  })
})

describe('what only follows from a fault', () => {
  const status = `${instance}/DBInstanceStatus`

  it('is not told beside it', async () => {
    const { is, possible } = await diagnosed(world('connection-refused', set(status, 'stopped')))
    expect({ is, possible }).toEqual({ is: ['database-unavailable'], possible: [] })
  })

  it('is told where the database runs', async () => {
    const { is } = await diagnosed(world('connection-refused', set(status, 'backing-up')))
    expect(is).toEqual(['connection-refused'])
  })
})

it('does not have a link changed to what a wrong server shows, where RDS knows the endpoint', async () => {
  const fixIn = async (rights: 'full' | 'least') =>
    (await diagnosed(world('certificate-of-other-name'), rights)).causes[0]?.fix
  expect(await fixIn('full')).toMatchObject({ side: 'network' })
  expect(await fixIn('least')).toMatchObject({ side: 'link' })
})

describe('a second hop', () => {
  it('is diagnosed like a first', async () => {
    const hop =
      '/snapshot/accounts/0/iam/RoleDetailList/items/1/RolePolicyList/0/PolicyDocument/Statement/0/Resource'
    const { is } = await diagnosed(
      world('healthy-two-hops', set(hop, 'arn:aws:iam::444455556666:role/other')),
    )
    expect(is).toEqual(['caller-may-not-assume'])
  })
})

describe('proof that doors are closed', () => {
  const probe = async (given: World) => {
    const { walk } = await walkWorld(given, 'own', { probeClosed: true })
    const rows = [...walk.state.checks.values()].filter(({ planned }) => planned.step === 'closed')
    return Object.fromEntries(rows.map(({ planned, state }) => [planned.id, state]))
  }

  it('finds them closed', async () => {
    expect(await probe(world('healthy'))).toEqual({
      'closed-without-external-id': 'ok',
      'closed-to-other-external-ids': 'ok',
      'closed-to-other-users': 'ok',
      'closed-to-plain-text': 'ok',
    })
  })

  it('finds those open that are', async () => {
    const open = world(
      'healthy',
      { op: 'remove', path: `${trust}/Condition` },
      set(grant, arn('eu-west-1', 'db-*', '*')),
      add('/databases/0/users/-', { name: 'rdsadmin', memberOf: ['rds_iam'] }),
    )
    expect(await probe(open)).toMatchObject({
      'closed-without-external-id': 'failed',
      'closed-to-other-external-ids': 'failed',
      'closed-to-other-users': 'failed',
    })
  })

  it('is not tried unless asked for', async () => {
    const { walk, lab } = await walkWorld(world('healthy'), 'own')
    expect([...walk.state.checks.keys()].filter(id => id.startsWith('closed'))).toEqual([])
    expect(lab.calls.filter(({ action }) => action === 'sts:AssumeRole')).toHaveLength(1)
  })
})

it('sends no token where the server asks for a password', async () => {
  const { lab } = await walkWorld(world('user-not-iam'), 'own')
  expect(lab.logins.filter(({ by }) => by === 'token')).toEqual([])
})

it('logs in once', async () => {
  const { lab } = await walkWorld(world('healthy'), 'own')
  expect(lab.logins.filter(({ by }) => by === 'token')).toHaveLength(1)
})
