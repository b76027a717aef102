import { expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import type { Finding } from '../../src/engine/finding.ts'
import { fingerprintsOf } from '../../src/engine/fingerprint.ts'
import { readDocument } from '../../src/input/read-document.ts'

async function fingerprints(value: JsonValue, ...pointers: string[]): Promise<readonly string[]> {
  const document = await readDocument('a.json', JSON.stringify(value))
  const findings = pointers.map(pointer => ({ rule: { id: 'some-rule' }, at: { pointer } }) as Finding)
  return fingerprintsOf(findings, document, 'a.json')
}

const one = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' }
const other = { Sid: 'Other', Effect: 'Deny', Action: '*', Resource: '*' }

it('gives the fingerprints that baselines hold', async () => {
  const policy = { Version: '2012-10-17', Statement: [one, other] }
  expect(await fingerprints(policy, '/Statement/0/Action/1', '/Statement/1', '/Version')).toEqual([
    'f26fa3f1f4af9152d93cbfac6ab5560e',
    '30f3563a4a4899f3d45c75a5df847b8f',
    'c66ae2eab869769deba390dcff88aa6e',
  ])
})

it('knows a finding again wherever its statement stands, and tells equal ones apart', async () => {
  const before = await fingerprints({ Statement: [one, other] }, '/Statement/0/Action/1', '/Statement/1')
  const after = await fingerprints({ Statement: [other, one] }, '/Statement/1/Action/1', '/Statement/0')
  expect(after).toEqual(before)
  const twice = await fingerprints(
    { Statement: [one, one] },
    '/Statement/0/Action/1',
    '/Statement/1/Action/1',
  )
  expect(twice[0]).toBe(before[0])
  expect(twice[1]).not.toBe(before[0])
})

it('takes no longer for a finding among many statements', async () => {
  const count = 20_000
  const Statement = Array.from({ length: count }, (_, index) => ({
    ...one,
    Resource: `arn:aws:s3:::b${index}/*`,
  }))
  const pointers = Statement.map((_, index) => `/Statement/${index}/Action/0`)
  expect(new Set(await fingerprints({ Statement }, ...pointers)).size).toBe(count)
})
