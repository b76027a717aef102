import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json-value.ts'
import { type Policy, statementsOf } from '../../src/model/policy.ts'
import { isUpToAccount, isUpToAnybody, isUpToCaller } from '../../src/policy/call-keys.ts'
import { deniesOf, entranceBy } from '../../src/policy/entrance.ts'
import { stranger, strangerIn } from '../../src/policy/stranger.ts'
import { allow, deny, trust, vendor, vendorRole } from '../helpers/trust-policies.ts'

function policyOf(...statements: readonly object[]): Policy {
  const root: JsonObject = trust(...statements)
  return { type: 'trust', typeSource: 'told', pointer: '', root, textLength: 0 }
}

/** The way in by the first statement. */
function firstOf(...statements: readonly object[]) {
  const policy = policyOf(...statements)
  const [first] = statementsOf(policy)
  if (first === undefined) throw new Error('no statement')
  return entranceBy(policy, first, { roleArn: 'arn:aws:iam::777788889999:role/db' })
}

describe('an entrance', () => {
  it('is one Allow alone', () => {
    const entrance = firstOf(allow(vendorRole, { Null: { 'sts:ExternalId': 'false' } }), allow(vendorRole))
    expect(entrance.search({ principal: vendorRole, without: ['sts:ExternalId'] }).answer).toBe('no')
  })

  it('has all Denies', () => {
    const entrance = firstOf(allow(vendorRole), deny('*'))
    expect(entrance.search({ principal: vendorRole }).answer).toBe('no')
  })

  it('can be asked without some of them', () => {
    const policy = policyOf(allow(vendorRole), deny('*'))
    const [first] = statementsOf(policy)
    expect(deniesOf(policy)).toHaveLength(1)
    const entrance = entranceBy(policy, first as NonNullable<typeof first>, { denies: [] })
    expect(entrance.search({ principal: vendorRole }).answer).toBe('yes')
  })

  it('reads variables only where the version has them', () => {
    const condition = { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } }
    const entrance = firstOf(allow('*', condition))
    expect(entrance.search({ principal: stranger }).answer).toBe('no')
    expect(entrance.search({ principal: strangerIn('777788889999') }).answer).toBe('yes')
  })
})

describe('a plain call', () => {
  const ofVendor = (condition: object, brings = isUpToCaller) =>
    firstOf(allow(vendor, condition)).plainCall(strangerIn(vendor), brings)

  it.each([
    ['nothing asked', {}],
    ['every address', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }],
    ['what the caller sends', { StringLike: { 'sts:RoleSessionName': 'a*', 'aws:UserAgent': 'b*' } }],
    ['a key that is not demanded', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['every address of a VPC', { IpAddress: { 'aws:VpcSourceIp': '0.0.0.0/0' } }],
    ['any value', { StringLike: { 'sts:ExternalId': '*' } }],
    ['any value with a hyphen', { StringLike: { 'sts:ExternalId': '?*-*' } }],
    ['no MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }],
    [
      'absent here, any value there',
      { StringLike: { 'aws:userid': '*' }, Null: { 'aws:SourceVpce': 'true' } },
    ],
  ])('gets in: %s', (_, condition) => {
    expect(ofVendor(condition)).toBeDefined()
  })

  it.each([
    ['an address', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    ['an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    ['MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['a tag', { StringEquals: { 'aws:PrincipalTag/team': 'db' } }],
    ['an external id', { StringEquals: { 'sts:ExternalId': 'a-b' } }],
    ['another account', { StringNotEquals: { 'aws:PrincipalAccount': vendor } }],
    ['another principal', { ArnEquals: { 'aws:PrincipalArn': vendorRole } }],
  ])('does not: %s', (_, condition) => {
    expect(ofVendor(condition)).toBeUndefined()
  })

  it('has no key that nothing demands', () => {
    expect(ofVendor({ StringLikeIfExists: { 'sts:ExternalId': '*' } })?.context).toEqual({})
  })

  it('is looked for among so many combinations, and no more', () => {
    const tags = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`aws:RequestTag/t${index}`, '*']))
    const nothing = () => false
    expect(Object.keys(ofVendor({ StringLike: tags(7) }, nothing)?.context ?? {})).toHaveLength(7)
    expect(ofVendor({ StringLike: tags(8) }, nothing)).toBeUndefined()
  })

  it('brings what it is let', () => {
    const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
    expect(ofVendor(mfa, isUpToAnybody)?.context).toEqual({ 'aws:MultiFactorAuthPresent': 'true' })
    const tag = { StringEquals: { 'aws:PrincipalTag/team': 'db' } }
    expect(ofVendor(tag, isUpToAnybody)).toBeUndefined()
    expect(ofVendor(tag, isUpToAccount)?.context).toEqual({ 'aws:PrincipalTag/team': 'db' })
  })
})
