import { expect, it } from 'vitest'
import { mentionsVariable, policySize, shortestLength, writtenLength } from '../../src/model/policy.ts'

const policy = (root: object, more: object = {}) =>
  ({ type: 'scp', typeSource: 'told', pointer: '', root, textLength: 50, ...more }) as never

it('counts for IAM without any white space, for others without that between elements', () => {
  const root = { Statement: { Sid: 'a b\tc' } }
  expect(policySize(policy(root))).toBe('{"Statement":{"Sid":"ab\\tc"}}'.length)
  expect(shortestLength(policy(root))).toBe('{"Statement":{"Sid":"a b\\tc"}}'.length)
})

it('knows the length of a text only where the policy is all of it', () => {
  expect(writtenLength(policy({}))).toBe(50)
  expect(writtenLength(policy({}, { pointer: '/PolicyDocument' }))).toBeUndefined()
  expect(writtenLength(policy({}, { writtenAs: 'json-text' }))).toBeUndefined()
})

it('finds variables anywhere', () => {
  expect(mentionsVariable(policy({ Statement: { Resource: ['arn:${aws:username}'] } }))).toBe(true)
  expect(mentionsVariable(policy({ Statement: { Resource: '$' } }))).toBe(false)
})
