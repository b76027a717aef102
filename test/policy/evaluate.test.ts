import { describe, expect, it } from 'vitest'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Request } from '../../src/policy/request.ts'

const login: Request = {
  principal: 'arn:aws:iam::444455556666:role/app',
  action: 'rds-db:connect',
  resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKLMNOPQRSTUVWXYZ/app',
}
const statement = { Effect: 'Allow', Action: 'rds-db:connect', Resource: '*' }
const policies = (...Statement: readonly object[]) =>
  compilePolicies({ identity: [{ Version: '2012-10-17', Statement } as never] })
const tagged = (Effect: string) => ({
  ...statement,
  Effect,
  Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } },
})
const unknownTeam = { context: { 'aws:PrincipalTag/team': { unknown: true } } } as const

describe('a request that is none', () => {
  const wrong: readonly (readonly [object, string, string])[] = [
    [{ action: 's3' }, '/action', 'an action is a service and a name, such as sts:AssumeRole'],
    [{ action: 's3:' }, '/action', 'an action is a service and a name, such as sts:AssumeRole'],
    [{ action: ':GetObject' }, '/action', 'an action is a service and a name, such as sts:AssumeRole'],
    [{ action: undefined }, '/action', 'an action is a service and a name, such as sts:AssumeRole'],
    [{ resource: '' }, '/resource', 'an ARN or * is expected'],
    [{ resource: undefined }, '/resource', 'an ARN or * is expected'],
    [{ resourceAccount: '1' }, '/resourceAccount', 'an account id has twelve digits'],
    [{ context: { 'a/b': null } }, '/context/a~1b', 'a key without a value is left out'],
    [{ context: { a: undefined } }, '/context/a', 'a key without a value is left out'],
    [{ principal: 'bob' }, '/principal', 'nor "anonymous"'],
    [{ principal: undefined }, '/principal', 'nor "anonymous"'],
  ]
  it.each(wrong)('is refused: %j', (change, pointer, message) => {
    expect(() => evaluate({ ...login, ...change }, policies(statement))).toThrow(
      expect.objectContaining({ pointer, message: expect.stringContaining(message) }),
    )
  })
})

describe('a decision', () => {
  it('says whether it is across accounts', () => {
    const other = { ...login, resource: login.resource.replace('444455556666', '111122223333') }
    expect(evaluate(login, policies(statement)).crossAccount).toBe(false)
    // Twice, since accounts of resources are kept.
    expect(evaluate(other, policies(statement)).crossAccount).toBe(true)
    expect(evaluate(other, policies(statement)).crossAccount).toBe(true)
  })

  it('depends on nothing where it is certain, also with a condition that nobody can tell', () => {
    const both = policies(statement, tagged('Allow'))
    const { decision, dependsOn } = evaluate({ ...login, ...unknownTeam }, both)
    expect({ decision, dependsOn }).toEqual({ decision: 'allowed', dependsOn: [] })
  })

  it('has every outcome that is possible, and no other', () => {
    const outcomesOf = (...statements: readonly object[]) =>
      evaluate({ ...login, ...unknownTeam }, policies(...statements)).outcomes
    expect(outcomesOf(tagged('Allow'))).toEqual(['allowed', 'implicitDeny'])
    expect(outcomesOf(statement, tagged('Deny'))).toEqual(['allowed', 'explicitDeny'])
    expect(outcomesOf(tagged('Deny'))).toEqual(['explicitDeny', 'implicitDeny'])
    expect(outcomesOf(tagged('Allow'), tagged('Deny'))).toEqual(['allowed', 'explicitDeny', 'implicitDeny'])
  })

  it('is written as JSON with all that is worked out late', () => {
    const written = JSON.parse(JSON.stringify(evaluate(login, policies(statement))))
    expect(Object.keys(written)).toEqual([
      'decision',
      'outcomes',
      'crossAccount',
      'dependsOn',
      'missing',
      'notes',
      'reasons',
    ])
    expect(written.reasons).toMatchObject([{ slot: 'identity', statement: 0, matched: 'yes', decides: true }])
  })
})
