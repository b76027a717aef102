// Every scenario, collected from a lab by users who may read everything: valid, without gaps, and as it was staged.

import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { scenarioNames } from '../../../src/lab/scenarios.ts'
import type { OrganizationSnapshot, Snapshot } from '../../../src/model/snapshot.ts'
import { itemsOf } from '../../../src/model/snapshot-part.ts'
import { openLiveLab } from '../../helpers/live-lab.ts'
import { runCli } from '../../helpers/run-cli.ts'

const isSnapshot = new Ajv2020({ strictTypes: false }).compile(
  JSON.parse(readFileSync('schemas/snapshot.v1.json', 'utf8')) as object,
)

/** Faults of the wire to AWS, and clocks, are about keys of the scenario's own. */
const calm = (world: Parameters<NonNullable<Parameters<typeof openLiveLab>[1]>>[0]) => {
  const { faults, clockOffsetMs, ...rest } = world
  return rest
}

/** Names of units take calls of their own, and nothing depends on them; a level without RCPs is read as one. */
function withoutNames(organization: OrganizationSnapshot | undefined): OrganizationSnapshot | undefined {
  if (organization?.state !== 'complete') return organization
  const Levels = organization.Levels.map(({ Name, ...level }) => ({ RESOURCE_CONTROL_POLICY: [], ...level }))
  return { ...organization, Levels }
}

// Its configuration names a region that its host contradicts, which is refused before AWS is asked.
const names = scenarioNames().filter(name => name !== 'wrong-region')

describe.each(names)('%s', name => {
  it('is collected as it was staged', async () => {
    const { lab, world, folder, env, profiles } = await openLiveLab(name, calm)
    const result = await runCli(['collect', ...profiles], { cwd: folder, env })
    expect(result).toMatchObject({ exitCode: 0 })
    const snapshot = JSON.parse(result.stdout) as Snapshot
    expect(isSnapshot(snapshot), JSON.stringify(isSnapshot.errors)).toBe(true)
    expect(lab.calls.filter(call => call.unknown)).toEqual([])
    expect(result.stderr).toMatch(/everything was readable/)
    for (const account of snapshot.accounts) {
      const staged = world.snapshot.accounts.find(one => one.Account === account.Account)!
      const stagedRoles = itemsOf(staged.iam?.RoleDetailList)
      for (const role of itemsOf(account.iam?.RoleDetailList)) {
        const before = stagedRoles.find(({ Arn }) => Arn === role.Arn)
        expect(role).toEqual({ Tags: [], MaxSessionDuration: 3600, Path: '/', ...before })
      }
      for (const arn of account.absent ?? []) expect(stagedRoles.map(({ Arn }) => Arn)).not.toContain(arn)
      for (const { Region, rds } of account.regions ?? []) {
        const before = staged.regions?.find(one => one.Region === Region)?.rds
        for (const list of ['DBInstances', 'DBClusters', 'DBProxies', 'DBProxyEndpoints'] as const) {
          if (rds?.[list])
            expect(rds[list]).toEqual({ state: 'complete', items: itemsOf<unknown>(before?.[list]) })
        }
      }
      expect(account.organization).toEqual(withoutNames(staged.organization))
    }
  })
})
