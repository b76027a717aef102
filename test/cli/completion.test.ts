// What shells are told, and the scripts in the shells that are installed.

import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const config = JSON.stringify({
  links: [{ name: 'orders-prod' }, { name: 'orders-test' }, { name: '$(touch x)' }],
})

async function complete(...words: readonly string[]): Promise<readonly string[]> {
  const cwd = tempFolder({ 'rdsaudit.config.json': config })
  const { stdout, exitCode } = await runCli(['__complete', ...words], { cwd })
  expect(exitCode).toBe(0)
  return stdout.split('\n').filter(line => line !== '')
}

describe('what fits', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['ch'], ['check']],
    [['help', 'ev'], ['evaluate']],
    [['explain', 'missing-ext'], ['missing-external-id']],
    [['check', '--rule', 'missing-ext'], ['missing-external-id']],
    [['check', '--rule=missing-ext'], ['--rule=missing-external-id']],
    [['check', '--rule', '=', 'missing-ext'], ['missing-external-id']],
    [
      ['check', '--link', ''],
      ['orders-prod', 'orders-test'],
    ],
    [['check', '--link', 'orders-p'], ['orders-prod']],
    [['check', '--fail-on', 'w'], ['warning']],
    [['check', '-f', 'sa'], ['sarif']],
    [['check', '--write'], ['--write-baseline']],
    [
      ['check', '--fix'],
      ['--fix', '--fix=unsafe'],
    ],
    [['lab', 'missing-external'], ['missing-external-id']],
    [['doctor', 'orders-p'], ['orders-prod']],
    [['doctor', '-f', 'pla'], ['plain']],
    [['completion', 'z'], ['zsh']],
    [['check', 'policies/'], []],
    [['nonsense', 'x'], []],
  ])('%j', async (words, expected) => {
    expect(await complete(...words)).toEqual(expected)
  })

  it('is every command for an empty line', async () => {
    expect(await complete('')).toEqual(
      expect.arrayContaining(['check', 'diff', 'explain', 'completion', 'help']),
    )
  })
})

/** Calls the function of the script as bash does, with a program that answers what it was asked. */
const inBash = `
source ./script
COMP_WORDS=(./rdsaudit check --link "a b" '') COMP_CWORD=4
_rdsaudit ./rdsaudit
printf '%s|' "\${COMPREPLY[@]}"
complete -p rdsaudit`

const inZsh = `
compdef() { :; }
compadd() { shift; print -rl -- "$@"; }
source ./script
words=(rdsaudit check --link ''); CURRENT=4
_rdsaudit`

const inFish = `
source ./script
complete -C 'rdsaudit check --link '`

function hasShell(name: string): boolean {
  return spawnSync(name, ['-c', 'true']).status === 0
}

describe('the script', () => {
  it.runIf(hasShell('bash'))('hands bash words over and takes answers as they are', async () => {
    const script = (await runCli(['completion', 'bash'])).stdout
    const program = '#!/bin/sh\nfor word in "$@"; do echo "<$word>"; done\necho \'$(touch evil) *\'\n'
    const cwd = tempFolder({ script, rdsaudit: program })
    chmodSync(`${cwd}/rdsaudit`, 0o755)
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', inBash], { cwd, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toContain('<__complete>|<check>|<--link>|<a b>|<>|$(touch evil) *|')
    expect(stdout).toContain('-F _rdsaudit rdsaudit')
    expect(spawnSync('ls', [], { cwd, encoding: 'utf8' }).stdout).not.toContain('evil')
  })

  it.each([
    ['zsh', ['-f', '-c', inZsh]],
    ['fish', ['--no-config', '-c', inFish]],
  ] as const)('completes the word under the cursor in %s', async (shell, args) => {
    if (!hasShell(shell)) return
    const script = (await runCli(['completion', shell])).stdout
    const program = '#!/bin/sh\nfor word in "$@"; do echo "<$word>"; done\necho \'$(touch evil)\'\n'
    const cwd = tempFolder({ script, rdsaudit: program })
    chmodSync(`${cwd}/rdsaudit`, 0o755)
    const env = { PATH: `${cwd}:${process.env['PATH']}`, HOME: cwd }
    const { stdout } = spawnSync(shell, args, { cwd, encoding: 'utf8', env })
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining(['<__complete>', '<check>', '<--link>', '$(touch evil)']),
    )
    expect(existsSync(`${cwd}/evil`)).toBe(false)
  })

  it.each(['zsh', 'fish'].filter(hasShell))('is understood by %s', async shell => {
    const script = (await runCli(['completion', shell])).stdout
    const { status, stderr } = spawnSync(shell, ['-n', `${tempFolder({ script })}/script`], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
