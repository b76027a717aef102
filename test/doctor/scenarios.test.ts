// Every scenario of the lab, walked by the real doctor over real sockets: it finds what was staged, and rules out nothing
// that was.

import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { DoctorEvent } from '../../src/doctor/events.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { loadScenario, scenarioNames } from '../../src/lab/scenarios.ts'
import { viewsOf } from '../helpers/doctor-views.ts'
import { walkWorld } from '../helpers/walk-doctor.ts'

const isEvent = new Ajv2020({ allowUnionTypes: true, strictTypes: false }).compile(
  JSON.parse(readFileSync('schemas/doctor-events.v1.json', 'utf8')) as object,
)

/** As the contract says, and without a secret in any view. */
function expectFit(events: readonly DoctorEvent[], lab: Lab): void {
  expect(events.filter(event => !isEvent(JSON.parse(JSON.stringify(event))))).toEqual([])
  const own = lab.credentials.flatMap(({ accessKeyId, secretAccessKey, sessionToken = secretAccessKey }) => [
    accessKeyId,
    secretAccessKey,
    sessionToken,
  ])
  const secrets = [
    ...own,
    ...lab.logins.flatMap(({ user }) => lab.passwordOf(lab.connectTo[0] ?? '', user) ?? []),
  ]
  for (const [name, text] of Object.entries(viewsOf(events))) {
    const leaked = secrets.filter(secret => text.includes(secret))
    // Sessions that were handed out, tokens of logins, and tokens of OIDC providers, by how each of them begins.
    const shaped = text.match(
      /\bA[KS]IA[A-Z0-9]{12,}|X-Amz-(Signature|Credential|Security-Token)|IQoJ[\w+/]{10,}|\beyJ[\w-]{10,}/g,
    )
    expect({ name, leaked, shaped }).toEqual({ name, leaked: [], shaped: null })
  }
}

describe.each(scenarioNames())('%s', name => {
  const world = loadScenario(name)
  const { causes, certainty = {}, stops } = world.expect!

  it('is diagnosed by somebody who may read everything', async () => {
    const { walk, events, lab } = await walkWorld(world, 'full')
    expectFit(events, lab)
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
    const { walk, events, lab } = await walkWorld(world, 'least')
    expectFit(events, lab)
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
