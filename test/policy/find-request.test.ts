import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { findAllowed, findDifference, findRefused } from '../../src/policy/find-request.ts'
import type { Request, RequestValue } from '../../src/policy/request.ts'
import { createRandom, type RandomCase, randomCase } from './random-case.ts'

const request: Request = {
  principal: 'arn:aws:sts::111122223333:assumed-role/db/s',
  action: 'rds-db:connect',
  resource: 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABC/app',
}
const policiesOf = (...statements: readonly { readonly [member: string]: JsonValue }[]) =>
  compilePolicies({
    identity: [
      {
        Version: '2012-10-17',
        Statement: statements.map(one => ({
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: '*',
          ...one,
        })),
      },
    ],
  })

describe('findAllowed', () => {
  it('finds what a variable in the resource has to be', () => {
    const policies = policiesOf({
      Resource: 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:*/${aws:PrincipalTag/DbUser}',
    })
    expect(findAllowed(request, policies)).toEqual({
      answer: 'yes',
      witness: { ...request, context: { 'aws:principaltag/dbuser': 'app' } },
    })
  })

  it('puts no key into a request that the action does not have', () => {
    const policies = policiesOf({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } })
    expect(findAllowed(request, policies)).toEqual({ answer: 'no' })
  })

  it('settles keys that the request gives as unknown, and no others that it gives', () => {
    const policies = policiesOf({ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'data' } } })
    const ask = (value: RequestValue) =>
      findAllowed({ ...request, context: { 'AWS:PrincipalTag/Team': value } }, policies)
    expect(ask({ unknown: true }).answer).toBe('yes')
    expect(ask('ops')).toEqual({ answer: 'no' })
  })

  it('cannot tell where a policy was not seen', () => {
    const policies = compilePolicies({ identity: { unseen: 'not in the dump' } })
    expect(findAllowed(request, policies)).toEqual({ answer: 'unknown' })
    expect(findRefused(request, policies)).toEqual({ answer: 'unknown' })
  })

  it('tries a key that only has to be there', () => {
    const policies = policiesOf(
      {},
      { Effect: 'Deny', Condition: { DateLessThanIfExists: { 'aws:TokenIssueTime': 'soon' } } },
    )
    expect(findAllowed(request, policies)).toMatchObject({
      answer: 'yes',
      witness: { context: { 'aws:TokenIssueTime': expect.any(String) } },
    })
  })

  it('gives up in the end', () => {
    const keys = Array.from({ length: 16 }, (_, index) => `aws:PrincipalTag/k${index}`)
    const policies = policiesOf(
      {},
      {
        Effect: 'Deny',
        Condition: Object.fromEntries([
          ['StringLike', Object.fromEntries(keys.map(key => [key, ['a*', '*b']]))],
        ]),
      },
      { Effect: 'Deny', Condition: Object.fromEntries([['Null', { [keys[15] as string]: 'true' }]]) },
      ...keys.map(key => ({ Effect: 'Deny', Condition: { StringNotLike: { [key]: ['a*', '*b'] } } })),
    )
    expect(findAllowed(request, policies)).toEqual({ answer: 'unknown' })
  })
})

describe('keys that say who asks', () => {
  it.each([
    'aws:PrincipalArn',
    'aws:PrincipalAccount',
    'aws:PrincipalType',
    'aws:PrincipalIsAWSService',
    'aws:PrincipalServiceName',
    'aws:PrincipalServiceNamesList',
    'aws:username',
    'aws:ResourceAccount',
    'aws:SourceArn',
    'aws:SourceAccount',
    'aws:SourceOrgID',
    'aws:SourceOrgPaths',
  ])('%s is given no other value', key => {
    const policies = policiesOf({ Condition: { StringEquals: { [key]: 'x' } } })
    expect(findAllowed(request, policies)).toEqual({ answer: 'no' })
    expect(
      findDifference(request, policies, policiesOf({ Resource: 'x' }), { anyPrincipal: true }).answer,
    ).toBe('yes')
  })

  it('of what a service calls for are tried where a service calls', () => {
    const trust = (key: string) =>
      compilePolicies({
        resource: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'rds.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringLike: { [key]: 'x*' } },
          },
        },
      })
    const call = {
      principal: 'rds.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::111122223333:role/db',
    }
    for (const key of ['aws:SourceArn', 'aws:SourceAccount', 'aws:SourceOrgID', 'aws:SourceOrgPaths'])
      expect(findAllowed(call, trust(key)).answer, key).toBe('yes')
    expect(findAllowed(call, trust('aws:PrincipalServiceName'))).toEqual({ answer: 'no' })
    expect(findAllowed(call, trust('aws:SourceArn'), ['AWS:SourceArn'])).toEqual({ answer: 'no' })
  })
})

