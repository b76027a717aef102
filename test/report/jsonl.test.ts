import { expect, it } from 'vitest'
import { oddPlaces, reportAs, wide } from '../helpers/odd-places.ts'

async function events(files?: Readonly<Record<string, string>>) {
  const { stdout } = await reportAs('jsonl', files)
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)
}

it('is one event a line, with the findings of the JSON format', async () => {
  const all = await events({ ...oddPlaces, 'other.json': '{}' })
  expect(all[0]).toMatchObject({ event: 'start', formatVersion: 1, tool: { name: 'rdsaudit' }, config: null })
  expect(all.at(-1)).toMatchObject({ event: 'end', summary: { documents: { checked: 2, skipped: 1 } } })
  expect(all.filter(({ event }) => event === 'skipped')).toMatchObject([{ path: 'other.json' }])
  const findings = all.filter(({ event }) => event === 'finding')
  const json = JSON.parse((await reportAs('json', oddPlaces)).stdout) as { findings: readonly object[] }
  expect(findings).toEqual(json.findings.map(finding => ({ event: 'finding', ...finding })))
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'statement-without-effect',
      range: { start: { line: 1, column: wide.column }, end: { line: 1, column: wide.endColumn } },
    }),
  )
})
