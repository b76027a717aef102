// Calls that fail while a command runs: `collect`, `check --live` and `doctor`. Each ends, says so with its exit code, and
// calls nothing fine that was not read. What collecting writes down then: test/live/collect/every-call-fails.test.ts.

import { describe, expect, it } from 'vitest'
import { withReaders as withMoreReaders } from '../../../src/lab/readers.ts'
import { loadScenario } from '../../../src/lab/scenarios.ts'
import type { World } from '../../../src/lab/world.ts'
import { allowedCalls, type CallName } from '../../../src/live/allowed-calls.ts'
import { network } from '../../../src/live/network/network.ts'
import type { NetworkPorts } from '../../../src/live/network/ports.ts'
import { busyWorld } from '../../helpers/busy-world.ts'
import { sharedFailingLab } from '../../helpers/failing-lab.ts'
import { type FailureRow, failureRows } from '../../helpers/failure-rows.ts'
import { impatientCaller } from '../../helpers/impatient-caller.ts'
import { withReaders } from '../../helpers/readers.ts'
import { runCli } from '../../helpers/run-cli.ts'
import { type Walked, walkLab } from '../../helpers/walk-doctor.ts'

const calls = Object.keys(allowedCalls) as CallName[]

const busyLab = sharedFailingLab('healthy-proxy', withReaders(busyWorld(loadScenario('healthy-proxy'))))

/** As somebody who may read both accounts, and tries every call once. Only what never comes is worth a short wait. */
async function run(command: readonly string[], row?: FailureRow) {
  const { folder, env, profiles, while: whilst } = await busyLab()
  const args = [...command, ...(row?.fault === 'latency' ? ['--timeout', '1s'] : []), ...profiles]
  const world = { cwd: folder, env: { ...env, AWS_MAX_ATTEMPTS: '1' } }
  return row ? whilst(row, () => runCli(args, world)) : runCli(args, world)
}

/** Who asks is asked of everybody who may read: where nobody knows, nothing can be read. */
const isOfAll = (action: CallName) => action === 'sts:GetCallerIdentity'

describe('collect', () => {
  const operator = 'arn:aws:iam::444455556666:user/operator'
  const argsFor = (action: CallName) =>
    action === 'iam:GetAccountAuthorizationDetails'
      ? ['collect', '--account']
      : ['collect', operator, '--link', 'orders']
  /** No session is made but for an audit role; parameters are read of databases, and the link has a proxy. */
  const notMade = /^sts:Assume|Parameters$/

  it('reads all of it where nothing fails', async () => {
    for (const action of ['iam:GetAccountAuthorizationDetails', 'iam:GetRole'] as const) {
      const { exitCode, stderr } = await run(argsFor(action))
      expect({ exitCode, stderr }).toEqual({
        exitCode: 0,
        stderr: expect.stringContaining('everything was readable'),
      })
    }
  })

  it.each(
    failureRows(
      calls.filter(action => !notMade.test(action)),
      'collect',
    ),
  )('$action: $fault', async row => {
    const { exitCode, stdout, stderr } = await run(argsFor(row.action), row)
    expect(stderr).toMatch(new RegExp(`not read: .*${row.action}`))
    expect(stderr).not.toContain('everything was readable')
    expect(exitCode).toBe(isOfAll(row.action) ? 3 : 0)
    if (isOfAll(row.action))
      expect({ stdout, stderr }).toEqual({
        stdout: '',
        stderr: expect.stringContaining('error: nothing could be read'),
      })
    else expect(stdout).toContain(`"action": "${row.action}"`)
  })
})

describe('check --live', () => {
  /** Nothing of the link goes through a user or a group; parameters are read of databases, and it has a proxy. */
  const notMade = /^iam:\w*(User|Group|Details)|^sts:AssumeRole|Parameters$/
  /** What a link needs to be judged is not judged without; the rest leaves the link as it is. */
  const ofPolicies = /^sts:|^organizations:|^iam:(Get|List)(Role|Attached|Policy)/
  /** What is judged itself: a run that did not see it is not clean. */
  const judged = /^sts:|^iam:(Get|List)(Role|Attached|Policy)/
  const args = ['check', '--live', '--link', 'orders', '-f', 'json']

  it('is clean where nothing fails', async () => {
    const { exitCode, stdout, stderr } = await run(args)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(JSON.parse(stdout).findings).toEqual([])
  })

  it.each(
    failureRows(
      calls.filter(action => !notMade.test(action)),
      'check',
    ),
  )('$action: $fault', async row => {
    const { exitCode, stdout, stderr } = await run(args, row)
    expect(stderr).toMatch(new RegExp(`not read: .*${row.action}`))
    const { findings, links, crashes } = JSON.parse(stdout)
    expect({ findings, crashes }).toEqual({ findings: [], crashes: [] })
    const unseen = links[0].rows.filter(({ state }: { readonly state: string }) => state === 'unseen')
    expect(unseen.length > 0).toBe(ofPolicies.test(row.action) || row.action === 'rds:DescribeDBProxies')
    expect(exitCode).toBe(judged.test(row.action) ? 3 : 0)
  })
})

