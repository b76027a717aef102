// Command lines on files that are nearly right: an answer or a refusal, never the news of a bug, and reports that can be read.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { UsageError } from '../../../src/base/errors.ts'
import type { JsonValue } from '../../../src/base/json-value.ts'
import { checkWorld } from '../../../src/lab/check-world.ts'
import { startLab } from '../../../src/lab/lab.ts'
import { readWorld } from '../../../src/lab/read-world.ts'
import { scenarioSource } from '../../../src/lab/scenarios.ts'
import { type CliResult, runCli } from '../../helpers/run-cli.ts'
import { defineTarget, type Target } from '../define-target.ts'
import { jsonMutations, mutateJson, mutateText, textMutations } from '../mutate.ts'
import { config, configured, rawFiles, worlds } from '../samples.ts'

const formats = [
  'pretty',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'rdjson',
  'markdown',
]

/** A command in a folder of its own; throws when it says more than yes, no, or that it was used wrongly. */
async function runIn(
  files: Readonly<Record<string, string | Uint8Array>>,
  args: readonly string[],
): Promise<CliResult> {
  const cwd = mkdtempSync(join(tmpdir(), 'rdsaudit-fuzz-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(join(cwd, path), content)
    }
    const result = await runCli(args, { cwd, env: { ID: 'x' } })
    if (result.exitCode > 2) throw new Error(`exit code ${result.exitCode} of ${args}: ${result.stderr}`)
    // What only prints is printed by a terminal: nothing there may steer it.
    if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/.test(result.stdout + result.stderr))
      throw new Error(`a control character was printed by ${args}`)
    return result
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

const request: JsonValue = {
  request: {
    principal: 'arn:aws:sts::111122223333:assumed-role/app/session',
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::444455556666:role/db',
    context: { 'sts:ExternalId': { unknown: true }, 'aws:TagKeys': ['a', 'b'] },
  },
  policies: {
    identity: [JSON.parse(configured['policies/assume.json'] ?? '') as JsonValue, { unseen: 'denied' }],
    resource: JSON.parse(configured['policies/trust.json'] ?? '') as JsonValue,
    scp: [[JSON.parse(configured['policies/scp.json'] ?? '') as JsonValue]],
  },
}

export const commands: Readonly<Record<string, Target>> = {
  'check, in any format': defineTarget(
    50,
    fc.record({
      file: fc.constantFrom(...rawFiles),
      mutations: textMutations,
      format: fc.constantFrom(...formats),
    }),
    async ({ file: [path, text], mutations, format }) => {
      const { stdout, exitCode } = await runIn({ [path]: mutateText(text, mutations) }, [
        'check',
        '--no-config',
        '--allow-empty',
        path,
        '-f',
        format,
      ])
      if (exitCode < 2 && ['json', 'sarif', 'gitlab', 'rdjson'].includes(format)) JSON.parse(stdout)
    },
  ),
  'a configuration, nearly': defineTarget(
    60,
    fc.record({
      json: jsonMutations,
      text: textMutations,
      args: fc.constantFrom(
        ['check'],
        ['check', '--show-config'],
        ['check', '--diff'],
        ['check', '-f', 'markdown'],
        ['diff', 'policies', 'policies'],
        ['init', '--stdout'],
      ),
    }),
    async ({ json, text, args }) => {
      const written = mutateText(JSON.stringify(mutateJson(config, json), null, 2), text)
      await runIn({ ...configured, 'rdsaudit.config.json': written }, args)
    },
  ),
  'any bytes where a command reads': defineTarget(
    40,
    fc.record({
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        textMutations.map(changes => Buffer.from(mutateText('{}', changes))),
      ),
      read: fc.constantFrom<readonly [string, readonly string[]]>(
        ['rdsaudit.config.json', ['check']],
        ['rdsaudit.config.json', ['doctor', '--plain']],
        ['rdsaudit.baseline.json', ['check', 'policies']],
        ['request.json', ['evaluate', 'request.json']],
        ['world.json', ['lab', 'world.json', '--responder']],
        ['world.json', ['doctor', '--lab=world.json', '--plain']],
        ['policies/new.json', ['diff', 'policies/trust.json', 'policies/new.json']],
      ),
    }),
    async ({ bytes, read: [path, args] }) => {
      const { exitCode } = await runIn({ ...configured, [path]: bytes }, args)
      if (path === 'world.json' && exitCode !== 2)
        throw new Error(`a world of nothing ended with ${exitCode}`)
    },
  ),
  'a baseline, nearly': defineTarget(
    20,
    fc.record({ json: jsonMutations, text: textMutations }),
    async ({ json, text }) => {
      const baseline = JSON.parse(configured['rdsaudit.baseline.json'] ?? '') as JsonValue
      const written = mutateText(JSON.stringify(mutateJson(baseline, json), null, 2), text)
      await runIn({ ...configured, 'rdsaudit.baseline.json': written }, ['check', 'policies'])
    },
  ),
  'init in a folder with anything': defineTarget(
    30,
    fc.array(fc.tuple(fc.constantFrom(...rawFiles), textMutations), { minLength: 1, maxLength: 4 }),
    async chosen => {
      const files = chosen.map(([[path, text], mutations]) => [path, mutateText(text, mutations)] as const)
      await runIn(Object.fromEntries(files), ['init', '--stdout'])
    },
  ),
  'a request, nearly': defineTarget(
    60,
    fc.record({ json: jsonMutations, text: textMutations, format: fc.constantFrom('pretty', 'json') }),
    async ({ json, text, format }) => {
      const written = mutateText(JSON.stringify(mutateJson(request, json)), text.slice(0, 1))
      await runIn({ 'request.json': written }, ['evaluate', 'request.json', '-f', format])
    },
  ),
  'any words': defineTarget(
    60,
    fc.record({
      command: fc.constantFrom('check', 'diff', 'evaluate', 'explain', 'completion', '__complete', 'bogus'),
      words: fc.array(
        fc.oneof(
          fc.string({ unit: 'grapheme' }).filter(word => !word.includes('/')),
          fc.constantFrom(
            '-f',
            '--fix',
            '--diff',
            '--rule',
            'x=off',
            '--link',
            '--',
            '-',
            '--git',
            'a..b',
            '=',
          ),
          fc.constantFrom('PAM authentication failed', 'AccessDenied', '\u001b[2J', '*', '[', '{a,b'),
        ),
        { maxLength: 4 },
      ),
    }),
    async ({ command, words }) => {
      await runIn({ 'a.json': '{}' }, [command, ...words])
    },
  ),
  'a world, nearly': defineTarget(
    20,
    fc.record({ world: fc.constantFrom(...worlds), json: jsonMutations }),
    async ({ world, json }) => {
      let read: ReturnType<typeof readWorld>
      try {
        read = readWorld(mutateJson(world, json), 'fuzz', scenarioSource)
        checkWorld(read, 'fuzz')
      } catch (error) {
        if (error instanceof UsageError) return
        throw error
      }
      const lab = await startLab(read, { engines: 'responder' }).catch(refusal)
      await lab?.stop()
    },
  ),
}

/** A world may have a key of somebody who is not in it; starting says so. */
function refusal(error: unknown): undefined {
  if (!(error instanceof UsageError)) throw error
}
