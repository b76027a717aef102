// The program as it is installed: the built files, in a process of their own.

import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'

const program = `${process.cwd()}/dist/rdsaudit.js`
const env = { PATH: process.env['PATH'] ?? '' }
const broken = '{"Version": "2012-10-17", "Statement": [{"Action": "s3:GetObject", "Resource": "*"}]}'

function run(args: readonly string[], options: { cwd?: string; input?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env,
    encoding: 'utf8',
    ...options,
  })
  return { status, stdout, stderr }
}

describe('the built program', () => {
  it('prints its version and loads nothing else for it', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
    const entry = readFileSync('dist/rdsaudit.js', 'utf8')
    const eager = [...entry.matchAll(/(?:^|;)import\s*(?:\{[^}]*\}from)?"([^"]+)"/g)].map(match => match[1])
    expect(eager).toEqual([])
  })

  it('checks, explains and helps', () => {
    const cwd = tempFolder({ 'a.json': broken })
    expect(run(['check', '--no-config', 'a.json', '-f', 'concise'], { cwd })).toMatchObject({ status: 1 })
    expect(run(['check', '-'], { input: broken }).stdout).toContain('<stdin>:1:41')
    expect(run(['explain']).stdout).toContain('invalid-json')
    expect(run(['--help']).stdout).toContain('Usage: rdsaudit')
  })

  it('ends quietly when its reader leaves', async () => {
    const many = Array.from({ length: 2000 }, () => ({ Action: 's3:GetObject', Resource: '*' }))
    const cwd = tempFolder({ 'a.json': JSON.stringify({ Version: '2012-10-17', Statement: many }) })
    const child = spawn(process.execPath, [program, 'check', '--no-config', 'a.json'], { cwd, env })
    let stderr = ''
    child.stderr.on('data', chunk => {
      stderr += String(chunk)
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise(resolve => child.on('close', resolve))
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  })

  it('is a library without side effects', () => {
    const script = `
      const before = Object.keys(globalThis).join()
      const { checkDocuments } = await import(${JSON.stringify(pathToFileURL('dist/library.js').href)})
      if (Object.keys(globalThis).join() !== before) throw new Error('globals changed')
      const { findings } = await checkDocuments([{ path: 'a.json', content: ${JSON.stringify(broken)} }])
      console.log(findings.map(finding => finding.rule).join())`
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('statement-without-effect')
  })

  it('ships the types of the library', () => {
    expect(readFileSync('dist/types/src/api/index.d.ts', 'utf8')).toContain(
      'export declare function checkDocuments',
    )
    expect(readdirSync('dist/types/src/api')).toContain('index.d.ts')
  })
})
