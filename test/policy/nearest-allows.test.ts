import { expect, it } from 'vitest'
import { compilePolicies } from '../../src/policy/compile.ts'
import { failingAllows } from '../../src/policy/nearest-allows.ts'

const request = {
  principal: 'arn:aws:iam::111122223333:role/tool',
  action: 'sts:AssumeRole',
  resource: 'arn:aws:iam::444455556666:role/db',
}

it('names every clause in which an Allow statement fails, and leaves denials and what allows aside', () => {
  const { identity } = compilePolicies({
    identity: [
      { Statement: [{ Effect: 'Deny', Action: 'sts:*', Resource: 'arn:aws:iam::444455556666:role/x' }] },
      {
        Statement: [
          { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: 'arn:aws:iam::444455556666:role/x',
            Condition: { StringEquals: { 'sts:ExternalId': 'a-b' } },
          },
        ],
      },
    ],
  })
  const failing = failingAllows(identity, request)
  expect(failing.map(({ policy, statement }) => [policy, statement])).toEqual([[1, 1]])
  expect(failing[0]?.failed.map(({ element, state }) => [element, state])).toEqual([
    ['Resource', 'no'],
    ['Condition', 'no'],
  ])
})

it('tells what is not known from what fails', () => {
  const { identity } = compilePolicies({
    identity: [
      {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: '*',
            Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
          },
        ],
      },
    ],
  })
  const failing = failingAllows(identity, { ...request, context: { 'aws:SourceVpce': { unknown: true } } })
  expect(failing[0]?.failed[0]?.state).toBe('unknown')
})
