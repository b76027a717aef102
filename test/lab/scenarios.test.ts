// Every scenario, walked from the caller's key to the database by independent clients: it stops where it says.

import { describe, expect, it, onTestFinished } from 'vitest'
import { startLab } from '../../src/lab/lab.ts'
import { loadScenario, scenarioNames } from '../../src/lab/scenarios.ts'
import { walkLink } from '../helpers/walk-link.ts'

describe.each(scenarioNames())('%s', name => {
  const world = loadScenario(name)

  it('stops where it says, with the code that it says', async () => {
    const lab = await startLab(world, { engines: 'responder' })
    onTestFinished(lab.stop)
    const walk = await walkLink(lab, world)
    const { stops, code = '', message = '' } = world.expect!
    expect({ ...walk, message: message === '' ? '' : walk.message }).toMatchObject({ stops, code })
    expect(walk.message).toContain(message)
    expect(lab.calls.filter(({ unknown }) => unknown)).toEqual([])
  })

  it('names causes exactly when something is wrong', () => {
    expect(world.expect!.causes.length > 0).toBe(world.expect!.stops !== 'nowhere')
  })
})
