import { expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json-value.ts'
import type { Policy } from '../../src/model/policy.ts'
import { reachesAction } from '../../src/policy/reached-action.ts'

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
  [{}, false],
])('%j', (raw, expected) => {
  expect(reachesAction({ policy, index: 0, pointer: '', raw }, 'rds-db:connect')).toBe(expected)
})
