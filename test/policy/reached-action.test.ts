import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/base/json-value.ts'
import type { Item, Policy } from '../../src/model/policy.ts'
import { allowsAction, coversAction, reachesAction } from '../../src/policy/reached-action.ts'

const policy: Policy = { type: 'identity', typeSource: 'told', pointer: '', root: {}, textLength: 0 }

it.each<[JsonObject, boolean]>([
  [{ Action: 'rds-db:connect' }, true],
  [{ Action: ['s3:*', 'RDS-DB:Con*'] }, true],
  [{ Action: '*' }, true],
  [{ Action: 'rds:*' }, false],
  [{ Action: 7 }, false],
  [{ NotAction: 's3:*' }, true],
  [{ NotAction: ['s3:*', 'rds-db:*'] }, false],
  [{ NotAction: [] }, false],
  [{ NotAction: '' }, true],
  [{ Action: 's3:*', NotAction: 'rds:*' }, true],
  [{}, false],
])('%j', (raw, expected) => {
  expect(reachesAction({ policy, index: 0, pointer: '', raw }, 'rds-db:connect')).toBe(expected)
})

describe('a policy allows an action', () => {
  const allows = (...Statement: readonly JsonObject[]) =>
    allowsAction({ ...policy, root: { Statement } }, 'rds-db:connect')
  it('by one of its Allow statements', () => {
    expect(allows({ Effect: 'Allow', Action: 's3:*' }, { Effect: 'Allow', Action: 'rds-db:*' })).toBe(true)
    expect(allows({ Effect: 'Allow', Action: 's3:*' })).toBe(false)
    expect(allows({ Effect: 'Deny', Action: 'rds-db:*' })).toBe(false)
    expect(allows()).toBe(false)
  })
})

it('covers an action in whatever case, by a text only', () => {
  const covers = (value: JsonValue) => coversAction({ value } as Item, 'rds-db:connect')
  expect(covers('RDS-DB:Conn*')).toBe(true)
  expect(covers('rds:*')).toBe(false)
  expect(covers(7)).toBe(false)
})
