// Every rule: named like its file, with sources, tested, its examples executed, its severity as AWS's verdict asks.

import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { families, rules } from '../../rules/index.ts'
import type { Rule } from '../../src/engine/define-rule.ts'
import { validate } from '../../src/input/generated/validate-config.js'
import { findingsOf } from '../helpers/try-rule.ts'
import { wholeRules } from '../helpers/whole-rules.ts'

const files = readdirSync('rules', { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name: family }) =>
    readdirSync(`rules/${family}`).map(name => ({ family, id: name.replace(/\.ts$/, '') })),
  )

describe.each(files)('rules/$family/$id.ts', ({ family, id }) => {
  it('exports one rule of its name', async () => {
    const module = (await import(`../../rules/${family}/${id}.ts`)) as Record<string, Rule>
    expect(Object.keys(module)).toEqual(['rule'])
    expect(module['rule']?.id).toBe(id)
    expect(families[family]?.map(rule => rule.id)).toContain(id)
  })

  it('has a test of the same name', () => {
    expect(existsSync(`test/rules/${family}/${id}.test.ts`)).toBe(true)
  })
})

it('has no test without a rule', () => {
  const tests = readdirSync('test/rules', { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.test.ts'),
  )
  const expected = files.map(({ family, id }) => `${family}/${id}.test.ts`)
  expect(tests.filter(name => !expected.includes(name.replaceAll('\\', '/')))).toEqual([])
})

describe.each(wholeRules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  it('is named by the bad pattern, in kebab-case', () => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(rule.id).not.toMatch(/^no-/)
  })

  it('is an error when AWS refuses the pattern, denies the call, or it never has an effect; never when it works as written', () => {
    if (rule.aws === 'opens' || rule.aws === 'not-asked') return
    expect(rule.severity === 'error').toBe(rule.aws !== 'accepts')
  })

  it('has examples whose configuration is one', () => {
    for (const { config } of [...rule.examples.bad, ...rule.examples.good]) {
      if (config !== undefined) expect(validate(config), JSON.stringify(validate.errors)).toBe(true)
    }
  })

  it('says what AWS, or the product, does, names the page, and can be read in one line', () => {
    expect(rule.why.length).toBeGreaterThan(20)
    expect(rule.why).not.toMatch(/\n|\.$/)
    expect(rule.title).not.toMatch(/\n|\.$/)
    expect(rule.fix).toMatch(/\.$/)
    expect(rule.sources.length > 0).toBe(rule.aws !== 'not-asked')
    const own = /^https:\/\/(docs|aws)\.(aws\.)?amazon\.com\//
    const ofProducts =
      /^https:\/\/(goteleport\.com\/docs|docs\.bytebase\.com|github\.com\/(gravitational|bytebase))\//
    for (const source of rule.sources)
      expect(own.test(source) || (isAboutApps(rule) && ofProducts.test(source)), source).toBe(true)
  })

  it('yields only to rules that exist', () => {
    const ids = rules.map(other => other.id)
    expect((rule.yieldsTo ?? []).filter(id => !ids.includes(id))).toEqual([])
  })

  it.each(rule.examples.bad.map((example, index) => [index, example] as const))(
    'speaks about bad example %d',
    async (_index, example) => {
      expect((await findingsOf([rule], example)).length).toBeGreaterThan(0)
    },
  )

  it.each(rule.examples.good.map((example, index) => [index, example] as const))(
    'finds nothing of error or warning, with all rules on, in good example %d',
    async (_index, example) => {
      const findings = await findingsOf(rules, example)
      expect(
        findings
          .filter(finding => finding.severity !== 'info')
          .map(({ rule: id, message }) => `${id}: ${message}`),
      ).toEqual([])
    },
  )

  it('has both kinds of examples', () => {
    expect(rule.examples.bad.length).toBeGreaterThan(0)
    expect(rule.examples.good.length).toBeGreaterThan(0)
  })
})

/** Its subject is the configuration of a product, of which the product's own pages say most. */
function isAboutApps({ id }: Rule): boolean {
  return families['app']?.some(rule => rule.id === id) === true
}
