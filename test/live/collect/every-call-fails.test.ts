// Every call that collecting makes, failing in every way that a call can fail: it ends, says what it could not read where
// that would stand, and calls nothing complete that was not read.

import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../../../src/lab/lab.ts'
import { loadScenario } from '../../../src/lab/scenarios.ts'
import type { CallFaultKind } from '../../../src/lab/world.ts'
import { allowedCalls, type CallName } from '../../../src/live/allowed-calls.ts'
import { openAws } from '../../../src/live/aws/open-aws.ts'
import { type Collected, collect } from '../../../src/live/collect/collect.ts'
import type { Wish } from '../../../src/live/collect/wish.ts'
import { busyWorld } from '../../helpers/busy-world.ts'
import { impatientCaller } from '../../helpers/impatient-caller.ts'
import { withReaders } from '../../helpers/readers.ts'

const isSnapshot = new Ajv2020({ strictTypes: false }).compile(
  JSON.parse(readFileSync('schemas/snapshot.v1.json', 'utf8')) as object,
)

/** The kinds of failure, with what the error may be called. */
const faults: Readonly<Record<Exclude<CallFaultKind, 'serverError'>, RegExp>> = {
  accessDenied: /^(AccessDenied(Exception)?|UnauthorizedOperation)$/,
  throttle: /^Throttling(Exception)?$/,
  internalError: /^InternalFailure$/,
  latency: /^Timeout$/,
  drop: /^ECONNRESET$/,
  truncated: /^UnreadableReply/,
  htmlPage: /^UnreadableReply/,
  portalPage: /^UnreadableReply/,
}

