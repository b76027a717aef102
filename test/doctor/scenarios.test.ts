// Every scenario of the lab, walked by the real doctor over real sockets: it finds what was staged, and rules out nothing
// that was.

import { describe, expect, it } from 'vitest'
import { loadScenario, scenarioNames } from '../../src/lab/scenarios.ts'
import { walkWorld } from '../helpers/walk-doctor.ts'

describe.each(scenarioNames())('%s', name => {
  const world = loadScenario(name)
  const { causes, certainty = {}, stops } = world.expect!

  it('is diagnosed by somebody who may read everything', async () => {
    const { walk, events } = await walkWorld(world, 'full')
    const { is, ruledOut, stillPossible } = walk.state.diagnosis
    const proved = is.map(({ id }) => id)
    const [first] = stillPossible
    const likeliest = stillPossible.filter(one => one.likelihood === first?.likelihood).map(({ id }) => id)
    for (const cause of causes) expect(certainty[cause] === 'possible' ? likeliest : proved).toContain(cause)
    expect(ruledOut.filter(({ id }) => causes.includes(id))).toEqual([])
    if (causes.length === 0) expect({ is, stillPossible }).toEqual({ is: [], stillPossible: [] })
    expect(walk.state.end?.exitCode).toBe(stops === 'nowhere' || name === 'aws-throttles' ? 0 : 1)
    expect(events.filter(event => event.event === 'check' && 'crash' in event)).toEqual([])
  })

  it('is not ruled out by somebody who may read nothing, and that is no failure', async () => {
    const { walk } = await walkWorld(world, 'least')
    const { is, ruledOut, stillPossible } = walk.state.diagnosis
    const named = [...is, ...stillPossible].map(({ id }) => id)
    expect(named).toEqual(expect.arrayContaining([...causes]))
    expect(ruledOut.filter(({ id }) => causes.includes(id))).toEqual([])
    if (causes.length === 0) expect({ is, stillPossible }).toEqual({ is: [], stillPossible: [] })
    expect(walk.state.end?.exitCode).toBe(stops === 'nowhere' || name === 'aws-throttles' ? 0 : 1)
    const looked = [...walk.state.checks.values()].filter(
      ({ planned }) => planned.id === 'database-described',
    )
    expect(['unknown', 'skipped', 'waiting']).toContain(looked[0]?.state)
  })
})
