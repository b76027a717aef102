// `rdsaudit init`: what it writes is a configuration that `check` takes.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../helpers/run-cli.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
})
const files = { 'iam/roles/a.json': policy, 'iam/b.json': policy, 'odd[1]/c.json': policy, 'd.json': policy }

describe('init', () => {
  it('names the folders with policies, and check finds all of them', async () => {
    const cwd = tempFolder({ ...files, 'package.json': '{}', 'other/x.json': '[]' })
    const { exitCode, stderr } = await runCli(['init'], { cwd })
    expect(exitCode).toBe(0)
    expect(stderr).toContain('4 files with policies')
    const config = JSON.parse(readFileSync(join(cwd, 'rdsaudit.config.json'), 'utf8'))
    expect(config).toEqual({ include: ['d.json', 'iam/**/*.json', 'odd\\[1\\]/**/*.json'], failOn: 'error' })
    expect((await runCli(['check'], { cwd })).stdout).toContain('checked 4 documents')
  })

  it('begins a link, and replaces nothing unasked', async () => {
    const cwd = tempFolder({ 'rdsaudit.config.json': '{"failOn": "info"}' })
    const refused = await runCli(['init', '--app=teleport'], { cwd })
    expect({ code: refused.exitCode, text: refused.stderr }).toEqual({
      code: 2,
      text: expect.stringContaining('--force'),
    })
    const printed = await runCli(['init', '--app=teleport', '--stdout'], { cwd })
    expect(JSON.parse(printed.stdout)).toMatchObject({ links: [{ app: 'teleport' }] })
    expect(readFileSync(join(cwd, 'rdsaudit.config.json'), 'utf8')).toBe('{"failOn": "info"}')
    expect((await runCli(['init', '--app=bytebase', '--force'], { cwd })).exitCode).toBe(0)
    const { exitCode, stdout } = await runCli(['check', '--allow-empty'], { cwd })
    expect(exitCode).toBe(0)
    expect(stdout).toContain('link example')
  })

  it('completes the tools', async () => {
    expect((await runCli(['__complete', 'init', '--app', ''])).stdout).toBe('bytebase\nteleport\ngeneric\n')
  })
})