describe('doctor', () => {
  /** Links along which much is asked, since something is wrong: the first that makes a call is walked with it. */
  const asking: readonly (readonly [string, RegExp])[] = [
    ['healthy-proxy', /^rds:DescribeDBProxyTargets$/],
    ['healthy-web-identity', /WebIdentity$/],
    ['user-missing', /^(sts|organizations):|^iam:(Get|List)(Role|Attached|Policy)|DBInstances$/],
    ['connection-refused', /^ec2:Describe(SecurityGroups|RouteTables|NetworkAcls|VpcPeeringConnections)$/],
    ['black-hole', /./],
  ]
  /** It asks for no user or group of a link through roles, and for secrets, keys and providers only where they have a part. */
  const notMade = /^iam:\w*(User|Group|Details)|^iam:GetOpenID|^(kms|secretsmanager):|ClusterParameters$/

  const labs = new Map(
    asking.map(([scenario]) => [
      scenario,
      sharedFailingLab(scenario, withMoreReaders(loadScenario(scenario))),
    ]),
  )

  async function walk(
    scenario: string,
    row?: FailureRow,
  ): Promise<Walked & { readonly asked: ReadonlySet<string> }> {
    const { lab, while: whilst } = await labs.get(scenario)!()
    const given: World = loadScenario(scenario)
    const before = lab.calls.length
    const walkIt = () =>
      walkLab(lab, given, {
        full: true,
        timeoutMs: 20_000,
        open: env =>
          impatientCaller(
            env,
            row?.action ?? 'sts:GetCallerIdentity',
            row?.fault === 'latency' ? 500 : 20_000,
          ),
        ...(scenario === 'black-hole' && { ports: { network: async () => impatientNetwork } }),
      })
    const walked = row ? await whilst(row, walkIt) : await walkIt()
    return { ...walked, asked: new Set(lab.calls.slice(before).map(({ action }) => action)) }
  }

  const healthy = new Map<string, ReturnType<typeof walk>>()
  const walkedBefore = (scenario: string) => {
    const known = healthy.get(scenario) ?? walk(scenario)
    healthy.set(scenario, known)
    return known
  }

  it.each(
    failureRows(
      calls.filter(action => !notMade.test(action)),
      'doctor',
    ),
  )(
    '$action: $fault',
    async row => {
      const scenario = asking.find(([, actions]) => actions.test(row.action))?.[0] ?? ''
      const before = await walkedBefore(scenario)
      const { events, walk: walked } = await walk(scenario, row)
      expect(okOf(before.walk).length).toBeGreaterThan(0)
      expect(before.asked).toContain(row.action)
      expect(events.filter(event => event.event === 'check' && 'crash' in event)).toEqual([])
      const { state } = before.walk
      // What was not asked before, because all went well, may well be fine.
      const wasNotFine = (id: string) => {
        const settled = state.checks.get(id)?.settled
        return settled !== undefined && settled.state !== 'ok'
      }
      expect(okOf(walked).filter(wasNotFine)).toEqual([])
      // A call of the way itself is a cause of its own.
      if (!row.action.startsWith('sts:')) {
        expect(idsOf(walked.state.diagnosis.ruledOut, state.diagnosis.ruledOut)).toEqual([])
        expect(idsOf(walked.state.diagnosis.is.filter(stops), state.diagnosis.is)).toEqual([])
      }
      expect(walked.state.end?.exitCode).toBe(row.action.startsWith('sts:') ? 1 : state.end?.exitCode)
    },
    60_000,
  )
})

/** Where nothing ever answers, a short wait will do. */
const impatientNetwork: NetworkPorts = {
  ...network,
  openTcp: (endpoint, patience) => network.openTcp(endpoint, { ...patience, timeoutMs: 500 }),
  openTls: (endpoint, trust, patience) => network.openTls(endpoint, trust, patience),
}

/** That a question beside the way was throttled is worth a warning. */
function stops({ gravity }: { readonly gravity?: string }): boolean {
  return gravity !== 'warning'
}

interface Named {
  readonly id: string
}

/** Those that were not there before. */
function idsOf(now: readonly Named[], before: readonly Named[]): readonly string[] {
  return now.map(({ id }) => id).filter(id => !before.some(one => one.id === id))
}

function okOf({ state }: Walked['walk']): readonly string[] {
  return [...state.checks].filter(([, { settled }]) => settled?.state === 'ok').map(([id]) => id)
}
