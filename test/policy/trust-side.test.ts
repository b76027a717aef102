import { describe, expect, it } from 'vitest'
import { askTrust } from '../../src/policy/trust-side.ts'
import { allow, deny, ownRole, trust, vendor, vendorRole } from '../helpers/trust-policies.ts'

const id = { StringEquals: { 'sts:ExternalId': 'agreed' } }
const without = ['sts:ExternalId']

describe('a trust policy asked by itself', () => {
  it('lets in whom it names, whatever their own side says', () => {
    const { search } = askTrust(trust(allow(vendorRole)), ownRole)
    expect(search({ principal: vendorRole })).toEqual({
      answer: 'yes',
      witness: { principal: vendorRole, action: 'sts:AssumeRole', resource: ownRole, context: {} },
    })
    expect(search({ principal: `${vendorRole}-2` }).answer).toBe('no')
    const session = `arn:aws:sts::${vendor}:assumed-role/tool/s`
    expect(search({ principal: session }).answer).toBe('yes')
    expect(askTrust(trust(allow(vendor)), ownRole).search({ principal: session }).answer).toBe('yes')
  })

  it('needs no session policy of a federated user', () => {
    const { search } = askTrust(trust(allow(vendor)), ownRole)
    expect(search({ principal: `arn:aws:sts::${vendor}:federated-user/ann` }).answer).toBe('yes')
  })

  it('answers each question by itself', () => {
    const { search } = askTrust(trust(allow(vendorRole, id)), ownRole)
    const principal = vendorRole
    expect(search({ principal }).answer).toBe('yes')
    expect(search({ principal, without }).answer).toBe('no')
    expect(search({ principal, without: ['aws:SourceIp', 'aws:userid'] }).answer).toBe('yes')
    expect(search({ principal, without: ['aws:SourceIp', 'sts:ExternalId'] }).answer).toBe('no')
    expect(search({ principal, context: { 'sts:ExternalId': 'other' } }).answer).toBe('no')
    expect(search({ principal, context: { 'sts:ExternalId': 'agreed' } }).answer).toBe('yes')
    expect(search({ principal, action: 'sts:TagSession' }).answer).toBe('no')
  })

  it('gives a question that was asked before the same answer', () => {
    const { search } = askTrust(trust(allow(vendorRole, id)), ownRole)
    expect(search({ principal: vendorRole })).toBe(search({ principal: vendorRole, without: [] }))
    expect(search({ principal: vendorRole, without })).toBe(search({ principal: vendorRole, without }))
  })

  it('takes all questions for one that differ in nothing the policy asks', () => {
    const { search } = askTrust(trust(allow(vendorRole)), ownRole)
    expect(search({ principal: vendorRole, without })).toBe(search({ principal: vendorRole }))
  })

  it('cannot be told where it has no statements', () => {
    expect(askTrust({}, ownRole).search({ principal: vendorRole })).toEqual({ answer: 'unknown' })
  })

  it('says which statements let a request in', () => {
    const side = askTrust(
      trust(allow(vendorRole, id), allow(`${vendorRole}-2`), allow(vendor), deny(`${vendorRole}-3`)),
      ownRole,
    )
    const by = (principal: string, context = {}) =>
      side.admittedBy({ principal, action: 'sts:AssumeRole', resource: ownRole, context })
    expect(by(vendorRole)).toEqual([2])
    expect(by(vendorRole, { 'sts:ExternalId': 'agreed' })).toEqual([0, 2])
    expect(by(`${vendorRole}-2`)).toEqual([1, 2])
    // What is denied nobody lets in.
    expect(by(`${vendorRole}-3`)).toEqual([])
    // Perhaps is not yes.
    const guarded = askTrust(trust(allow(vendorRole, id)), ownRole)
    const call = { principal: vendorRole, action: 'sts:AssumeRole', resource: ownRole }
    expect(guarded.admittedBy({ ...call, context: { 'sts:ExternalId': { unknown: true } } })).toEqual([])
    expect(by(vendorRole, { 'sts:ExternalId': { unknown: true } })).toEqual([2])
  })
})
