import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import {
  canAssume,
  canConnect,
  requestWithoutExternalIdThatPasses,
  whoCanAssume,
} from '../../src/policy/questions.ts'

const A = '111122223333'
const B = '444455556666'
const arn = `arn:aws:iam::${B}:role/db`
const app = `arn:aws:iam::${A}:role/app`

function trust(...statements: readonly { readonly [member: string]: JsonValue }[]): JsonValue {
  return {
    Version: '2012-10-17',
    Statement: statements.map(one => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...one })),
  }
}
const guard = { StringEquals: { 'sts:ExternalId': 'agreed' } }
const named = { Principal: { AWS: app } }

describe('requestWithoutExternalIdThatPasses', () => {
  it.each<[string, JsonValue, 'yes' | 'no']>([
    ['no guard', trust(named), 'yes'],
    ['a guard', trust({ ...named, Condition: guard }), 'no'],
    [
      'a guard in one of two statements',
      trust({ ...named, Condition: guard }, { Principal: { AWS: A } }),
      'yes',
    ],
    [
      'a guard behind IfExists',
      trust({ ...named, Condition: { StringEqualsIfExists: { 'sts:ExternalId': 'agreed' } } }),
      'yes',
    ],
    [
      'a guard behind ForAllValues',
      trust({ ...named, Condition: { 'ForAllValues:StringEquals': { 'sts:ExternalId': 'agreed' } } }),
      'yes',
    ],
    ['a guard like *', trust({ ...named, Condition: { StringLike: { 'sts:ExternalId': '*' } } }), 'yes'],
    ['a guard like ?*', trust({ ...named, Condition: { StringLike: { 'sts:ExternalId': '?*' } } }), 'yes'],
    [
      'only a check that there is one',
      trust({ ...named, Condition: { Null: { 'sts:ExternalId': 'false' } } }),
      'yes',
    ],
    [
      'a Deny unless agreed',
      trust(named, {
        Effect: 'Deny',
        Principal: '*',
        Condition: { StringNotEquals: { 'sts:ExternalId': 'agreed' } },
      }),
      'no',
    ],
    [
      'a Deny that an absent id escapes',
      trust(named, {
        Effect: 'Deny',
        Principal: '*',
        Condition: { StringNotEquals: { 'sts:ExternalId': 'agreed' }, Null: { 'sts:ExternalId': 'false' } },
      }),
      'yes',
    ],
    ['another account', trust({ Principal: { AWS: '777788889999' } }), 'no'],
    [
      'another condition that can be met',
      trust({ ...named, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
      'yes',
    ],
    ['everyone but one', trust({ NotPrincipal: { AWS: `arn:aws:iam::${A}:role/other` } }), 'yes'],
    [
      'an organization',
      trust({
        Principal: '*',
        Condition: {
          StringEquals: { 'aws:PrincipalOrgID': 'o-1' },
          ...{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        },
      }),
      'yes',
    ],
    [
      'a role of another name',
      trust({
        Principal: '*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::777788889999:role/x` } },
      }),
      'no',
    ],
  ])('%s: %s', (_, document, answer) => {
    const role = { arn, trust: document }
    const search = requestWithoutExternalIdThatPasses(role, A)
    expect(search.answer).toBe(answer)
    if (search.answer !== 'yes') return
    expect(search.witness.context?.['sts:ExternalId']).not.toBe('agreed')
    const identity = [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }]
    expect(evaluate(search.witness, compilePolicies({ identity, resource: document })).decision).toBe(
      'allowed',
    )
  })

  it('cannot tell when the trust policy was not seen', () => {
    expect(requestWithoutExternalIdThatPasses({ arn, trust: { unseen: 'not ours' } }, A).answer).toBe(
      'unknown',
    )
  })
})

describe('whoCanAssume', () => {
  it('lists whom the policy names and whether a request of theirs passes', () => {
    const document = trust(
      { Sid: 'Named', Principal: { AWS: [app, B], Service: 'ec2.amazonaws.com' }, Condition: guard },
      { Sid: 'Gone', Principal: { AWS: 'AROAEXAMPLEID' } },
      { Sid: 'All', Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
      { Effect: 'Deny', Principal: { Service: '*' } },
      { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } },
    )
    const trustees = whoCanAssume({ arn, trust: document })
    expect(
      trustees.map(({ named: who, kind, statement, search }) => [who, kind, statement.sid, search.answer]),
    ).toEqual([
      [B, 'account', 'Named', 'yes'],
      [app, 'identity', 'Named', 'yes'],
      ['ec2.amazonaws.com', 'service', 'Named', 'no'],
      ['AROAEXAMPLEID', 'nobody', 'Gone', 'no'],
      ['*', 'everyone', 'All', 'yes'],
    ])
    const [, byName] = trustees
    if (byName?.search.answer !== 'yes') throw new Error('no witness')
    expect(byName.search.witness.context).toEqual({ 'sts:externalid': 'agreed' })
  })

  it('asks for tokens of identity providers', () => {
    const provider = `arn:aws:iam::${B}:oidc-provider/token.example.com`
    const document = trust({
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: provider },
      Condition: { StringLike: { 'token.example.com:sub': 'repo:app/*' } },
    })
    const [trustee] = whoCanAssume({ arn, trust: document })
    expect(trustee).toMatchObject({
      kind: 'provider',
      search: { answer: 'yes', witness: { principal: provider } },
    })
  })
})

describe('canAssume', () => {
  const identity = [trust()]
  it('asks both sides', () => {
    const role = { arn, trust: trust({ ...named, Condition: guard }) }
    const allowing = [
      { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:*', Resource: arn } },
    ]
    const context = { 'sts:ExternalId': 'agreed' }
    expect(canAssume({ principal: app, identity: allowing }, role, context).decision).toBe('allowed')
    expect(canAssume({ principal: app, identity: allowing }, role).decision).toBe('implicitDeny')
    expect(canAssume({ principal: app, identity }, role, context).missing).toEqual([
      { slot: 'identity', state: 'no' },
    ])
    expect(canAssume({ principal: app, identity: { unseen: 'not ours' } }, role, context).decision).toBe(
      'depends',
    )
  })
})

describe('canConnect', () => {
  const principal = `arn:aws:sts::${B}:assumed-role/db/s`
  const user = (account: string) => `arn:aws:rds-db:eu-west-1:${account}:dbuser:db-ABC/app`
  const identity = [
    {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'rds-db:connect', Resource: 'arn:aws:rds-db:*:*:dbuser:*/app' },
    },
  ]
  it('knows no database of another account', () => {
    expect(canConnect({ principal, identity }, user(B)).decision).toBe('allowed')
    expect(canConnect({ principal, identity }, user(A)).missing).toEqual([{ slot: 'resource', state: 'no' }])
  })
})
