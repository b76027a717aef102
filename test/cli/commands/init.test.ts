// `rdsaudit init`: the links that a folder's documents tell, what is still missing, and a configuration that `check` takes.

import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../helpers/run-cli.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
})

const configOf = (cwd: string) => JSON.parse(readFileSync(join(cwd, 'rdsaudit.config.json'), 'utf8'))

/** A fixture's documents in a folder of their own. */
function copyOf(fixture: string): string {
  const cwd = tempFolder({})
  cpSync(`fixtures/check/${fixture}`, cwd, { recursive: true })
  return cwd
}

describe('init', () => {
  it('writes the link that Terraform and the policies tell, which check then judges', async () => {
    const cwd = copyOf('seed-bytebase-terraform')
    const { exitCode, stdout } = await runCli(['init'], { cwd })
    expect(exitCode).toBe(0)
    expect(stdout).toContain('link orders-prod   (main.tf)')
    expect(stdout).toContain('accounts.444455556666.owned')
    expect(configOf(cwd).links).toMatchObject([
      {
        name: 'orders-prod',
        app: 'bytebase',
        caller: { role: 'arn:aws:iam::111122223333:role/bytebase-instance-role' },
        target: {
          role: 'arn:aws:iam::444455556666:role/bytebase-target-db-role',
          trust: 'target.trust.json',
        },
        database: { engine: 'postgres', resourceId: 'db-ABCDEFGHIJKL01234', user: 'bytebase' },
      },
    ])
    expect((await runCli(['check', '--exit-zero'], { cwd })).stdout).toContain('orders-prod')
  })

  it('names files and folders so that check finds all of them', async () => {
    const files = {
      'iam/roles/a.json': policy,
      'iam/b.json': policy,
      'odd[1]/c.json': policy,
      'd.json': policy,
    }
    const cwd = tempFolder({ ...files, 'package.json': '{}', 'other/x.json': '[]' })
    expect((await runCli(['init'], { cwd })).stdout).toContain('no link was found')
    expect(configOf(cwd).include).toEqual(['d.json', 'iam/*.json', 'iam/roles/*.json', 'odd\\[1\\]/*.json'])
    expect((await runCli(['check'], { cwd })).stdout).toContain('checked 4 documents')
  })

  it('replaces nothing unasked', async () => {
    const old = '{"failOn": "info"}'
    const cwd = tempFolder({ 'rdsaudit.config.json': old, 'a.json': policy })
    const refused = await runCli(['init'], { cwd })
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('--force')])
    const printed = await runCli(['init', '--stdout'], { cwd })
    expect(JSON.parse(printed.stdout)).toMatchObject({ include: ['a.json'] })
    expect(readFileSync(join(cwd, 'rdsaudit.config.json'), 'utf8')).toBe(old)
    expect((await runCli(['init', '--force'], { cwd })).exitCode).toBe(0)
    expect(configOf(cwd)).toMatchObject({ include: ['a.json'] })
  })

  it('writes the links of one product when asked for it', async () => {
    const cwd = copyOf('seed-bytebase-terraform')
    const { stdout } = await runCli(['init', '--app=teleport', '--stdout'], { cwd })
    expect(JSON.parse(stdout).links).toEqual([])
    expect(existsSync(join(cwd, 'rdsaudit.config.json'))).toBe(false)
  })

  it('completes the tools', async () => {
    expect((await runCli(['__complete', 'init', '--app', ''])).stdout).toBe('bytebase\nteleport\ngeneric\n')
  })
})
