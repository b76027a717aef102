import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json-value.ts'
import type { HeldPolicy } from '../../src/model/inventory.ts'
import { askPermissions } from '../../src/policy/permissions-side.ts'

const login = 'rds-db:connect'
const user = (name: string) => `arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABC/${name}`

function held(path: string, ...Statement: readonly object[]): HeldPolicy {
  const root = { Version: '2012-10-17', Statement } as unknown as JsonObject
  return heldAs(path, root)
}

function heldAs(path: string, root: JsonObject): HeldPolicy {
  const policy = { type: 'identity', typeSource: 'told', pointer: '', root, textLength: 0 }
  return { document: { path }, policy } as unknown as HeldPolicy
}

const allow = (Action: string, Resource = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
})
const role = 'arn:aws:iam::444455556666:role/app'

describe('the permissions of an identity', () => {
  it('are decided together', () => {
    const { decide } = askPermissions(
      [
        held('a.json', allow(login)),
        held('b.json', { ...allow(login, user('admin')), Effect: 'Deny' }),
        held('c.json', allow('s3:*', '*', { StringEquals: { 'aws:PrincipalTag/team': 'a' } })),
      ],
      role,
    )
    expect(decide(login, user('app')).decision).toBe('allowed')
    expect(decide(login, user('admin')).decision).toBe('explicitDeny')
    expect(decide('rds:StartDBInstance', '*').decision).toBe('implicitDeny')
    expect(decide('s3:GetObject', '*')).toMatchObject({ decision: 'depends', crossAccount: false })
    expect(decide(login, user('app').replace('444455556666', '111122223333')).crossAccount).toBe(true)
  })

  it('are those of some role where nobody said whose', () => {
    expect(askPermissions([held('a.json', allow(login))]).decide(login, '*').decision).toBe('allowed')
    const ofRoles = { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }
    expect(askPermissions([held('a.json', allow(login, '*', ofRoles))]).decide(login, '*').decision).toBe(
      'allowed',
    )
  })

  it('come from a statement of a policy', () => {
    const first = held('a.json', allow('s3:*'), { ...allow(login, user('admin')), Effect: 'Deny' })
    const second = held('b.json', allow('s3:*'), allow(login, user('a*')), allow(login, user('app')))
    const third = held('c.json', allow('kms:*', '*', { StringEquals: { 'aws:PrincipalTag/team': 'a' } }))
    const { allowedBy } = askPermissions([first, second, third], role)
    expect(allowedBy(login, user('app'))).toMatchObject({ held: second, statement: { index: 1 } })
    expect(allowedBy(login, user('app'))?.held).toBe(second)
    expect(allowedBy('kms:Decrypt', '*')).toMatchObject({ held: third, statement: { index: 0 } })
    expect(allowedBy(login, user('admin'))).toBeUndefined()
    expect(allowedBy(login, user('zoe'))).toBeUndefined()
  })

  it('speak of a service, of all, or of none', () => {
    const speaks = (...policies: readonly HeldPolicy[]) => askPermissions(policies, role).speaksOf('rds-db')
    expect(speaks(held('a.json', allow(login)))).toBe(true)
    expect(speaks(held('a.json', allow('s3:*')))).toBe(false)
    expect(speaks(held('a.json', allow('*')))).toBe(true)
    expect(speaks()).toBe(false)
    // What cannot be read may speak of anything.
    expect(speaks(heldAs('a.json', {}))).toBe(true)
  })
})
