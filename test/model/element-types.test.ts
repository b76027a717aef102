import { expect, it } from 'vitest'
import { wrongTypesOfPolicy, wrongTypesOfStatement } from '../../src/model/element-types.ts'
import { statementsOf } from '../../src/model/policy.ts'

const policyOf = (root: object) =>
  ({ type: 'identity', typeSource: 'told', pointer: '/p', root, textLength: 0 }) as never

it('finds nothing in a policy with all elements of the right types', () => {
  const root = {
    Version: '2012-10-17',
    Id: 'x',
    Statement: [
      {
        Sid: 'a',
        Effect: 'Allow',
        Principal: { AWS: ['a'], Service: 'b' },
        NotPrincipal: '*',
        Action: ['a'],
        NotAction: 'a',
        Resource: [],
        NotResource: '*',
        Condition: { Bool: { a: true, b: 1, c: 'x', d: [false, 2, 'y'] } },
      },
    ],
  } as const
  expect(wrongTypesOfPolicy(root, '')).toEqual([])
  expect(statementsOf(policyOf(root)).flatMap(wrongTypesOfStatement)).toEqual([])
})

it('says where, what stands there, and what should', () => {
  expect(wrongTypesOfPolicy({ Version: null, Statement: [1] }, '/p')).toEqual([
    { pointer: '/p/Version', holder: 'Version', isItem: false, is: 'null', wanted: 'string' },
    { pointer: '/p/Statement/0', holder: 'Statement', isItem: true, is: 'number', wanted: 'statement' },
  ])
  const [statement] = statementsOf(
    policyOf({ Statement: { Action: [[]], Condition: { Bool: { 'a/b': null } } } }),
  )
  expect(statement && wrongTypesOfStatement(statement)).toEqual([
    { pointer: '/p/Statement/Action/0', holder: 'Action', isItem: true, is: 'array', wanted: 'string' },
    {
      pointer: '/p/Statement/Condition/Bool/a~1b',
      holder: 'a/b',
      isItem: false,
      is: 'null',
      wanted: 'values',
    },
  ])
})
