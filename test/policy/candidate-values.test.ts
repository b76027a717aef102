import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json-value.ts'
import { candidatesFor } from '../../src/policy/candidate-values.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { prepareRequest } from '../../src/policy/prepare-request.ts'
import type { Request } from '../../src/policy/request.ts'

const request: Request = {
  principal: 'arn:aws:iam::111122223333:role/app',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::example-bucket/key',
}

function candidates(condition: JsonObject, several = false, context: Request['context'] = {}) {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }
  const { identity } = compilePolicies({ identity: [{ Version: '2012-10-17', Statement: [statement] }] })
  const conditions = identity.policies.flatMap(policy => policy.statements.flatMap(one => one.conditions))
  return candidatesFor(conditions, prepareRequest({ ...request, context }, false), several)
}

const other = 'something-else'
// An account that is nobody's in a policy.
const otherAccount = ['9999', '8888', '7777'].join('')
const otherArn = `arn:aws:iam::${otherAccount}:role/something-else`

describe('values at which conditions change their minds', () => {
  it.each<[JsonObject, readonly string[], boolean]>([
    [{ NumericLessThan: { k: '10' } }, ['10', '-1000', '1020'], true],
    [{ NumericEquals: { k: ['20', '10', '20'] } }, ['10', '20', '15', '-1000', '1040'], true],
    [{ NumericEquals: { k: '-10' } }, ['-10', '-1020', '1000'], true],
    [{ NumericEquals: { k: 'ten' } }, ['0'], true],
    [{ NumericEquals: { k: ['ten', '10'] } }, ['10', '-1000', '1020'], true],
    [
      { DateLessThan: { k: '2026-01-01' } },
      ['2026-01-01T00:00:00.000Z', '1969-12-31T23:59:59.000Z', '2082-01-01T00:00:01.000Z'],
      true,
    ],
    [
      { DateLessThan: { k: '8640000000000' } },
      ['8640000000000', '1969-12-31T23:59:59.000Z', '17280000000001'],
      true,
    ],
    [{ Bool: { k: 'true' } }, ['true', 'false'], true],
    [
      { IpAddress: { k: '203.0.113.0/24' } },
      ['203.0.113.0', '203.0.114.0', '192.0.2.1', '0.0.0.0', '::'],
      true,
    ],
    [{ BinaryEquals: { k: 'AAEC' } }, ['AAEC', 'AA=='], true],
    [{ Null: { k: 'true' } }, [other], true],
    [{ Null: { k: 'true' }, StringEquals: { k: 'a' } }, ['a', 'A', other], true],
    [{ StringEquals: { k: 'a' } }, ['a', 'A', other], true],
    [{ StringEquals: { k: 'Ab' } }, ['Ab', 'ab', other], true],
    [{ StringEquals: { k: '' } }, [other, ''], true],
    [{ StringEquals: { k: 'a*' } }, ['a*', 'A*', other], false],
    [{ StringLike: { k: 'a*' } }, ['ax', 'a', 'azz/z', other], true],
    [{ StringLike: { k: 'a?b' } }, ['axb', other], true],
    [{ StringLike: { k: '*' } }, ['x', 'zz/z', other], true],
    [{ StringLike: { k: ['a*', 'ab*'] } }, ['ax', 'a', 'azz/z', 'abx', 'ab', 'abzz/z', other], true],
    [{ StringLike: { k: ['ab*', 'a*'] } }, ['abx', 'ab', 'abzz/z', 'ax', 'a', 'azz/z', other], true],
    [{ StringLike: { k: ['s*', 'so*'] } }, ['sx', 's', 'szz/z', 'sox', 'so', 'sozz/z', other], false],
    [
      { StringLike: { k: 'a:b:c:d:e:*:f' } },
      ['a:b:c:d:e:x:f', 'a:b:c:d:e::f', 'a:b:c:d:e:zz/z:f', other],
      true,
    ],
    [{ StringEqualsIgnoreCase: { k: 'Ab' } }, ['Ab', 'ab', other], true],
    [{ StringEqualsIgnoreCase: { k: 'Ab' }, StringLike: { k: '*' } }, ['Ab', 'x', 'zz/z', 'ab', other], true],
    [{ StringLike: { k: ['a*', 'b'] } }, ['b', 'ax', 'a', 'azz/z', 'B', other], true],
    [{ StringLike: { k: ['a*', '*b'] } }, ['ax', 'a', 'azz/z', 'xb', 'b', 'zz/zb', other], false],
    [{ StringLike: { k: 'something*' } }, ['somethingx', 'something', 'somethingzz/z', other], false],
    [{ StringLike: { k: ['x?', 'xx'] } }, ['xx', 'XX', other], false],
    [
      { ArnLike: { k: 'arn:aws:iam::*:role/*' } },
      [
        `arn:aws:iam::${otherAccount}:role/x`,
        'arn:aws:iam::x:role/x',
        'arn:aws:iam:::role/',
        'arn:aws:iam::zz/z:role/zz/z',
        otherArn,
      ],
      // No text is tried that it does not match.
      false,
    ],
    [
      { ArnLike: { k: 'arn:aws:s3:*:1:a?' } },
      ['arn:aws:s3:x:1:ax', 'arn:aws:s3::1:ax', 'arn:aws:s3:zz/z:1:ax', otherArn],
      true,
    ],
    [{ StringEquals: { k: 'a' }, NumericEquals: { k: '1' } }, ['a', 'A', other, '1', '-1000', '1002'], false],
  ])('%j', (condition, values, complete) => {
    expect(candidates(condition)).toEqual({ values: [undefined, ...values], complete })
  })

  it('fills variables with what the request has, and is never sure of them', () => {
    const wanted = { StringEquals: { k: '${aws:PrincipalTag/team}' } }
    expect(candidates(wanted, false, { 'aws:PrincipalTag/team': 'a' })).toEqual({
      values: [undefined, 'a', 'A', other],
      complete: false,
    })
    expect(candidates(wanted)).toEqual({ values: [undefined, other], complete: false })
    expect(candidates(wanted, false, { 'aws:PrincipalTag/team': { unknown: true } }).values).toEqual([
      undefined,
      other,
    ])
  })

  it('keeps wildcards beside variables', () => {
    const wanted = { StringLike: { k: ['${aws:PrincipalTag/team}*', '${aws:PrincipalTag/team}-?'] } }
    expect(candidates(wanted, false, { 'aws:PrincipalTag/team': 'a' }).values).toEqual([
      undefined,
      'ax',
      'a',
      'azz/z',
      'a-x',
      other,
    ])
  })

  it('of keys with several values are sets: each, while they are few', () => {
    expect(candidates({ StringEquals: { k: 'a' } }, true)).toEqual({
      values: [undefined, 'a', 'A', other, ['a', 'A'], ['a', other], ['A', other], ['a', 'A', other]],
      complete: true,
    })
    const four = candidates({ StringLike: { k: 'a*' } }, true)
    expect(four.values).toHaveLength(1 + 4 + 11)
    expect(four.complete).toBe(true)
  })

  it('of keys with several values are pairs and all of them, where they are many', () => {
    const { values, complete } = candidates({ StringEquals: { k: ['a', 'b'] } }, true)
    const all = ['a', 'b', 'A', 'B', other]
    expect(values).toEqual([
      undefined,
      ...all,
      ...[0, 1, 2, 3, 4].flatMap(first => all.slice(first + 1).map(second => [all[first], second])),
      all,
    ])
    expect(complete).toBe(false)
    const many = candidates(
      { StringEquals: { k: Array.from({ length: 20 }, (_, index) => `k${index}`) } },
      true,
    )
    expect(many.values).toHaveLength(1 + 41 + 100 + 1)
  })
})
