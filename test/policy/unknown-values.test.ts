// What is not known when a policy is judged: whatever it turns out to be, the decision made without it has to hold.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isObject, type JsonValue } from '../../src/base/json-value.ts'
import { replaceUnknowns, unknownText } from '../../src/base/unknown-text.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policies } from '../../src/policy/policies.ts'
import type { Request } from '../../src/policy/request.ts'

const account = unknownText('AWS::AccountId')
const name = unknownText('Name')
const whatever = unknownText('Anything')

/** The same with values in place of what is not known. */
function filled<T>(value: T, by: Readonly<Record<string, string>>): T {
  const fill = (one: JsonValue): JsonValue => {
    if (typeof one === 'string') return replaceUnknowns(one, unknown => by[unknown] ?? '')
    if (Array.isArray(one)) return one.map(fill)
    if (!isObject(one)) return one
    return Object.fromEntries(Object.entries(one).map(([key, member]) => [fill(key) as string, fill(member)]))
  }
  return fill(value as JsonValue) as T
}

const ids = fc.constantFrom('111122223333', '444455556666')
const texts = fc.constantFrom('app', 'other', 'a*', '*')

const principals = fc.constantFrom(
  { AWS: '*' },
  { AWS: account },
  { AWS: `arn:aws:iam::${account}:root` },
  { AWS: `arn:aws:iam::${account}:role/app` },
  { AWS: `arn:aws:iam::111122223333:role/${name}` },
  { AWS: ['111122223333', whatever] },
  { AWS: 'arn:aws:iam::111122223333:root' },
)
const actions = fc.constantFrom('sts:AssumeRole', `sts:${name}`, whatever, ['s3:GetObject', 'sts:*'], '*')
const resources = fc.constantFrom(
  '*',
  whatever,
  `arn:aws:iam::${account}:role/target`,
  `arn:aws:iam::444455556666:role/${name}`,
  'arn:aws:iam::444455556666:role/target',
)
const conditions = fc.constantFrom<JsonValue | undefined>(
  undefined,
  { StringEquals: { 'sts:ExternalId': name } },
  { StringNotEquals: { 'sts:ExternalId': whatever } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/*` } },
  { StringLike: { 'aws:PrincipalAccount': account } },
  { Bool: { 'aws:MultiFactorAuthPresent': whatever } },
)
const effects = fc.constantFrom('Allow', 'Allow', 'Deny')

const grants = fc
  .record({ Effect: effects, Action: actions, Resource: resources, Condition: conditions })
  .map(statement => JSON.parse(JSON.stringify(statement)) as JsonValue)
const trusts = fc
  .record({ Effect: effects, Principal: principals, Action: actions, Condition: conditions })
  .map(statement => JSON.parse(JSON.stringify(statement)) as JsonValue)
const requests = fc
  .record({
    caller: fc.constantFrom('111122223333', account),
    callerName: fc.constantFrom('app', name),
    owner: fc.constantFrom('444455556666', account),
    externalId: fc.constantFrom<string | undefined>('app', name, undefined),
  })
  .map(
    ({ caller, callerName, owner, externalId }): Request => ({
      principal: `arn:aws:iam::${caller}:role/${callerName}`,
      action: 'sts:AssumeRole',
      resource: `arn:aws:iam::${owner}:role/target`,
      context: externalId === undefined ? {} : { 'sts:ExternalId': externalId },
    }),
  )

const document = (statements: readonly JsonValue[]): JsonValue => ({
  Version: '2012-10-17',
  Statement: [...statements],
})

describe('what is not known', () => {
  test('leaves every outcome open that a value could bring about', () => {
    const identities = fc.array(grants, { minLength: 1, maxLength: 3 })
    const resource = fc.array(trusts, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(identities, resource, requests, ids, texts, texts, (own, trust, request, id, one, two) => {
        const policies: Policies = { identity: [document(own)], resource: document(trust) }
        const by = { 'AWS::AccountId': id, Name: one.replaceAll('*', 'x'), Anything: two }
        const open = evaluate(request, compilePolicies(policies)).outcomes
        const [outcome] = evaluate(filled(request, by), compilePolicies(filled(policies, by))).outcomes
        expect(open).toContain(outcome)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['the same unknown account on both sides', account, account, 'allowed'],
    ['an unknown account in the policy', account, '111122223333', 'depends'],
    ['an unknown account in the request', '111122223333', account, 'depends'],
    ['another known account', '111122223333', '444455556666', 'implicitDeny'],
    ['an unknown account of another origin', account, unknownText('AWS::AccountId', 'b.yaml'), 'depends'],
  ])('%s', (_title, written, asked, decision) => {
    const policies = compilePolicies({
      identity: [
        document([
          { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:aws:iam::${written}:role/target` },
        ]),
      ],
      resource: document([{ Effect: 'Allow', Principal: { AWS: asked }, Action: 'sts:AssumeRole' }]),
    })
    const caller = `arn:aws:iam::${asked}:role/app`
    const request = {
      principal: caller,
      action: 'sts:AssumeRole',
      resource: `arn:aws:iam::${asked}:role/target`,
    }
    expect(evaluate(request, policies).decision).toBe(decision)
  })

  test('is told as a dependence when it is a whole statement', () => {
    const policies = compilePolicies({ identity: [{ name: 'app.yaml', document: document([whatever]) }] })
    const decision = evaluate(
      {
        principal: 'arn:aws:iam::111122223333:role/app',
        action: 'rds-db:connect',
        resource: 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-A/app',
      },
      policies,
    )
    expect(decision.dependsOn).toEqual([
      {
        kind: 'policies',
        slot: 'identity',
        why: 'what stands at /Statement/0 of app.yaml is not known',
        could: ['allow', 'deny'],
      },
    ])
  })
})
