import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { withOptions } from '../../src/cli/rule-settings.ts'
import { defineRule } from '../../src/engine/define-rule.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { findingsOf, policyWith } from '../helpers/try-rule.ts'

const policy = JSON.stringify(policyWith({ Action: 's3:GetObject', Resource: '*' }))

async function check(config: object, ...args: string[]) {
  const cwd = tempFolder({ 'rdsaudit.config.json': JSON.stringify(config), 'a.json': policy })
  return runCli(['check', 'a.json', '-f', 'concise', ...args], { cwd })
}

describe('settings of rules', () => {
  it('may be a list of a severity and options', async () => {
    const { exitCode } = await check({ rules: { 'statement-without-effect': ['info', {}] } })
    expect(exitCode).toBe(0)
    const flag = await check(
      { rules: { 'statement-without-effect': ['info'] } },
      '--rule',
      'statement-without-effect',
    )
    expect(flag.exitCode).toBe(1)
  })

  it.each([
    [['fatal', {}], ':1:39 must be one of off, info, warning, error'],
    [['info', { hours: 1 }], 'unknown key "hours"'],
    [['info', {}, {}], 'must NOT have more than 2 items'],
    [7, 'must be one of off, info, warning, error'],
  ])('%j is refused, with one message', async (setting, message) => {
    const { exitCode, stderr } = await check({ rules: { 'statement-without-effect': setting } })
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('are all shown by --show-config', async () => {
    const entry = { rule: 'broad-sts-action', path: '*.json', reason: 'r' }
    const config = {
      rules: { 'statement-without-effect': ['info', {}] },
      ignore: [entry],
      baseline: 'b.json',
    }
    const { stdout } = await check(config, '--show-config', '--rule', 'missing-external-id=off')
    const shown = JSON.parse(stdout) as { rules: Record<string, string> }
    expect(shown).toMatchObject({ ignore: [entry], baseline: 'b.json' })
    expect(Object.keys(shown.rules)).toEqual(rules.map(({ id }) => id))
    expect(shown.rules).toMatchObject({ 'statement-without-effect': 'info', 'missing-external-id': 'off' })
  })

  it('are known to editors: the schema has every rule', () => {
    const schema = JSON.parse(readFileSync('schemas/config.v1.json', 'utf8')) as {
      properties: { rules: { properties: object } }
    }
    expect(Object.keys(schema.properties.rules.properties)).toEqual(rules.map(({ id }) => id).sort())
  })
})

describe('options', () => {
  const rule = defineRule({
    id: 'too-many-statements',
    title: 'x',
    severity: 'warning',
    aws: 'accepts',
    subject: 'policy',
    since: '0.1.0',
    why: 'x',
    fix: 'x',
    sources: [],
    covers: [],
    options: { properties: { most: { type: 'integer', minimum: 0 } }, defaults: { most: 1 } },
    examples: { bad: [], good: [] },
    find: ({ statements }, _, { most }) =>
      statements.length > Number(most) ? [{ facts: { most: Number(most) } }] : [],
    say: ({ most }) => `more than ${most}`,
  })
  const example = { document: policyWith({ Effect: 'Deny', Action: '*', Resource: '*' }) }

  it('reach the rule, and its own hold where none are given', async () => {
    const other = withOptions([rule], new Map([['too-many-statements', { most: 0 }]]))
    expect(await findingsOf([rule], example)).toEqual([])
    expect((await findingsOf(other, example)).map(({ message }) => message)).toEqual(['more than 0'])
  })
})
