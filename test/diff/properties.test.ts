// What holds of every pair of policies: rewriting changes nothing, and the way back is the mirror of the way there.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/base/json-value.ts'
import type { LocatedDiff } from '../../src/diff/located-diff.ts'
import { roleOfNobody } from '../../src/policy/entrance.ts'
import { compileOf, diffOf, permissions, trust } from './diff-of.ts'

const principals = [
  '*',
  '111122223333',
  'arn:aws:iam::111122223333:role/app',
  'arn:aws:iam::777788889999:user/ann',
]
const conditions = [
  {},
  { StringEquals: { 'sts:ExternalId': 'agreed' } },
  { StringLike: { 'sts:ExternalId': 'a*' }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/a*' } },
]
const effect = fc.constantFrom('Allow', 'Allow', 'Deny')
const trustStatement = fc.record({
  Effect: effect,
  Principal: fc.record({ AWS: fc.subarray(principals, { minLength: 1, maxLength: 2 }) }),
  Action: fc.constantFrom<JsonValue>('sts:AssumeRole', 'sts:*', ['sts:AssumeRole', 'sts:TagSession']),
  Condition: fc.constantFrom(...conditions),
})
const trusts = fc.array(trustStatement, { minLength: 1, maxLength: 3 }).map(all => trust(...all))

const arns = ['db-A/app', 'db-A/*', '*/admin', 'db-B/${aws:PrincipalTag/user}', '*'].map(
  tail => `arn:aws:rds-db:us-east-1:444455556666:dbuser:${tail}`,
)
const grant = fc.record({ Effect: effect, Resource: fc.subarray(arns, { minLength: 1, maxLength: 2 }) })
const grants = fc.array(grant, { minLength: 1, maxLength: 3 }).map(all => permissions(...all))

const policies = fc.oneof(trusts, grants)
const pairs = fc.oneof(fc.tuple(trusts, trusts), fc.tuple(grants, grants))

/** The same, in another order, with every list split into statements of one value, indented. */
function rewritten(policy: JsonObject): JsonValue {
  const statements = policy['Statement'] as readonly JsonObject[]
  const split = statements.flatMap(one => {
    const element = 'Principal' in one ? 'Principal' : 'Resource'
    const value = one[element] as JsonValue
    const values = (element === 'Principal' ? (value as JsonObject)['AWS'] : value) as readonly JsonValue[]
    return values.map(single => ({
      ...Object.fromEntries(Object.entries(one).reverse()),
      [element]: element === 'Principal' ? { AWS: single } : single,
    }))
  })
  return JSON.stringify({ Statement: split.reverse(), Version: policy['Version'] as JsonValue }, null, 3)
}

const shown = ({ changes }: LocatedDiff) =>
  changes.map(({ effect: way, access, of, whole, witness }) =>
    JSON.stringify({ way, access, of, whole, witness }),
  )

it('rewriting a policy changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(policies, async policy => {
      const { changes, uncompared } = await diffOf(policy, rewritten(policy))
      expect([...changes, ...uncompared]).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('the way back is the mirror of the way there', async () => {
  await fc.assert(
    fc.asyncProperty(pairs, async ([before, after]) => {
      const swapped = (text: string) =>
        text.includes('"way":"added"') ? text.replace('added', 'removed') : text.replace('removed', 'added')
      const there = shown(await diffOf(before, after))
      const back = shown(await diffOf(after, before))
      expect(back.map(swapped).sort()).toEqual([...there].sort())
    }),
    { numRuns: 60 },
  )
})

it('each witness is decided differently, and who gets in at random is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(trusts, trusts),
      fc.constantFrom(...principals.slice(2)),
      async ([before, after], principal) => {
        const diff = await diffOf(before, after)
        const [old, now] = [compileOf(before), compileOf(after)]
        for (const { effect: way, witness } of diff.changes) {
          const [allowing, refusing] = way === 'added' ? [now, old] : [old, now]
          expect(allowing(witness)).toBe('allowed')
          expect(refusing(witness)).not.toBe('allowed')
        }
        for (const context of [{}, { 'sts:ExternalId': 'agreed', 'aws:MultiFactorAuthPresent': 'true' }]) {
          const request = {
            principal,
            action: 'sts:AssumeRole',
            resource: roleOfNobody,
            context,
          }
          const gained = now(request) === 'allowed' && old(request) !== 'allowed'
          if (gained && diff.uncompared.length === 0)
            expect(diff.changes.filter(one => one.effect === 'added').length).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: 80 },
  )
})
