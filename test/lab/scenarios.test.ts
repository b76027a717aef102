// Every scenario, walked from the caller's key to the database by independent clients: it stops where it says.

import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkWorld } from '../../src/lab/check-world.ts'
import { startLab } from '../../src/lab/lab.ts'
import { loadScenario, scenarioNames, scenarioSource } from '../../src/lab/scenarios.ts'
import { walkLink } from '../helpers/walk-link.ts'

const readSchema = (name: string) => JSON.parse(readFileSync(`schemas/${name}`, 'utf8')) as object
const ajv = new Ajv2020({
  strictTypes: false,
  schemas: ['snapshot.v1.json', 'world.v1.json'].map(readSchema),
})
const isScenario = ajv.compile(readSchema('scenario.v1.json'))

describe.each(scenarioNames())('%s', name => {
  const world = loadScenario(name)

  it('stops where it says, with the code that it says', async () => {
    const lab = await startLab(world, { engines: 'responder' })
    onTestFinished(lab.stop)
    const walk = await walkLink(lab, world)
    const { stops, code = walk.code, message = '' } = world.expect!
    expect(walk).toMatchObject({ stops, code })
    expect(walk.message).toContain(message)
    expect(lab.calls.filter(({ unknown }) => unknown)).toEqual([])
  })

  it('names causes exactly when something is wrong', () => {
    expect(world.expect!.causes.length > 0).toBe(world.expect!.stops !== 'nowhere')
  })

  it('is a valid world with its changes, as nobody checks when it is run', () => {
    expect(() => checkWorld(world, name)).not.toThrow()
  })

  it('is written as its schema says', () => {
    if (name === 'healthy') return
    isScenario(scenarioSource(name))
    expect(isScenario.errors ?? []).toEqual([])
  })
})
