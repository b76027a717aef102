// Order, blocking, retries, timeouts, cancelling and taking up again: with checks of the test's own and a clock that stands.

import { describe, expect, it } from 'vitest'
import type { Check, CheckResult } from '../../src/doctor/define-check.ts'
import type { EvidenceKey } from '../../src/doctor/evidence.ts'
import { dependantsOf, makePlan } from '../../src/doctor/plan.ts'
import { type CheckEventToStamp, evidenceOf, type Outcomes, runPlan } from '../../src/doctor/run-plan.ts'
import { FakeClock } from '../helpers/fake-clock.ts'

type Run = Check['run']

/** A check that is only what its part in a plan is. */
function check(id: string, parts: Partial<Check> = {}, run: Run = async () => ok(parts.gives)): Check {
  return { id, step: 'caller', title: id, needs: [], gives: [], run, ...parts }
}

function ok(gives: readonly EvidenceKey[] = []): CheckResult {
  return { state: 'ok', found: 'fine', gives: Object.fromEntries(gives.map(key => [key, key])) as never }
}

function start(checks: readonly Check[], kept?: Outcomes, choice = {}) {
  const clock = new FakeClock()
  const told: string[] = []
  const abort = new AbortController()
  const emit = (event: CheckEventToStamp) => told.push(`${event.id} ${event.state}`)
  const surroundings = { link: {}, ports: {} } as never
  const setting = { clock, timeoutMs: 1000, signal: abort.signal, surroundings, emit }
  return { clock, told, abort, done: runPlan(makePlan(checks, choice), setting, kept) }
}

const fails: Run = async () => ({ state: 'failed', found: 'no' })
const never: Run = () => new Promise(() => {})

describe('order', () => {
  it('follows from what is needed, whatever the order of the list', async () => {
    const { told, done } = start([
      check('c', { needs: ['token'] }),
      check('a', { gives: ['caller'] }),
      check('b', { needs: ['caller'], gives: ['token'] }),
    ])
    await done
    expect(told).toEqual(['a running', 'a ok', 'b running', 'b ok', 'c running', 'c ok'])
  })

  it('starts at once what needs nothing of each other', async () => {
    const { told, done } = start([check('a'), check('b'), check('c')])
    await done
    expect(told.slice(0, 3)).toEqual(['a running', 'b running', 'c running'])
  })

  it('waits for what it hopes for, and goes on without it', async () => {
    const seen: unknown[] = []
    const { told, done } = start([
      check('b', { hopes: ['caller'] }, async ({ known }) => {
        seen.push(known)
        return ok()
      }),
      check('a', { gives: ['caller'] }, fails),
    ])
    await done
    expect(told).toEqual(['a running', 'a failed', 'b running', 'b ok'])
    expect(seen).toEqual([{}])
  })

  it('is refused where it cannot be', () => {
    expect(() => makePlan([check('a', { needs: ['token'] })])).toThrow('a needs token, and no check gives it')
    expect(() => makePlan([check('a', { gives: ['token'] }), check('b', { gives: ['token'] })])).toThrow(
      'a and b both give token',
    )
    const circle = [
      check('a', { needs: ['token'], gives: ['tcp'] }),
      check('b', { needs: ['tcp'], gives: ['token'] }),
    ]
    expect(() => makePlan(circle)).toThrow('waits for itself')
  })
})

describe('a failure', () => {
  const chain = [
    check('a', { gives: ['caller'] }, fails),
    check('b', { needs: ['caller'], gives: ['token'] }),
    check('c', { needs: ['token'] }),
    check('d', { gives: ['tcp'] }),
    check('e', { needs: ['tcp'] }),
  ]

  it('stops what needs it, directly or not, and nothing else', async () => {
    const { told, done } = start(chain)
    await done
    const ends = told.filter(text => !text.endsWith('running')).sort()
    expect(ends).toEqual(['a failed', 'b skipped', 'c skipped', 'd ok', 'e ok'])
  })

  it('is named as the reason, not what only followed from it', async () => {
    const { done } = start(chain)
    const outcomes = await done
    expect(outcomes.get('c')?.because).toEqual(['a'])
  })

  it('that still finds something out does not stop what needs that', async () => {
    const run: Run = async () => ({ ...(await fails({} as never)), gives: { caller: 'known' as never } })
    const { told, done } = start([check('a', { gives: ['caller'] }, run), check('b', { needs: ['caller'] })])
    await done
    expect(told).toContain('b ok')
  })

  it('of our own is told as such, and the run goes on', async () => {
    const { done } = start([check('a', {}, () => Promise.reject(new Error('oops'))), check('b')])
    const outcomes = await done
    expect(outcomes.get('a')).toMatchObject({ state: 'unknown', crashed: true })
    expect(outcomes.get('b')?.state).toBe('ok')
  })
})

describe('a retry', () => {
  const again: CheckResult = {
    state: 'failed',
    found: 'no',
    again: true,
    raw: { code: 'Throttling', message: 'Rate exceeded' },
  }

  it('waits longer each time, says so, and remembers what went away', async () => {
    let calls = 0
    const { clock, told, done } = start([
      check('a', { retry: { times: 3, waitMs: 500 } }, async () => (++calls < 3 ? again : ok())),
    ])
    await clock.pass(499)
    expect(calls).toBe(1)
    await clock.pass(1)
    expect(calls).toBe(2)
    await clock.pass(999)
    expect(calls).toBe(2)
    await clock.pass(1)
    const outcomes = await done
    expect(told).toEqual(['a running', 'a retrying', 'a retrying', 'a ok'])
    expect(outcomes.get('a')?.hiccup).toEqual({ code: 'Throttling', message: 'Rate exceeded' })
  })

  it('comes to an end', async () => {
    const { clock, told, done } = start([check('a', { retry: { times: 1, waitMs: 500 } }, async () => again)])
    await clock.pass(500)
    await done
    expect(told).toEqual(['a running', 'a retrying', 'a failed'])
  })

  it('is only for what may pass', async () => {
    const { told, done } = start([check('a', { retry: { times: 3, waitMs: 500 } }, fails)])
    await done
    expect(told).toEqual(['a running', 'a failed'])
  })
})

