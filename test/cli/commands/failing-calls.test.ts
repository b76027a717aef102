// Calls that fail while a command runs which is more than collecting: `check --live` and `doctor`. Each ends, says so, and
// calls nothing fine that was not read. Every call in every way: test/live/collect/every-call-fails.test.ts.

import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../../src/lab/scenarios.ts'
import type { CallFaultKind, World } from '../../../src/lab/world.ts'
import { allowedCalls, type CallName } from '../../../src/live/allowed-calls.ts'
import { busyWorld } from '../../helpers/busy-world.ts'
import { openLiveLab } from '../../helpers/live-lab.ts'
import { runCli } from '../../helpers/run-cli.ts'
import { type Walked, walkWorld } from '../../helpers/walk-doctor.ts'

const otherWays: readonly CallFaultKind[] = [
  'throttle',
  'internalError',
  'latency',
  'drop',
  'truncated',
  'htmlPage',
]

/** Refused, which is what happens; and one of the other ways, so that each has its turn. */
const rounds = (Object.keys(allowedCalls) as CallName[]).flatMap((action, index) =>
  (['accessDenied', otherWays[index % otherWays.length] as CallFaultKind] as const).map(fault => ({
    action,
    fault,
  })),
)

type Round = (typeof rounds)[number]

const inTrouble = (world: World, { action, fault }: Round): World => ({
  ...world,
  faults: [{ action, fault, latencyMs: 60_000 }],
})

describe('check --live', () => {
  /** Nothing of the link goes through a user or a group; parameters are read of databases, and it has a proxy. */
  const notMade = /^iam:\w*(User|Group|Details)|^sts:AssumeRole|Parameters$/
  it.each(rounds.filter(({ action }) => !notMade.test(action)))('$action: $fault', async round => {
    const { folder, env, profiles } = await openLiveLab('healthy-proxy', world =>
      inTrouble(busyWorld(world), round),
    )
    // Only what never comes is worth a short wait.
    const patience = round.fault === 'latency' ? ['--timeout', '500ms'] : []
    const { exitCode, stdout, stderr } = await runCli(
      ['check', '--live', '--link', 'orders', '-f', 'json', ...patience, ...profiles],
      { cwd: folder, env: { ...env, AWS_MAX_ATTEMPTS: '1' } },
    )
    expect(stderr).toMatch(new RegExp(`not read: .*${round.action}`))
    const { findings, links, crashes } = JSON.parse(stdout)
    expect({ findings, crashes }).toEqual({ findings: [], crashes: [] })
    const unseen = links[0].rows.filter(({ state }: { readonly state: string }) => state === 'unseen')
    // What a link needs to be judged is not judged without; the rest leaves the link as it is.
    const ofPolicies = /^sts:|^organizations:|^iam:(Get|List)(Role|Attached|Policy)/.test(round.action)
    expect(unseen.length > 0).toBe(ofPolicies || round.action === 'rds:DescribeDBProxies')
    if (exitCode !== 0) expect([exitCode, unseen.length > 0]).toEqual([3, true])
  })
})

describe('doctor', () => {
  const healthy = new Map<string, Promise<Walked>>()
  const walked = (scenario: string) => {
    const known = healthy.get(scenario) ?? walkWorld(loadScenario(scenario), 'full', { timeoutMs: 5000 })
    healthy.set(scenario, known)
    return known
  }

  /** A link on which all is read, since nothing answers; and what only others make it ask. */
  const scenarioFor = (action: CallName): string => {
    if (action === 'rds:DescribeDBProxyTargets') return 'healthy-proxy'
    return action === 'sts:AssumeRoleWithWebIdentity' ? 'healthy-web-identity' : 'black-hole'
  }
  /** It asks for no user or group of a link through roles, and for secrets, keys and providers only where they have a part. */
  const notMade = /^iam:\w*(User|Group|Details)|^iam:GetOpenID|^(kms|secretsmanager):|ClusterParameters$/

  /** One way for each call: what it does not know is the same, whyever it does not. */
  const taken = rounds.filter(
    ({ action }, index) => !notMade.test(action) && index % 4 < 2 === (index % 2 === 0),
  )

  it.each(taken)(
    '$action: $fault',
    async round => {
      const scenario = scenarioFor(round.action)
      const before = await walked(scenario)
      const patience = scenario === 'black-hole' || round.fault === 'latency' ? { timeoutMs: 1000 } : {}
      const { events, walk } = await walkWorld(inTrouble(loadScenario(scenario), round), 'full', patience)
      expect(okOf(before.walk).length).toBeGreaterThan(0)
      expect(before.lab.calls.map(({ action }) => action)).toContain(round.action)
      expect(events.filter(event => event.event === 'check' && 'crash' in event)).toEqual([])
      const { state } = before.walk
      // What was not asked before, because all went well, may well be fine.
      const wasNotFine = (id: string) => {
        const settled = state.checks.get(id)?.settled
        return settled !== undefined && settled.state !== 'ok'
      }
      expect(okOf(walk).filter(wasNotFine)).toEqual([])
      // A call of the way itself is a cause of its own.
      if (!round.action.startsWith('sts:')) {
        expect(idsOf(walk.state.diagnosis.ruledOut, state.diagnosis.ruledOut)).toEqual([])
        expect(idsOf(walk.state.diagnosis.is, state.diagnosis.is)).toEqual([])
      }
      expect(walk.state.end?.exitCode).toBe(round.action.startsWith('sts:') ? 1 : state.end?.exitCode)
    },
    120_000,
  )
})

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
