import { expect, it } from 'vitest'
import { reportAs, wide } from '../helpers/odd-places.ts'

interface Diagnostics {
  readonly severity: string
  readonly diagnostics: readonly {
    readonly code: { readonly value: string }
    readonly location: { readonly path: string; readonly range: object }
    readonly related_locations?: readonly object[]
  }[]
}

async function read(files?: Readonly<Record<string, string>>): Promise<Diagnostics> {
  return JSON.parse((await reportAs('rdjson', files)).stdout) as Diagnostics
}

it('counts columns in bytes of UTF-8 from 1, with an exclusive end', async () => {
  const { diagnostics, severity } = await read()
  expect(severity).toBe('ERROR')
  const of = (rule: string) => diagnostics.find(({ code }) => code.value === `rdsaudit/${rule}`)?.location
  expect(wide.byte).not.toBe(wide.column)
  expect(of('statement-without-effect')).toEqual({
    path: 'odd/wide.json',
    range: { start: { line: 1, column: wide.byte }, end: { line: 1, column: wide.endByte } },
  })
  expect(of('inline-only-version')?.range).toMatchObject({ start: { line: 1, column: 1 } })
})

it('counts right for several places of one line, whatever their order', async () => {
  const statement = { Sid: 'é', Action: 's3:GetObject', Resource: '*', Effect: 'allow' }
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement, statement, statement] })
  const { diagnostics } = await read({ 'a.json': text })
  const bytes = Buffer.from(text)
  const effects = diagnostics.filter(({ code }) => code.value === 'rdsaudit/unknown-effect')
  expect(effects.length).toBe(3)
  for (const { location } of diagnostics) {
    const { start, end } = location.range as Record<'start' | 'end', { column: number }>
    expect(() =>
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start.column - 1, end.column - 1)),
    ).not.toThrow()
  }
  for (const { location } of effects) {
    const { start, end } = location.range as Record<'start' | 'end', { column: number }>
    expect(bytes.subarray(start.column - 1, end.column - 1).toString()).toBe('"allow"')
  }
})

it('has no severity of its own when nothing was found', async () => {
  const text = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}'
  expect(await read({ 'a.json': text })).toEqual({ source: { name: 'rdsaudit' }, diagnostics: [] })
})
