import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json-value.ts'
import type { Policy, Statement } from '../../src/model/policy.ts'
import { deniesLogin, settledConditions } from '../../src/policy/login-conditions.ts'

function statement(raw: JsonObject): Statement {
  const policy: Policy = { type: 'identity', typeSource: 'told', pointer: '', root: {}, textLength: 0 }
  return { policy, index: 0, pointer: '/Statement/0', raw }
}

const under = (Condition: JsonObject) =>
  settledConditions(statement({ Effect: 'Allow', Action: 'rds-db:connect', Resource: '*', Condition }))

describe('settledConditions', () => {
  it.each([
    ['IpAddress', 'aws:SourceIp', '203.0.113.7', false],
    ['NotIpAddress', 'aws:SourceIp', '203.0.113.7', true],
    ['StringEquals', 'aws:SourceVpce', 'vpce-0a1b2c3d', false],
    ['StringEqualsIfExists', 'AWS:SOURCEVPCE', 'vpce-0a1b2c3d', true],
    ['ForAnyValue:StringLike', 'aws:UserAgent', 'tool*', false],
    ['ForAllValues:StringLike', 'aws:UserAgent', 'tool*', true],
    ['Null', 'aws:SourceVpc', 'true', true],
    ['Null', 'aws:SourceVpc', 'false', false],
    ['StringEquals', 'rds:db-tag/team', 'orders', false],
  ])('%s on %s', (operator, key, value, met) => {
    expect(under({ [operator]: { [key]: value } })).toEqual([
      { operator, key, met, pointer: `/Statement/0/Condition/${operator}/${key.replaceAll('/', '~1')}` },
    ])
  })

  it('says nothing of keys that logins may carry, nor of what is no condition', () => {
    expect(under({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })).toEqual([])
    expect(under({ StringEquals: 'aws:SourceIp' })).toEqual([])
    expect(settledConditions(statement({ Condition: [] }))).toEqual([])
  })
})

describe('deniesLogin', () => {
  const login = 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABC/app'
  const deny = (more: JsonObject) => deniesLogin(statement({ Effect: 'Deny', Resource: '*', ...more }), login)
  it.each<[string, JsonObject, boolean]>([
    ['every action', { Action: '*' }, true],
    ['all but others', { NotAction: 'iam:*' }, true],
    ['another action', { Action: 'rds:*' }, false],
    ['another database', { Action: '*', Resource: 'arn:aws:rds-db:*:*:dbuser:db-XYZ/*' }, false],
    ['elsewhere', { Action: '*', Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.7' } } }, true],
    ['from here', { Action: '*', Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.7' } } }, false],
    ['all but one role', { Action: '*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': login } } }, false],
  ])('%s', (_, more, expected) => {
    expect(deny(more)).toBe(expected)
  })
})
