// The step of the action, with a program in the place of npx that writes down how it was called.

import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { tempFolder } from '../helpers/temp-folder.ts'

const npx = `#!/usr/bin/env bash
printf '%s\\0' "$@" >called
for one in "$@"; do
  case "$one" in json=*) echo '{"summary":{"findings":{"error":2,"warning":1}}}' >"\${one#json=}" ;; esac
done
exit "\${FAKE_EXIT:-0}"
`

function act(inputs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
  const cwd = tempFolder({ 'bin/npx': npx, output: '' })
  chmodSync(join(cwd, 'bin/npx'), 0o755)
  const { status, stderr } = spawnSync(resolve('action.sh'), [], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`,
      RUNNER_TEMP: cwd,
      GITHUB_OUTPUT: join(cwd, 'output'),
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
      ...inputs,
      ...more,
    },
  })
  const called = join(cwd, 'called')
  return {
    cwd,
    status,
    stderr,
    args: existsSync(called) ? readFileSync(called, 'utf8').split('\0').slice(0, -1) : undefined,
    output: readFileSync(join(cwd, 'output'), 'utf8'),
  }
}

describe('action.sh', () => {
  it('runs its own version with reports for the log, the lines and the summary', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    const { args, status, output, cwd } = act({})
    expect(status).toBe(0)
    expect(args?.slice(0, 5)).toEqual(['--yes', `rdsaudit@${version}`, 'check', '-f', 'pretty'])
    expect(args).toEqual(expect.arrayContaining(['github', `markdown=${cwd}/summary.md`]))
    expect(args?.at(-1)).toBe('--')
    expect(output).toBe('exit-code=0\nerrors=2\nwarnings=1\nsarif-file=\n')
  })

  it('hands every input over as one word, whatever stands in it', () => {
    const hostile = '$(touch evil); `touch evil` && touch evil "\' * --fix=unsafe'
    const { args, cwd } = act({
      INPUT_PATHS: `${hostile}\n--fix=unsafe\n\npolicies/`,
      INPUT_CONFIG: hostile,
      INPUT_FAIL_ON: hostile,
      INPUT_SARIF: hostile,
      INPUT_ANNOTATIONS: 'false',
      INPUT_SUMMARY: hostile,
    })
    expect(args?.slice(2)).toEqual([
      'check',
      '-f',
      'pretty',
      '-f',
      expect.stringMatching(/^json=/),
      '-f',
      `sarif=${hostile}`,
      `--config=${hostile}`,
      `--fail-on=${hostile}`,
      '--',
      hostile,
      '--fix=unsafe',
      'policies/',
    ])
    expect(existsSync(join(cwd, 'evil'))).toBe(false)
  })

  it.each([
    'git+https://example.com/x',
    'latest --registry=https://example.com',
    '1.2.3\n4.5.6',
    '../x',
    ' ',
  ])('takes no version like %j', INPUT_VERSION => {
    const { args, status, output } = act({ INPUT_VERSION })
    expect({ args, status, output }).toEqual({ args: undefined, status: 2, output: '' })
  })

  it('takes no path that would begin another output', () => {
    const { args, status, output } = act({ INPUT_SARIF: 'a.sarif\nexit-code=0' })
    expect({ args, status, output }).toEqual({ args: undefined, status: 2, output: '' })
  })

  it('fails as rdsaudit fails, after its outputs are written', () => {
    const { status, output } = act({}, { FAKE_EXIT: '1' })
    expect(status).toBe(1)
    expect(output).toContain('exit-code=1\n')
  })
})

describe('action.yml', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as {
    inputs: Record<string, object>
    runs: { steps: { run: string; env: Record<string, string> }[] }
  }
  it('puts no input into the text of a script, and hands every input over', () => {
    const [step] = action.runs.steps
    expect(action.runs.steps).toHaveLength(1)
    expect(step?.run).not.toContain('${{')
    const script = readFileSync('action.sh', 'utf8')
    for (const input of Object.keys(action.inputs)) {
      const name = `INPUT_${input.toUpperCase().replaceAll('-', '_')}`
      expect(step?.env[name]).toBe(`\${{ inputs.${input} }}`)
      expect(script).toContain(name)
    }
  })
})

it('the pre-commit hooks call commands that there are', () => {
  const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as { id: string; entry: string }[]
  expect(hooks.map(({ id }) => id)).toEqual(['rdsaudit', 'rdsaudit-links'])
  for (const { entry } of hooks) expect(entry).toMatch(/^rdsaudit check( --allow-empty)?$/)
})
