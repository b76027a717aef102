import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { oddPlaces, reportAs, wide } from '../helpers/odd-places.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// What the format allows, and, narrower, what GitHub asks for of it.
const official = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false })
const { $schema, id, ...officialSchema } = JSON.parse(
  readFileSync('fixtures/schemas/sarif-2.1.0-rtm.5.json', 'utf8'),
) as { readonly $schema: string; readonly id: string }
const validateOfficially = official.compile(officialSchema)

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false })
for (const format of ['uri', 'uri-reference']) {
  ajv.addFormat(format, text => {
    const url = URL.parse(text, 'https://example.com/')
    return url !== null && /^[\x21-\x7e]*$/.test(text)
  })
}
const validate = ajv.compile(
  JSON.parse(readFileSync('fixtures/schemas/sarif-for-code-scanning.json', 'utf8')) as object,
)

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly message: { readonly text: string }
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string }
      readonly region: object
    }
  }[]
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly Result[]
  }[]
}

function read(text: string) {
  const log = JSON.parse(text) as Log
  for (const one of [validate, validateOfficially]) {
    one(log)
    expect(one.errors).toBeNull()
  }
  const run = log.runs[0]
  if (!run) throw new Error('no run')
  return { results: run.results, rules: run.tool.driver.rules }
}

const placeOf = ({ locations }: Result) => locations[0]?.physicalLocation

describe('SARIF', () => {
  it('counts columns in UTF-16 units from 1, with an exclusive end', async () => {
    const { stdout, exitCode } = await reportAs('sarif')
    expect(exitCode).toBe(1)
    const { results } = read(stdout)
    const statement = results.find(({ ruleId }) => ruleId === 'rdsaudit/statement-without-effect')
    expect(statement && placeOf(statement)).toEqual({
      artifactLocation: { uri: 'odd/wide.json' },
      region: { startLine: 1, startColumn: wide.column, endLine: 1, endColumn: wide.endColumn },
    })
    const first = results.find(({ ruleId }) => ruleId === 'rdsaudit/inline-only-version')
    expect(first && placeOf(first)?.region).toMatchObject({ startLine: 1, startColumn: 1, endLine: 1 })
  })

  it('shows a stretch of lines by its first, so that an alert needs one changed line', async () => {
    const text = JSON.stringify(JSON.parse(oddPlaces['odd/wide.json']), null, 2)
    const { results } = read((await reportAs('sarif', { 'a.json': text })).stdout)
    const statement = results.find(({ ruleId }) => ruleId.endsWith('statement-without-effect'))
    const line = text.split('\n')[3] ?? ''
    expect(statement && placeOf(statement)?.region).toEqual({
      startLine: 4,
      startColumn: line.indexOf('{') + 1,
      endLine: 4,
      endColumn: line.length + 1,
    })
  })

  it('describes every rule that is on, whatever was found, and points at them', async () => {
    const cwd = tempFolder(oddPlaces)
    const args = [
      'check',
      '--no-config',
      '-f',
      'sarif',
      '--rule',
      'inline-only-version=off',
      'odd/start.json',
    ]
    const none = read((await runCli(args, { cwd })).stdout)
    expect(none.results).toEqual([])
    expect(none.rules.map(({ id }) => id)).toEqual(
      rules
        .map(({ id }) => `rdsaudit/${id}`)
        .filter(id => id !== 'rdsaudit/inline-only-version')
        .sort(),
    )
    const { results, rules: described } = read((await reportAs('sarif')).stdout)
    for (const { ruleId, ruleIndex } of results) expect(described[ruleIndex]?.id).toBe(ruleId)
  })

  it('names files from the root of the repository, as URIs', async () => {
    const cwd = tempFolder({ '.git/HEAD': '', 'sub folder/ü#.json': oddPlaces['odd/wide.json'] })
    const { stdout } = await runCli(['check', '--no-config', '-f', 'sarif', '.'], {
      cwd: `${cwd}/sub folder`,
    })
    expect(read(stdout).results.map(result => placeOf(result)?.artifactLocation.uri)).toContain(
      'sub%20folder/%C3%BC%23.json',
    )
  })

  it('lets no text of a policy become a link or a placeholder', async () => {
    const text =
      '{"Version":"2012-10-17","Statement":{"Sid":"x[a](1){0}","Effect":"[a](1){0}","Action":"s3:GetObject","Resource":"*"}}'
    const { results } = read((await reportAs('sarif', { 'a.json': text })).stdout)
    const messages = results.map(({ message }) => message.text).join('\n')
    expect(messages).toContain('\\[a\\](1){{0}}')
    expect(messages.replaceAll('\\[a\\](1){{0}}', '')).not.toContain('[a](1)')
  })

  it('refers to the other places from the message', async () => {
    const policy = { Statement: [{ Sid: 'A', Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }] }
    const twice = { Version: '2012-10-17', Statement: [...policy.Statement, ...policy.Statement] }
    const { results } = read((await reportAs('sarif', { 'a.json': JSON.stringify(twice) })).stdout)
    const repeated = results.find(({ ruleId }) => /sid/.test(ruleId))
    expect(repeated?.message.text).toMatch(/ See \[[^\]]+\]\(1\)\.$/)
  })
})