describe('findDifference', () => {
  const team = (name: string) =>
    policiesOf({ Condition: { StringEquals: { 'aws:PrincipalTag/team': name } } })

  it('finds what one side allows and the other refuses', () => {
    expect(findDifference(request, team('a'), team('b'))).toMatchObject({
      answer: 'yes',
      witness: { context: { 'aws:PrincipalTag/team': 'a' } },
    })
    expect(findDifference(request, policiesOf({}), team('b'))).toMatchObject({ answer: 'yes' })
    expect(findDifference(request, team('a'), policiesOf({}))).toEqual({ answer: 'no' })
    expect(findDifference(request, team('a'), team('a'))).toEqual({ answer: 'no' })
  })

  it('leaves out what is withheld, and cannot tell what was not seen', () => {
    expect(findDifference(request, team('a'), team('b'), { withheld: ['aws:PrincipalTag/team'] })).toEqual({
      answer: 'no',
    })
    const unseen = compilePolicies({ identity: { unseen: 'not in the dump' } })
    expect(findDifference(request, policiesOf({}), unseen)).toEqual({ answer: 'unknown' })
  })
})

describe('findRefused', () => {
  it('gives the plainest request that is refused', () => {
    const policies = policiesOf({ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } })
    expect(findRefused(request, policies)).toEqual({ answer: 'yes', witness: { ...request, context: {} } })
    expect(findRefused(request, policies, ['aws:PrincipalTag/team'])).toMatchObject({ answer: 'yes' })
  })

  it('finds a gap in what seems to allow everything', () => {
    const policies = policiesOf(
      { Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } } },
      { Condition: { NumericGreaterThanEqualsIfExists: { 'aws:MultiFactorAuthAge': '3600' } } },
    )
    // A number is below or not; what is no number is neither, and no request has that.
    expect(findRefused(request, policies)).toEqual({ answer: 'no' })
    const open = policiesOf(
      { Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } } },
      { Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } } },
    )
    expect(findRefused(request, open)).toMatchObject({
      answer: 'yes',
      witness: { context: { 'aws:MultiFactorAuthAge': '3600' } },
    })
  })
})

describe('the search', () => {
  it('is never contradicted by a request', () => {
    const tally = { yes: 0, no: 0, unknown: 0, found: 0 }
    const seeds = fc.integer({ min: 0, max: 2 ** 31 })
    fc.assert(
      fc.property(seeds, seed => {
        const random = createRandom(seed)
        const one = randomCase(random)
        const policies = compilePolicies(one.policies)
        const open = { ...one.request, context: {} }
        const search = findAllowed(open, policies)
        tally[search.answer] += 1
        if (search.answer === 'yes') {
          expect(evaluate(search.witness, policies).decision).toBe('allowed')
          return
        }
        for (let i = 0; i < 20; i++) {
          const { decision } = evaluate({ ...open, context: someContext(one, random) }, policies)
          if (decision !== 'allowed') continue
          tally.found += 1
          expect(search.answer).not.toBe('no')
        }
      }),
      { numRuns: 1500 },
    )
    // It is of use: what can pass is nearly always found, and it seldom has to give up.
    expect(tally.found).toBeLessThan(tally.yes / 20)
    expect(tally.unknown).toBeLessThan((tally.yes + tally.no) / 4)
  }, 120_000)
})

const own =
  /^(aws:(principalarn|principalaccount|principaltype|principalisawsservice|username|resourceaccount|sourcearn))$/i

/** Values near those that the case's policies want, for all keys that do not say who asks. */
function someContext({ policies }: RandomCase, random: () => number): Record<string, RequestValue> {
  const context: Record<string, RequestValue> = {}
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      if (name !== 'Condition') visit(member)
      else
        for (const keys of Object.values(member as Record<string, Record<string, string | string[]>>))
          settle(keys)
    }
  }
  const settle = (keys: Record<string, string | string[]>) => {
    for (const [key, wanted] of Object.entries(keys)) {
      if (own.test(key) || random() < 0.3) continue
      const pool = [
        [wanted].flat(),
        'a',
        'b',
        '10',
        '-5',
        '2026-01-01',
        '2999-01-01',
        '203.0.113.9',
        'true',
      ].flat()
      context[key.toLowerCase()] = (pool[Math.floor(random() * pool.length)] ?? 'a').replaceAll(/[*?]/g, 'b')
    }
  }
  visit(policies)
  return context
}
