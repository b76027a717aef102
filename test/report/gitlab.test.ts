import { expect, it } from 'vitest'
import { oddPlaces, reportAs } from '../helpers/odd-places.ts'

interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

it('is a list of issues with lines from 1, each with a fingerprint of its own', async () => {
  const pretty = JSON.stringify(JSON.parse(oddPlaces['odd/wide.json']), null, 2)
  const { stdout } = await reportAs('gitlab', { ...oddPlaces, 'odd/lines.json': pretty })
  const issues = JSON.parse(stdout) as readonly Issue[]
  const effects = issues.filter(({ check_name }) => check_name === 'rdsaudit/statement-without-effect')
  expect(effects.map(({ location }) => location)).toEqual([
    { path: 'odd/lines.json', lines: { begin: 4 } },
    { path: 'odd/wide.json', lines: { begin: 1 } },
  ])
  expect(effects[0]?.description).toMatch(/^statement-without-effect: /)
  expect(effects[0]?.severity).toBe('critical')
  expect(issues.find(({ check_name }) => check_name === 'rdsaudit/inline-only-version')).toMatchObject({
    location: { path: 'odd/start.json', lines: { begin: 1 } },
  })
  for (const issue of issues) {
    expect(Object.keys(issue)).toEqual(['description', 'check_name', 'fingerprint', 'severity', 'location'])
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity)
  }
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
})

it('keeps two equal findings of a file apart', async () => {
  const statement = { Action: 's3:GetObject', Resource: '*' }
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement, statement] })
  const issues = JSON.parse((await reportAs('gitlab', { 'a.json': text })).stdout) as readonly Issue[]
  const effects = issues.filter(({ check_name }) => check_name === 'rdsaudit/statement-without-effect')
  expect(new Set(effects.map(({ fingerprint }) => fingerprint)).size).toBe(2)
})

it('is an empty list when nothing was found', async () => {
  const text = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}'
  expect((await reportAs('gitlab', { 'a.json': text })).stdout).toBe('[]\n')
})
