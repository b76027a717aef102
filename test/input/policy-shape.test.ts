import { describe, expect, it } from 'vitest'
import { contentsOfList, typeByShape } from '../../src/input/policy-shape.ts'

const role = 'arn:aws:iam::111122223333:role/bytebase'

describe('typeByShape', () => {
  it.each([
    ['trust', { Effect: 'Allow', Principal: { AWS: role }, Action: 'sts:AssumeRole' }],
    ['trust', { Effect: 'Allow', Principal: { AWS: role }, Action: 'sts:AssumeRole', Resource: '*' }],
    ['trust', { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
    ['trust', { Effect: 'Allow', Action: 'sts:AssumeRole' }],
    ['resource', { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }],
    ['resource', { Effect: 'Allow', Principal: { AWS: '*' }, Action: ['sts:TagSession'], Resource: '*' }],
    ['resource', { Effect: 'Allow', Principal: { AWS: role }, Action: 's3:GetObject', Resource: '*' }],
    ['identity', { Effect: 'Allow', Principal: { AWS: role }, Action: 'rds-db:connect', Resource: '*' }],
    ['identity', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role }],
  ] as const)('is %s: %j', (type, statement) => {
    expect(typeByShape({ Statement: [statement as never] })).toBe(type)
    expect(typeByShape({ Statement: statement as never })).toBe(type)
  })
})

describe('contentsOfList', () => {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
  it.each([
    ['statements', [statement]],
    ['statements', [statement, { Effect: 'Deny', NotAction: [] }]],
    ['policies', [{ Statement: [statement] }]],
    [undefined, []],
    [undefined, [statement, 'x']],
    [undefined, [{ effect: 'Allow', action: 'save' }]],
    [undefined, [{ action: 'save' }]],
    [undefined, [statement, { Statement: [statement] }]],
  ] as const)('is %s: %j', (contents, list) => {
    expect(contentsOfList(list as never)).toBe(contents)
  })
})
