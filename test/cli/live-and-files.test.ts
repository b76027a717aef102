// `check --live` where a link names files: what AWS has too is told at the file, what only AWS has at its ARN.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { World } from '../../src/lab/world.ts'
import { openLiveLab } from '../helpers/live-lab.ts'
import { runCli } from '../helpers/run-cli.ts'
import { scenarioFiles } from '../helpers/scenario-files.ts'

const role = 'arn:aws:iam::444455556666:role/orders-login'
const open = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'sts:AssumeRole',
}
const careful = {
  ...open,
  Principal: { AWS: 'arn:aws:iam::111122223333:role/tools/bytebase' },
  Condition: { StringEquals: { 'sts:ExternalId': 'orders-7f3c' } },
}
const anyDatabase = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 'rds-db:connect', Resource: '*' },
}

/** In AWS, the role lets in a whole account, and logs in to everything. */
function careless(world: World): World {
  const text = JSON.stringify(world.snapshot, (key, value) => {
    if (key === 'AssumeRolePolicyDocument' && JSON.stringify(value).includes('tools/bytebase'))
      return { Version: '2012-10-17', Statement: [open] }
    return key === 'PolicyDocument' && JSON.stringify(value).includes('rds-db:connect') ? anyDatabase : value
  })
  return { ...world, snapshot: JSON.parse(text) as World['snapshot'] }
}

/** Rules with the paths of their findings. */
async function findingsBeside(trust: object): Promise<readonly (readonly [string, string])[]> {
  const { folder, env, profiles } = await openLiveLab('healthy', careless)
  const { links } = scenarioFiles('healthy').config as { links: [{ target: object }] }
  const [link] = links
  const config = { links: [{ ...link, target: { ...link.target, trust: 'trust.json' } }] }
  writeFileSync(join(folder, 'rdsaudit.config.json'), JSON.stringify(config))
  writeFileSync(join(folder, 'trust.json'), JSON.stringify(trust))
  const args = ['check', '--live', '--link', 'orders', '-f', 'json', ...profiles]
  const { stdout } = await runCli(args, { cwd: folder, env })
  const report = JSON.parse(stdout) as {
    readonly findings: readonly { readonly rule: string; readonly path: string }[]
  }
  return report.findings.map(({ rule, path }) => [rule, path] as const)
}

it('tells at the file what AWS has too, however it is written there', async () => {
  const findings = await findingsBeside({ Statement: open, Version: '2012-10-17' })
  expect(findings).toContainEqual(['trust-account-root', 'trust.json'])
  expect(findings.filter(([rule]) => rule.startsWith('trust'))).toHaveLength(1)
  expect(findings).toContainEqual(['wildcard-login-resource', role])
})

it('tells at the ARN what only AWS has, beside the difference', async () => {
  const findings = await findingsBeside({ Version: '2012-10-17', Statement: [careful] })
  expect(findings).toContainEqual(['trust-differs-from-aws', 'trust.json'])
  expect(findings).toContainEqual(['trust-account-root', role])
})