const account = '444455556666'
const links: Wish = {
  identities: ['arn:aws:iam::444455556666:role/orders-login', 'arn:aws:iam::444455556666:user/operator'],
  callers: ['arn:aws:iam::444455556666:role/orders-login'],
  databases: [
    { account, region: 'eu-west-1', host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com' },
    { account, region: 'eu-west-1', host: 'orders-proxy.proxy-abcdefghijkl.eu-west-1.rds.amazonaws.com' },
    { account, region: 'eu-west-1', resourceId: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
  ],
  regions: [],
}

/** What collecting never asks: sessions are made for reading only where a role for it is named. */
const elsewhere: readonly CallName[] = ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity']
const calls = (Object.keys(allowedCalls) as CallName[]).filter(name => !elsewhere.includes(name))

/** What goes wrong at the moment; the lab looks at it with every call. */
const trouble: { action: string; fault: CallFaultKind; latencyMs: number } = {
  action: 'none:Yet',
  fault: 'drop',
  latencyMs: 60_000,
}

let labs: Promise<{ readonly organized: Lab; readonly alone: Lab }> | undefined

/** One lab for all, since it takes longer to start than to ask; and one without an organization, to ask less. */
function labsOfAll() {
  labs ??= start()
  return labs
}

async function start() {
  const ready = withReaders(busyWorld(loadScenario('healthy-proxy')))
  const world = { ...ready, keys: ready.keys.slice(1), faults: [trouble] }
  const accounts = world.snapshot.accounts.map(one => ({ ...one, organization: { state: 'none' as const } }))
  return {
    organized: await startLab(world, { engines: 'responder' }),
    alone: await startLab({ ...world, snapshot: { ...world.snapshot, accounts } }, { engines: 'responder' }),
  }
}

afterAll(async () => {
  const { organized, alone } = await labsOfAll()
  await Promise.all([organized.stop(), alone.stop()])
})

/** As the second account's reader, who may read everything; no more than the call's service needs. */
async function collectFor(name: CallName, fault: CallFaultKind): Promise<Collected> {
  const { organized, alone } = await labsOfAll()
  Object.assign(trouble, { action: name, fault })
  const [service] = name.split(':')
  const env = (service === 'organizations' ? organized : alone).environment
  const patience = { timeoutMs: 20_000 }
  const base = impatientCaller(env, name, fault === 'latency' ? 500 : patience.timeoutMs)
  const collected = await collect(
    wishFor(name),
    { base, others: [], auditRoles: [], region: 'eu-west-1', patience },
    { takenAt: new Date(0), ...(name === 'iam:GetAccountAuthorizationDetails' && { whole: nowhere }) },
  )
  base.close()
  trouble.action = 'none:Yet'
  return collected
}

/** Only what is said of the lists matters here. */
const nowhere = { add: () => {} }

function wishFor(name: CallName): Wish {
  if (name === 'ec2:DescribeInstances') return { ...links, identities: links.callers }
  return /^(iam|organizations):/.test(name) ? { ...links, databases: [] } : { ...links, identities: [] }
}

/** Every object of a snapshot that names the call as the one that failed. */
function* placesOf(value: unknown, call: string): Generator<{ readonly state?: string }> {
  if (typeof value !== 'object' || value === null) return
  const { call: failed } = value as { readonly call?: { readonly action: string } }
  if (failed?.action === call) yield value as { readonly state?: string }
  for (const member of Object.values(value)) yield* placesOf(member, call)
}

it('reads what a global database has in other regions, and nothing else of them', async () => {
  const { organized } = await labsOfAll()
  const base = openAws({ env: organized.environment })
  const readers = { base, others: [], auditRoles: [], region: 'eu-west-1', patience: { timeoutMs: 20_000 } }
  const { snapshot } = await collect(links, readers, { takenAt: new Date(0) })
  base.close()
  const regions = snapshot.accounts[0]?.regions ?? []
  expect(regions.map(({ Region }) => Region)).toEqual(['eu-west-1', 'us-east-1'])
  expect(regions[0]?.rds?.GlobalClusters).toMatchObject({ items: [{ GlobalClusterIdentifier: 'orders' }] })
  expect(regions[0]?.rds?.BlueGreenDeployments).toMatchObject({ items: [{ Status: 'AVAILABLE' }] })
  expect(Object.keys(regions[1]?.rds ?? {})).toEqual(['DBInstances', 'DBClusters'])
  expect(regions[1]?.rds?.DBClusters).toMatchObject({ items: [{ DBClusterIdentifier: 'orders-second' }] })
})

it('makes every call that it may make', async () => {
  const { organized } = await labsOfAll()
  for (const whole of [false, true]) {
    const base = openAws({ env: organized.environment })
    const readers = { base, others: [], auditRoles: [], region: 'eu-west-1', patience: { timeoutMs: 20_000 } }
    const { gaps } = await collect(links, readers, { takenAt: new Date(0), ...(whole && { whole: nowhere }) })
    expect(gaps).toEqual([])
    base.close()
  }
  const made = new Set(organized.calls.map(({ action }) => action))
  expect([...made].sort()).toEqual([...calls].sort())
})

describe.each(Object.entries(faults))('%s', (fault, code) => {
  it.each(calls)('of %s', async name => {
    const collected = await collectFor(name, fault as CallFaultKind)
    expectToldAt(collected, name, code)
    expect(isSnapshot(collected.snapshot), JSON.stringify(isSnapshot.errors)).toBe(true)
  })
})

function expectToldAt({ snapshot, gaps, answers }: Collected, name: CallName, code: RegExp): void {
  const told = gaps.filter(({ call }) => call?.action === name)
  expect(told.length).toBeGreaterThan(0)
  for (const { call } of told) expect(call?.code).toMatch(code)
  const others = gaps.filter(({ call }) => call?.action !== name)
  expect(name === 'sts:GetCallerIdentity' ? [] : others).toEqual([])
  const places = [...placesOf(snapshot, name)]
  expect(places.length).toBeGreaterThan(0)
  for (const { state } of places) expect(state).not.toBe('complete')
  expect(answers > 0).toBe(name !== 'sts:GetCallerIdentity')
}