describe('time', () => {
  it('ends a check that minds no time of its own, and nothing hangs on it', async () => {
    const { clock, told, done } = start([
      check('a', { gives: ['caller'], questions: 2 }, never),
      check('b', { needs: ['caller'] }),
    ])
    await clock.pass(2000)
    await clock.pass(1999)
    expect(told).toEqual(['a running'])
    await clock.pass(1)
    await done
    expect(told).toEqual(['a running', 'a failed', 'b skipped'])
  })

  it('ends a run at once when it is cancelled', async () => {
    const { told, abort, done } = start([
      check('a', { gives: ['caller'] }, never),
      check('b', { needs: ['caller'] }),
    ])
    abort.abort()
    const outcomes = await done
    expect(told).toEqual(['a running'])
    expect([...outcomes.keys()]).toEqual([])
  })

  it('tells a check that it is cancelled', async () => {
    let signal: AbortSignal | undefined
    const { abort, done } = start([
      check('a', {}, ({ patience }) => {
        signal = patience.signal
        return new Promise(() => {})
      }),
    ])
    abort.abort()
    await done
    expect(signal?.aborted).toBe(true)
  })
})

describe('a check that looks for reasons', () => {
  const reasons = check('reasons', { late: true, gives: ['judgement'] })

  it('is passed over where nothing failed, and said to be', async () => {
    const { told, done } = start([reasons, check('a')])
    const outcomes = await done
    expect(told).toEqual(['a running', 'a ok', 'reasons skipped'])
    expect(outcomes.has('reasons')).toBe(false)
  })

  it('runs as soon as anything failed', async () => {
    const { told, done } = start([
      reasons,
      check('a', { gives: ['caller'] }, fails),
      check('b', { step: 'tls', hopes: ['caller'] }),
    ])
    await done
    expect(told.indexOf('reasons running')).toBe(told.indexOf('a failed') + 1)
    expect(told).toContain('reasons ok')
  })

  it('is waited for by what hopes for its answer, and by nothing else', async () => {
    const { told, done } = start([
      reasons,
      check('a', { gives: ['caller'] }),
      check('uses it', { hopes: ['judgement'], late: true }),
      check('b', { needs: ['caller'] }, fails),
    ])
    await done
    expect(told.slice(0, 4)).toEqual(['a running', 'a ok', 'b running', 'b failed'])
    expect(told.indexOf('uses it running')).toBeGreaterThan(told.indexOf('reasons ok'))
  })

  it('runs in a sweep, or when it is asked for, though nothing failed', async () => {
    for (const choice of [{ sweep: true }, { only: ['reasons'] }]) {
      const { told, done } = start([reasons, check('a')], undefined, choice)
      await done
      expect(told).toContain('reasons ok')
    }
  })

  it('runs when a walk is taken up again and fails then', async () => {
    let isBroken = false
    const a = check('a', {}, async context => (isBroken ? fails(context) : ok()))
    const first = await start([reasons, a]).done
    isBroken = true
    const kept = new Map([...first].filter(([id]) => id !== 'a'))
    const { told, done } = start([reasons, a], kept)
    await done
    expect(told).toEqual(['a running', 'a failed', 'reasons running', 'reasons ok'])
  })
})

describe('taking up again', () => {
  const checks = [
    check('a', { gives: ['caller'] }),
    check('b', { needs: ['caller'], gives: ['token'] }),
    check('c', { needs: ['token'] }),
    check('d', { gives: ['tcp'] }),
  ]

  it('asks nothing twice that is still known', async () => {
    const first = await start(checks).done
    const gone = dependantsOf(makePlan(checks), 'b')
    const { told, done } = start(checks, new Map([...first].filter(([id]) => !gone.has(id))))
    expect(evidenceOf(await done)).toMatchObject({ caller: 'caller', token: 'token', tcp: 'tcp' })
    expect(told).toEqual(['b running', 'b ok', 'c running', 'c ok'])
  })
})

describe('a choice', () => {
  const checks = [
    check('a', { gives: ['caller'] }),
    check('b', { step: 'tls', needs: ['caller'], gives: ['tcp'] }),
    check('c', { step: 'tls', needs: ['tcp'], aside: true }),
    check('d', { step: 'user', gives: ['token'] }),
    check('e', { step: 'tls', needs: ['token'], aside: true }),
  ]
  const ids = (choice: object) => makePlan(checks, choice).checks.map(one => one.check.id)

  it('of a step brings along what it needs, and what looks around it without needing more', () => {
    expect(ids({ only: ['tls'] })).toEqual(['a', 'b', 'c'])
  })

  it('of a check brings along what that needs', () => {
    expect(ids({ only: ['e'] })).toEqual(['d', 'e'])
  })

  it('to leave something out skips what needs it', async () => {
    expect(ids({ skip: ['caller'] })).toEqual(['b', 'c', 'd', 'e'])
    const { told, done } = start(checks, undefined, { skip: ['caller'] })
    await done
    expect(told).toContain('b skipped')
  })
})
